import { asRecord, type Loose } from '../../exchange/loose.ts';
import { requestData } from '../../exchange/request-data.ts';
import { parseUrl } from '../../exchange/url.ts';
import { preloadsOf } from '../../wordpress/preloads.ts';
import { answerJson } from '../../wordpress/unread-answer.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** What the tab knew of a resource before it wrote. */
export interface LastRead {
	readonly exchangeId: number;
	/** When its answer had arrived, in milliseconds since 1970. */
	readonly at: number;
	readonly how: 'read' | 'own-write' | 'preload';
	readonly body: Loose;
}

/** An exchange with its parts, as the inspector keeps it. */
export type Observed = WordPressExchange & { readonly parts: readonly WordPressExchange[] };

/** The resource that a route is about: an autosave is about its post. */
export function resourceRoute(route: string): string {
	return route.replace(/\/autosaves(?:\/\d{1,20})?$/, '');
}

/**
 * What the sender of a write worked from: the latest answer that showed the same resource whole and was there before the
 * write was sent. That is a GET, the answer to an earlier write, or what a page of the block editor brought along.
 *
 * A read with `_fields` counts only if there is no other. One that was still under way counts not at all: its sender could
 * not have seen the answer.
 */
export function lastReadBefore(
	observations: readonly Observed[],
	subject: WordPressExchange,
): LastRead | null {
	const wanted = subject.endpoint.route === null ? null : resourceRoute(subject.endpoint.route);
	const origin = originOf(subject);
	const limit = subject.exchange.startedAt;
	let whole: LastRead | null = null;
	let partial: LastRead | null = null;
	if (wanted === null) return null;
	for (const observation of observations) {
		const { exchange } = observation;
		const at = exchange.startedAt + exchange.durationMs;
		if (!(at <= limit) || exchange.id === subject.exchange.id || originOf(observation) !== origin) continue;
		for (const { body, how } of shownBy(observation, wanted)) {
			const found: LastRead = { exchangeId: exchange.id, at, how, body };
			if (isPartial(observation)) partial = partial && partial.at > at ? partial : found;
			else whole = whole && whole.at > at ? whole : found;
		}
	}
	return whole ?? partial;
}

/** What one exchange says of a resource. */
function shownBy(observation: Observed, route: string): readonly Pick<LastRead, 'how' | 'body'>[] {
	if (observation.answer.shape === 'html') {
		return preloadsOf(observation.exchange)
			.filter(preload => preload.route === route)
			.map(({ body }) => ({ how: 'preload', body }));
	}
	return [observation, ...observation.parts].flatMap(each => {
		const { endpoint, status } = each;
		if (endpoint.route !== route) return [];
		const body = asRecord(answerJson(each));
		if (!body || status < 200 || status >= 300) return [];
		if (endpoint.method === 'HEAD' || endpoint.method === 'OPTIONS' || endpoint.method === 'DELETE')
			return [];
		return [{ how: endpoint.method === 'GET' ? 'read' : 'own-write', body } as const];
	});
}

function isPartial({ exchange }: WordPressExchange): boolean {
	return requestData(exchange.request).query.some(({ name }) => name === '_fields' || name === '_fields[]');
}

function originOf({ exchange }: WordPressExchange): string {
	return parseUrl(exchange.request.url)?.origin ?? '';
}
