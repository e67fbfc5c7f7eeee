import type { Exchange } from '../../exchange/exchange.ts';
import { type Message, message } from '../../words/message.ts';
import { type CurlData, curlArguments, saysThatItIsEmpty } from './curl-arguments.ts';
import type { Piece } from './pieces.ts';
import { gapNote, readSendable, type Sendable, snippetOf, whyUnsendable } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** What the Command Prompt reads of one line (learn.microsoft.com, "Command prompt line string limitation"). */
const MAX_LINE = 8191;

/** What `cmd.exe` acts on outside of quotes. */
const ACTED_ON: ReadonlySet<string> = new Set('"^&|<>()');

/** Only a short request fits. */
export function whyNotForCmd(exchange: Exchange): Message | null {
	const reason = whyUnsendable(exchange);
	if (reason) return reason;
	const { length } = curlForCmd(exchange).text;
	return length <= MAX_LINE ? null : message('snippet_tooLong', String(MAX_LINE), String(length));
}

/** The request as a curl command for the prompt of `cmd.exe`. */
export function curlForCmd(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const data = dataOf(sendable);
	const words = curlArguments(sendable, data).map(({ option, value }) =>
		[option, ...(value === undefined ? [] : [cmdQuote(value)])].filter(Boolean).join(' '),
	);
	const curl = `curl ${words.join(' ^\n  ')}`;
	const text = data.kind === 'input' ? `${inputOf(sendable.body)} | ${curl}` : curl;
	return snippetOf(text, [
		...sendable.notes,
		...gapNote(sendable, 'snippet_gapFile'),
		...(text.includes('%') ? [message('snippet_cmdPercent')] : []),
	]);
}

/**
 * One argument of a program, whatever is in it but line breaks. Two parsers read it. To `cmd.exe` all is outside of quotes
 * (each has a caret before it), so that a caret guards every character it acts on; a percent sign cannot be guarded, but the
 * caret behind it makes the name of a variable that nobody has. Then the program splits its command line: it takes
 * backslashes for themselves but before a quote (learn.microsoft.com, "Parsing C command-line arguments").
 *
 * At a prompt with delayed expansion (`cmd /V:ON`), which nobody gets unasked, `!` would be lost.
 */
export function cmdQuote(text: string): string {
	let quoted = '^"';
	let before = '';
	let backslashes = 0;
	const put = (character: string) => {
		quoted += before === '%' || ACTED_ON.has(character) ? `^${character}` : character;
		before = character;
	};
	for (const character of text) {
		if (character === '"') for (let count = backslashes + 1; count > 0; count--) put('\\');
		put(character);
		backslashes = character === '\\' ? backslashes + 1 : 0;
	}
	for (; backslashes > 0; backslashes--) put('\\');
	return `${quoted}^"`;
}

/** The C runtime turns arguments into the code page of the machine, which has no room for most of Unicode. */
function dataOf({ body, method }: Sendable): CurlData {
	const [piece] = body;
	if (!piece) return saysThatItIsEmpty(method) ? { kind: 'literal', text: '' } : { kind: 'none' };
	const fits = body.length === 1 && piece.kind === 'text' && /^[ -~]*$/.test(piece.text);
	return fits ? { kind: 'literal', text: piece.text } : { kind: 'input' };
}

/** Writes the body from base64, in which nothing means anything to `cmd.exe`; first checks that no file is missing. */
function inputOf(body: readonly Piece[]): string {
	const writes = body.map(piece => `$b=${bytesOf(piece)};$o.Write($b,0,$b.Length)`);
	const script = `$o=[Console]::OpenStandardOutput();${writes.join(';')}`;
	const checks = body.flatMap(piece => (piece.kind === 'gap' ? [`type ${piece.name} > nul && `] : []));
	return `${checks.join('')}powershell -NoProfile -Command "${script}"`;
}

function bytesOf(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return `[Convert]::FromBase64String('${base64Of(piece.text)}')`;
		case 'binary':
			return `[Convert]::FromBase64String('${piece.base64}')`;
		case 'gap':
			return `[IO.File]::ReadAllBytes('${piece.name}')`;
	}
}

function base64Of(text: string): string {
	return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}
