import type { Exchange } from '../../exchange/exchange.ts';
import { type Headers, header } from '../../exchange/headers.ts';
import { parseUrl } from '../../exchange/url.ts';
import { visible } from '../../exchange/visible.ts';
import { type Message, message } from '../../words/message.ts';
import { isToken, sentHeaders } from './headers-sent.ts';
import { bodyPieces, type Piece } from './pieces.ts';
import type { Snippet } from './snippet.ts';

/** A recorded request, ready to be written in any notation. */
export interface Sendable {
	readonly method: string;
	/** As browsers write it: ASCII, without fragment and login. */
	readonly url: URL;
	/** Without those of the connection; no value holds a character that does not show. */
	readonly headers: Headers;
	readonly contentType: string | undefined;
	/** The answer may come compressed. */
	readonly compressed: boolean;
	readonly body: readonly Piece[];
	readonly notes: readonly Message[];
}

/** Why a recorded request cannot be sent by anybody; `null` when it can. */
export function whyUnsendable({ request: { method, url } }: Exchange): Message | null {
	if (!/^https?:$/.test(urlOf(url)?.protocol ?? '')) return message('snippet_notHttp');
	return isToken(method) ? null : message('snippet_badMethod', visible(method, 40));
}

/** @throws when it cannot be sent: ask `whyUnsendable` before */
export function readSendable(exchange: Exchange): Sendable {
	const { request } = exchange;
	const url = urlOf(request.url);
	if (!url || whyUnsendable(exchange)) throw new Error('This request cannot be sent');
	const hasLogin = url.username !== '' || url.password !== '';
	url.username = '';
	url.password = '';
	url.hash = '';
	const { compressed, headers, notes } = sentHeaders(request, url.host);
	const body = bodyPieces(request);
	return {
		method: request.method,
		url,
		headers,
		contentType: header(headers, 'content-type'),
		compressed,
		body: body.pieces,
		notes: [...(hasLogin ? [message('snippet_loginInUrl')] : []), ...notes, ...body.notes],
	};
}

/** In a URL the `#` of a label would begin the fragment. */
function urlOf(text: string): URL | null {
	return parseUrl(text.replace(/‹[^‹›]{1,100}›/g, encodeURIComponent));
}

/** Where what is missing is to be put: in files, or into the text. */
export function gapNote({ body }: Sendable, key: 'snippet_gapFile' | 'snippet_gapText'): readonly Message[] {
	return body.some(piece => piece.kind === 'gap') ? [message(key)] : [];
}

const LABEL = /‹[^‹›]{1,100}#\d{1,9}›|%E2%80%B9(?:[\w.-]|%20){1,100}%23\d{1,9}%E2%80%BA/;

/** A finished snippet. What the redaction put in place of secrets is no secret, and will not be taken for one. */
export function snippetOf(text: string, notes: readonly Message[]): Snippet {
	return { text, notes: LABEL.test(text) ? [...notes, message('snippet_labels')] : notes };
}
