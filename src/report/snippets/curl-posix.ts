import { posixQuote } from '../../diagnosis/posix-quote.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { type CurlData, curlArguments, saysThatItIsEmpty } from './curl-arguments.ts';
import { byteLength, holdsHidden, replaceHidden } from './hidden.ts';
import type { Piece } from './pieces.ts';
import { gapNote, readSendable, type Sendable, snippetOf } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** Linux takes 128 KiB for one argument (`MAX_ARG_STRLEN`); what a shell's own `printf` writes has no limit. In bytes. */
const MAX_ARGUMENT = 100_000;

/** The request as a curl command for any POSIX shell. */
export function curlForPosix(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const data = dataOf(sendable);
	const words = curlArguments(sendable, data).map(({ option, value }) =>
		[option, ...(value === undefined ? [] : [posixQuote(value)])].filter(Boolean).join(' '),
	);
	const curl = `curl ${words.join(' \\\n  ')}`;
	return snippetOf(data.kind === 'input' ? `${inputOf(sendable.body)} | ${curl}` : curl, [
		...sendable.notes,
		...gapNote(sendable, 'snippet_gapFile'),
	]);
}

function dataOf({ body, method }: Sendable): CurlData {
	const [piece] = body;
	if (!piece) return saysThatItIsEmpty(method) ? { kind: 'literal', text: '' } : { kind: 'none' };
	const fits =
		body.length === 1 &&
		piece.kind === 'text' &&
		!holdsHidden(piece.text) &&
		byteLength(piece.text) <= MAX_ARGUMENT;
	return fits ? { kind: 'literal', text: piece.text } : { kind: 'input' };
}

/** Commands that write the body. Where something is missing they check for it first: half a body is never sent. */
function inputOf(body: readonly Piece[]): string {
	const writers = body.map(writerOf);
	const all = writers.length === 1 ? (writers[0] ?? '') : `{ ${writers.join('; ')}; }`;
	const gaps = body.flatMap(piece => (piece.kind === 'gap' ? [piece.name] : []));
	return gaps.length === 0 ? all : `cat ${gaps.join(' ')} > /dev/null && ${all}`;
}

function writerOf(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return `printf ${posixQuote(printfFormat(piece.text))}`;
		case 'binary':
			return `printf %s ${posixQuote(piece.base64)} | base64 -d`;
		case 'gap':
			return `cat ${piece.name}`;
	}
}

/**
 * A text as a format of `printf` (POSIX, XBD 5): everything that does not show is written by its bytes, so that a terminal
 * does not act on it and a clipboard cannot change it.
 */
function printfFormat(text: string): string {
	const escaped = replaceHidden(text.replaceAll('\\', '\\\\').replaceAll('%', '%%'), character => {
		const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
		return short ?? octal(character);
	});
	// A hyphen in front would begin an option.
	return escaped.replace(/^-/, octal);
}

function octal(character: string): string {
	const bytes = [...new TextEncoder().encode(character)];
	return bytes.map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
