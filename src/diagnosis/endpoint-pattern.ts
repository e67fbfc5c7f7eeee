import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { resourceOf } from './timeline.ts';

/**
 * What requests for one thing or another of a kind have in common: the route without its numbers, `/wp/v2/posts/…`, or the
 * action, or the path of a script.
 */
export function endpointPattern(subject: WordPressExchange): string {
	const { action, route } = subject.endpoint;
	return route?.replace(/\/\d+(?=\/|$)/g, '/…') ?? action ?? resourceOf(subject);
}
