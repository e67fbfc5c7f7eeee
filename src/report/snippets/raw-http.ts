import type { Exchange } from '../../exchange/exchange.ts';
import { message } from '../../words/message.ts';
import { saysThatItIsEmpty } from './curl-arguments.ts';
import { byteLength } from './hidden.ts';
import type { Piece } from './pieces.ts';
import { gapNote, readSendable, type Sendable, snippetOf } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** The request as HTTP/1.1 has it on the wire (RFC 9112), lines ending in CR LF. */
export function rawHttp(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const { body, headers, method, notes, url } = sendable;
	const ownHost = headers.some(({ name }) => name.toLowerCase() === 'host');
	const lines = [
		`${method} ${url.href.slice(url.origin.length)} HTTP/1.1`,
		...(ownHost ? [] : [`Host: ${url.host}`]),
		...headers.map(({ name, value }) => `${name}: ${value}`),
		...lengthLines(sendable),
		'Connection: close',
	];
	const binary = body.flatMap(piece =>
		piece.kind === 'binary' ? [message('snippet_binaryLeftOut', BINARY, String(piece.bytes))] : [],
	);
	return snippetOf(`${lines.join('\r\n')}\r\n\r\n${body.map(textOf).join('')}`, [
		...notes,
		...gapNote(sendable, 'snippet_gapText'),
		...binary,
	]);
}

const BINARY = 'BINARY_BODY';

function textOf(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return piece.text;
		case 'binary':
			return BINARY;
		case 'gap':
			return piece.name;
	}
}

/** Of a body with a gap nobody knows the length; a word in its place is refused by every server. */
function lengthLines({ body, method }: Sendable): readonly string[] {
	if (body.length === 0 && !saysThatItIsEmpty(method)) return [];
	if (body.some(piece => piece.kind === 'gap')) return ['Content-Length: LENGTH_OF_BODY'];
	const sizes = body.map(piece =>
		piece.kind === 'text' ? byteLength(piece.text) : piece.kind === 'binary' ? piece.bytes : 0,
	);
	return [`Content-Length: ${sizes.reduce((sum, size) => sum + size, 0)}`];
}
