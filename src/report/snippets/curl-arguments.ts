import { byteLength } from './hidden.ts';
import type { Piece } from './pieces.ts';
import type { Sendable } from './sendable.ts';

/** An option of curl with its value, or the URL: that has no option. Values are still to be quoted. */
export interface CurlArgument {
	readonly option: string;
	readonly value?: string;
}

/** How curl gets the body: as an argument of its own, or from the standard input. */
export type CurlData =
	| { readonly kind: 'none' | 'input' }
	| { readonly kind: 'literal'; readonly text: string };

/** Past this size curl asks first whether it may send (`Expect: 100-continue`), which no browser does. In bytes. */
const ASKS_FIRST = 1024 * 1024;

/** What curl is told, so that it sends what was sent and nothing of its own. */
export function curlArguments(sendable: Sendable, data: CurlData): readonly CurlArgument[] {
	const { compressed, headers, method, url } = sendable;
	return [
		{ option: '', value: url.href },
		// Brackets and braces in a URL are ranges and lists to curl.
		...(/[[\]{}]/.test(url.href) ? [{ option: '--globoff' }] : []),
		...methodArguments(method, data),
		...headers.map(({ name, value }) => ({
			option: '-H',
			// With nothing behind the colon curl leaves a header out, and a semicolon sends it empty.
			value: /^ *$/.test(value) ? `${name};` : `${name}: ${value}`,
		})),
		...ownHeaders(sendable, data).map(name => ({ option: '-H', value: `${name}:` })),
		...(compressed ? [{ option: '--compressed' }] : []),
		...(data.kind === 'literal' ? [{ option: '--data-raw', value: data.text }] : []),
		...(data.kind === 'input' ? [{ option: '--data-binary', value: '@-' }] : []),
	];
}

function methodArguments(method: string, data: CurlData): CurlArgument[] {
	// With `-X HEAD` curl waits for a body that never comes.
	if (method === 'HEAD' && data.kind === 'none') return [{ option: '--head' }];
	return method === (data.kind === 'none' ? 'GET' : 'POST') ? [] : [{ option: '-X', value: method }];
}

/** Headers that curl would add by itself where the request had none. */
function ownHeaders({ body, headers }: Sendable, data: CurlData): readonly string[] {
	const has = new Set(headers.map(({ name }) => name.toLowerCase()));
	const own = ['accept', 'user-agent', ...(data.kind === 'none' ? [] : ['content-type'])];
	const asks = body.length > 0 && body.reduce((sum, piece) => sum + sizeOf(piece), 0) > ASKS_FIRST;
	return [...own.filter(name => !has.has(name)), ...(asks ? ['expect'] : [])];
}

/** In bytes; a gap may be of any size. */
function sizeOf(piece: Piece): number {
	if (piece.kind === 'gap') return Number.POSITIVE_INFINITY;
	return piece.kind === 'text' ? byteLength(piece.text) : piece.bytes;
}

/** Browsers say `Content-Length: 0` with these (Fetch standard, "HTTP-network-or-cache fetch", 8.7). */
export function saysThatItIsEmpty(method: string): boolean {
	return method === 'POST' || method === 'PUT';
}
