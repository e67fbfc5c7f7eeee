import { headersForPage } from '../../diagnosis/compare/page-headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import { type Message, message } from '../../words/message.ts';
import { joined } from './headers-sent.ts';
import type { Piece } from './pieces.ts';
import { scriptText } from './script-text.ts';
import { gapNote, readSendable, type Sendable, snippetOf, whyUnsendable } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** Methods that `fetch()` refuses (Fetch standard, "forbidden method"). */
export function whyNotFetched(exchange: Exchange): Message | null {
	const { method } = exchange.request;
	if (/^(?:CONNECT|TRACE|TRACK)$/i.test(method)) return message('snippet_methodForbidden', method);
	return whyUnsendable(exchange);
}

/** The request for the console of a page: what a page may not set goes with it by itself, cookies among it. */
export function fetchForPage(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const referrer = header(sendable.headers, 'referer');
	const text = call(sendable, headersForPage(sendable.headers), [
		// Of another origin it is ignored.
		...(referrer === undefined ? [] : [`referrer: ${scriptText(referrer)}`]),
		"credentials: 'include'",
	]);
	const notes = [
		...sendable.notes,
		...bodyNotes(sendable),
		message('snippet_pageSession', sendable.url.origin),
	];
	return snippetOf(`${text};`, notes);
}

/** The request for Node, with everything the browser had put into it. The answer is shown, and a redirect is an answer. */
export function fetchForNode(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const text = call(sendable, sendable.headers, ["redirect: 'manual'"]);
	const show = 'async response => console.log(response.status, await response.text())';
	return snippetOf(`${text}.then(\n  ${show},\n);`, [...sendable.notes, ...bodyNotes(sendable)]);
}

function call(sendable: Sendable, headers: Headers, more: readonly string[]): string {
	const { method, url } = sendable;
	const rows = joined(headers).map(({ name, value }) => `    ${scriptText(name)}: ${scriptText(value)},`);
	const options = [
		...(method === 'GET' ? [] : [`method: ${scriptText(method)}`]),
		...(rows.length === 0 ? [] : [`headers: {\n${rows.join('\n')}\n  }`]),
		...bodyOption(sendable),
		...more,
	];
	return `fetch(${scriptText(url.href)}, {\n${options.map(option => `  ${option},\n`).join('')}})`;
}

/** `fetch()` takes no body with these (Fetch standard, "new Request()", step 35). */
function takesBody(method: string): boolean {
	return method !== 'GET' && method !== 'HEAD';
}

function bodyNotes(sendable: Sendable): readonly Message[] {
	if (takesBody(sendable.method)) return gapNote(sendable, 'snippet_gapText');
	return sendable.body.length === 0 ? [] : [message('snippet_bodyLeftOut', sendable.method)];
}

function bodyOption({ body, contentType, method }: Sendable): readonly string[] {
	const [piece] = body;
	if (!piece || !takesBody(method)) return [];
	// A bare string would be given a content type of its own.
	if (body.length === 1 && piece.kind === 'text' && contentType !== undefined) {
		return [`body: ${scriptText(piece.text)}`];
	}
	return [`body: new Blob([${body.map(partOf).join(', ')}])`];
}

/** What is missing is a name that nobody has declared: nothing is sent before it is. */
function partOf(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return scriptText(piece.text);
		case 'binary':
			return `Uint8Array.from(atob('${piece.base64}'), byte => byte.charCodeAt(0))`;
		case 'gap':
			return piece.name;
	}
}
