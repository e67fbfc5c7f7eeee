import { boundaryOf } from '../../../exchange/multipart.ts';
import type { Context, Walk } from '../walk.ts';

const MAX_PARTS = 5000;
const MAX_HEAD = 8192;

/** One part of a multipart body, by its places in the text. */
export interface Part {
	/** Its headers, without the empty line after them. */
	readonly head: string;
	readonly start: number;
	readonly end: number;
	readonly name: string;
	readonly isFile: boolean;
}

export interface Multipart {
	/** Two hyphens and the boundary. */
	readonly delimiter: string;
	readonly parts: readonly Part[];
}

/** Finds the parts of a multipart body (RFC 7578). `null` when it is none: then it is to be read as text. */
export function readMultipart(text: string, contentType: string): Multipart | null {
	const announced = boundaryOf(contentType);
	const delimiter =
		announced !== null && text.includes(`--${announced}`)
			? `--${announced}`
			: (/^--[^\r\n]{1,200}/.exec(text)?.[0] ?? '').trimEnd();
	if (delimiter === '') return null;
	const parts: Part[] = [];
	let at = text.indexOf(delimiter);
	while (at !== -1 && parts.length < MAX_PARTS) {
		const from = text.indexOf('\n', at + delimiter.length);
		if (from === -1 || text.startsWith('--', at + delimiter.length)) break;
		const next = text.indexOf(`\n${delimiter}`, from);
		const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
		const part = readPart(text, from + 1, Math.max(end, from + 1));
		if (part) parts.push(part);
		at = next === -1 ? -1 : next + 1;
	}
	return parts.length > 0 ? { delimiter, parts } : null;
}

/**
 * Writes each part anew with the value that is given for it. All else stays but for secrets in it: a file's name may be one,
 * and a part without headers is none that PHP would read, but somebody sent it.
 */
export function rewriteParts(
	text: string,
	{ delimiter, parts }: Multipart,
	walk: Walk,
	write: (part: Part) => string,
): string {
	const between = (start: number, end: number) =>
		text
			.slice(start, end)
			.split('\n')
			.map(line => (line.startsWith(delimiter) ? line : walk.text(line)))
			.join('\n');
	let out = '';
	let copied = 0;
	for (const part of parts) {
		out +=
			between(copied, part.start - part.head.length) +
			(part.isFile ? walk.text(part.head) : walk.strict(part.head)) +
			write(part);
		copied = part.end;
	}
	return out + between(copied, text.length);
}

/** Redacts the fields of a multipart body. Files are left out: what is in them is no part of any conflict. */
export function redactMultipart(text: string, multipart: Multipart, walk: Walk, context: Context): string {
	return rewriteParts(text, multipart, walk, ({ end, isFile, name, start }) => {
		const value = text.slice(start, end);
		return isFile ? leftOut(value) : walk.field(name, value, context);
	});
}

export function leftOut(value: string): string {
	return value === '' ? '' : `… ${value.length} characters`;
}

function readPart(text: string, start: number, end: number): Part | null {
	const head = /^(?:[^\r\n]{1,2000}\r?\n){1,20}\r?\n/.exec(
		text.slice(start, Math.min(end, start + MAX_HEAD)),
	)?.[0];
	if (head === undefined) return null;
	const name =
		/^content-disposition:[^\r\n]{0,400}?[;\s]name\s{0,3}=\s{0,3}(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s;]+))/im.exec(
			head,
		);
	return {
		head,
		start: start + head.length,
		end,
		name: name?.[1] ?? name?.[2] ?? name?.[3] ?? '',
		isFile: /;\s{0,3}filename\*?\s{0,3}=/i.test(head),
	};
}
