import type { FormField } from './form-field.ts';
import { MAX_FIELDS } from './form-field.ts';

/** What is kept of a file: enough to tell a picture from an error page. In UTF-16 units. */
const MAX_FILE_TEXT = 1024;

/** A header line of a part that is longer is none. */
const MAX_LINE = 8192;

/**
 * Reads a multipart body (RFC 7578) from its text, with PHP's rules for names. Recordings are tolerated as they are: cut off before
 * the closing boundary, with bare line feeds, and with a boundary other than the header's.
 */
export function parseMultipart(text: string, contentType: string): FormField[] {
	const boundary = boundaryOf(contentType);
	const announced = boundary === null ? null : findDelimiter(text, `--${boundary}`, 0);
	const delimiter = announced ? `--${boundary}` : (/^--[^\r\n]{1,200}/.exec(text)?.[0] ?? '').trimEnd();
	let current = announced ?? (delimiter === '' ? null : findDelimiter(text, delimiter, 0));
	const fields: FormField[] = [];
	while (current && !current.isLast && fields.length < MAX_FIELDS) {
		const next = findDelimiter(text, delimiter, current.end);
		const field = readPart(text, current.end, next ? next.start : text.length);
		if (field) fields.push(field);
		current = next;
	}
	return fields;
}

/** The boundary a content type names; `null` when it names none. RFC 2046 allows 70 characters, senders take more. */
export function boundaryOf(contentType: string): string | null {
	const match = /;\s*boundary=(?:"([^"\r\n]{1,200})"|([^\s;,"]{1,200}))/i.exec(contentType);
	return match?.[1] ?? match?.[2] ?? null;
}

interface Delimiter {
	/** Where the part before it ends: its own line break does not belong to that part. */
	readonly start: number;
	/** Where the part after it begins. */
	readonly end: number;
	readonly isLast: boolean;
}

/** The next line that is a delimiter; one inside a line, or the beginning of a longer word, is content. */
function findDelimiter(text: string, delimiter: string, from: number): Delimiter | null {
	for (let at = text.indexOf(delimiter, from); at !== -1; at = text.indexOf(delimiter, at + 1)) {
		if (at > 0 && text[at - 1] !== '\n') continue;
		const start = at > 1 && text[at - 2] === '\r' ? at - 2 : Math.max(0, at - 1);
		let end = at + delimiter.length;
		if (text.startsWith('--', end)) return { start, end, isLast: true };
		while (text[end] === ' ' || text[end] === '\t' || text[end] === '\r') end += 1;
		if (text[end] === '\n') return { start, end: end + 1, isLast: false };
	}
	return null;
}

function readPart(text: string, start: number, end: number): FormField | null {
	let disposition = '';
	let mediaType = '';
	let at = start;
	while (at < end) {
		const lineEnd = text.indexOf('\n', at);
		const stop = lineEnd === -1 || lineEnd > end ? end : lineEnd;
		const line = text.slice(at, Math.min(stop, at + MAX_LINE)).trimEnd();
		at = Math.min(end, stop + 1);
		if (line === '') break;
		if (/^content-disposition:/i.test(line)) disposition = line;
		else if (/^content-type:/i.test(line)) mediaType = line.slice('content-type:'.length).trim();
	}
	const name = parameter(disposition, 'name');
	if (name === null) return null;
	const content = text.slice(at, Math.max(at, end));
	const fileName = parameter(disposition, 'filename');
	const type = mediaType === '' ? {} : { mediaType };
	if (fileName === null) return { name, value: content, ...type };
	return { name, value: content.slice(0, MAX_FILE_TEXT), fileName, ...type, size: content.length };
}

/**
 * A parameter of a header line; `null` when it is not there. In quotes of either kind a backslash guards a quote or a
 * backslash, and `%22` stays, although browsers write a quote that way (php/php-src, `main/rfc1867.c`).
 */
function parameter(line: string, name: string): string | null {
	const pattern = /;\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|'((?:[^'\\]|\\.)*)'?|([^\s;"']*))/g;
	for (const match of line.matchAll(pattern)) {
		if (match[1]?.toLowerCase() !== name) continue;
		return (match[2] ?? match[3])?.replace(/\\(["'\\])/g, '$1') ?? match[4] ?? '';
	}
	return null;
}
