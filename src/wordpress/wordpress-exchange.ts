import type { Exchange } from '../exchange/exchange.ts';
import type { WordPressError } from './answer.ts';
import { readError } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { recogniseEndpoint } from './recognise.ts';

/** An exchange together with what it meant to WordPress. */
export interface WordPressExchange {
	readonly exchange: Exchange;
	readonly endpoint: Endpoint;
	readonly error: WordPressError | null;
}

/** Reads what WordPress meant. A success is not searched for errors: only `{success:false}` hides behind 200. */
export function understand(exchange: Exchange): WordPressExchange {
	const endpoint = recogniseEndpoint(exchange.request);
	const error = readError(exchange.response.body);
	const success = exchange.response.status < 400 && error?.format === 'wp-error';
	return { exchange, endpoint, error: success ? null : error };
}
