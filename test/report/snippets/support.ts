import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { type Body, EMPTY_BODY, textBody } from '../../../src/exchange/body.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { SNIPPETS, type SnippetId } from '../../../src/report/snippets/snippets.ts';
import { exchange } from '../../support.ts';

export interface RequestSketch {
	readonly method?: string;
	readonly url?: string;
	readonly headers?: readonly (readonly [string, string])[];
	/** A string is text. */
	readonly body?: string | Body;
}

export function requestOf({ method, url, headers = [], body = EMPTY_BODY }: RequestSketch): Exchange {
	const made = exchange();
	return {
		...made,
		request: {
			method: method ?? (body === EMPTY_BODY ? 'GET' : 'POST'),
			url: url ?? 'https://example.test/wp-json/wp/v2/posts/1',
			headers: headers.map(([name, value]) => ({ name, value })),
			body: typeof body === 'string' ? textBody(body) : body,
		},
	};
}

export function formatOf(id: SnippetId) {
	const format = SNIPPETS.find(each => each.id === id);
	if (!format) throw new Error(`There is no format ${id}`);
	return format;
}

export function copyAs(id: SnippetId, sketch: RequestSketch) {
	return formatOf(id).make(requestOf(sketch));
}

export function noteKeys(id: SnippetId, sketch: RequestSketch): readonly string[] {
	return copyAs(id, sketch).notes.map(({ key }) => key);
}

/** A request as it came in over the wire. */
export interface Arrived {
	readonly method: string;
	/** Path and query. */
	readonly target: string;
	/** In order; values are the bytes read as UTF-8. */
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Buffer;
}

/** Listens on loopback, answers everything with "ok", and keeps what arrived until it is taken. */
export interface EchoServer {
	readonly origin: string;
	/** What arrived since the last call. */
	take(): readonly Arrived[];
	close(): Promise<void>;
}

export async function startEchoServer(): Promise<EchoServer> {
	let arrived: Arrived[] = [];
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', chunk => chunks.push(chunk));
		request.on('end', () => {
			const raw = request.rawHeaders.map(text => Buffer.from(text, 'latin1').toString());
			arrived.push({
				method: request.method ?? '',
				target: request.url ?? '',
				headers: raw.flatMap((name, index) =>
					index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
				),
				body: Buffer.concat(chunks),
			});
			response.end('ok');
		});
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		take() {
			const taken = arrived;
			arrived = [];
			return taken;
		},
		close: () =>
			new Promise(resolve => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** Values of a header, in order. */
export function valuesOf({ headers }: Arrived, name: string): readonly string[] {
	return headers.flatMap(([each, value]) => (each.toLowerCase() === name ? [value] : []));
}

/** What shells, command lines and notations trip over. */
const AWKWARD = [
	...'\'"`$%^&|<>()[]{}!#~*?;=,@\\/+-:_ \t\r\n\0\u001b\u007f\u009b\u202e\u2028\ufeff',
	...['‘', '’', '‚', '‛', '“', '”', '„', 'é', '€', '😀', '\ud800', '\udc00'],
	...['$(touch HIT)', '`touch HIT`', ';touch HIT;', '%PATH%', '%PATH:~0,3%', '!PATH!', '$HOME', '&calc&'],
	...[
		"'; touch HIT; '",
		'"; touch HIT; "',
		'^"',
		'\\"',
		'\\\\"',
		'%%',
		'%41',
		'%2f',
		'@/etc/passwd',
		'--',
		'-n',
	],
	...[
		'‹nonce#1›',
		'\r\nX-Hit: 1\r\n\r\n',
		'[1-3]',
		'{a,b}',
		'\\n',
		'\\u0041',
		'PHP',
		'EOF',
		'?>',
		'*/',
		'</script>',
	],
];

/** Text made of what is awkward, between ordinary words. */
export const awkwardText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('word')),
		{
			maxLength: 12,
		},
	)
	.map(parts => parts.join(''));

/** Awkward, but what a header may hold and no HTTP parser refuses: shown characters and spaces between them. */
export const headerText: fc.Arbitrary<string> = awkwardText.map(text =>
	text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').replace(/^ +| +$/g, ''),
);
