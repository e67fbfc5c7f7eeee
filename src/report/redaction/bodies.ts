import type { Body } from '../../exchange/body.ts';
import { missingBody, textBody } from '../../exchange/body.ts';
import { beginningOf, endOf } from '../../exchange/cut-short.ts';
import { isJsonType, mediaType } from '../../exchange/headers.ts';
import { IDLE, scanJson } from './formats/json-scan.ts';
import { leftOut, readMultipart, redactMultipart, rewriteParts } from './formats/multipart.ts';
import { fieldShape, queryShape } from './shape/field-shape.ts';
import { jsonShape } from './shape/json-shape.ts';
import { pageShape } from './shape/page-shape.ts';
import { xmlShape } from './shape/xml-shape.ts';
import type { Context, Walk } from './walk.ts';

/** How much of a body is shown: what it is made of, or what it says. Redacted either way. */
export type BodyMode = 'shape' | 'full';

/** What is known of a body besides its text. */
export interface BodyPlace {
	readonly contentType: string;
	readonly context: Context;
	/** Of an answer that says it failed: its text is the message. */
	readonly isError: boolean;
}

/** Of a `table` the names stand far above the values: such are exports, and never what a conflict is about. */
type Format = 'json' | 'query' | 'multipart' | 'page' | 'xml' | 'script' | 'table' | 'text';

/** A longer body is cut, even where it is asked for whole. In UTF-16 units. */
const MAX_FULL = 2_000_000;

const MAX_TEXT = 2000;
const MAX_BEFORE = 32_768;
/** `-1`, `0`, a nonce: WordPress's shortest answers are whole messages. */
const MAX_ANSWER = 12;

/** Redacts a body. Pictures and other binary ones are left out: nothing can be replaced in them. */
export function redactBody(body: Body, mode: BodyMode, place: BodyPlace, walk: Walk): Body {
	if (body.kind === 'binary') return missingBody('unwanted');
	if (body.kind !== 'text') return body;
	const { text } = body;
	if (mode === 'shape') return textBody(shapeOf(text, place, walk));
	const cut = beginningOf(text, MAX_FULL);
	const redacted = contentOf(cut, place, walk);
	const length = body.truncatedFrom ?? (cut === text ? undefined : text.length);
	if (redacted === text) return body;
	return length === undefined ? textBody(redacted) : { kind: 'text', text: redacted, truncatedFrom: length };
}

function contentOf(text: string, { contentType, context }: BodyPlace, walk: Walk): string {
	switch (formatOf(text, contentType)) {
		case 'json': {
			if (!isMarkup(text)) return walk.json(text, context);
			const start = startOfJson(text);
			return start === -1
				? walk.html(text)
				: walk.html(text.slice(0, start)) + walk.json(text.slice(start), context);
		}
		case 'query':
			return walk.query(text, context);
		case 'multipart': {
			const multipart = readMultipart(text, contentType);
			return multipart ? redactMultipart(text, multipart, walk, context) : walk.text(text);
		}
		case 'page':
			return walk.html(text);
		case 'xml':
			return walk.xml(text);
		case 'script':
			return walk.script(text);
		case 'table':
			return leftOut(text);
		case 'text':
			return walk.any(text, context);
	}
}

function shapeOf(text: string, { contentType, context, isError }: BodyPlace, walk: Walk): string {
	switch (formatOf(text, contentType)) {
		case 'json': {
			const start = startOfJson(text);
			if (start === -1) return text.length <= MAX_ANSWER ? walk.any(text, context) : leftOut(text);
			return before(text.slice(0, start), walk) + jsonShape(text, start, walk, context, isError);
		}
		case 'query':
			return queryShape(text, walk, context);
		case 'multipart': {
			const multipart = readMultipart(text, contentType);
			if (!multipart) return leftOut(text);
			return rewriteParts(text, multipart, walk, ({ end, isFile, name, start }) => {
				const value = text.slice(start, end);
				return isFile ? leftOut(value) : fieldShape(name, value, walk, context);
			});
		}
		case 'page':
			return pageShape(text, mediaType(contentType), walk);
		case 'xml':
			return xmlShape(text, walk);
		case 'script':
		case 'table':
			return leftOut(text);
		case 'text':
			if (text.length <= (isError ? MAX_TEXT : MAX_ANSWER)) return walk.any(text, context);
			return leftOut(text);
	}
}

/** What a plugin printed before the JSON: the end of it, where it says most. */
function before(text: string, walk: Walk): string {
	if (text.length > MAX_BEFORE) return leftOut(text);
	return endOf(isMarkup(text) ? walk.html(text) : walk.text(text), MAX_TEXT);
}

function isMarkup(text: string): boolean {
	return /^[\ufeff\s]*<[!a-z/]/i.test(text);
}

/** Where a line, or what comes after a tag, begins like JSON. */
const AFTER_MARKUP = /(?:^|[\n>])[ \t\r]{0,100}(?=\{\s{0,20}["}]|\[\s{0,20}[\]{["\dtfn-])/g;

/** What looked like JSON after markup this often and was none: a page, more likely. */
const MAX_MISTAKES = 20;

/** Past what a plugin printed before it; -1 when there is none. */
function startOfJson(text: string): number {
	if (isMarkup(text)) {
		let mistakes = 0;
		for (const { 0: gap, index } of text.matchAll(AFTER_MARKUP)) {
			const start = index + gap.length;
			const end = scanJson(text, start, IDLE);
			// What a cache signs with may come after it.
			if (end !== -1 && /^\s*(?:<!--|$)/.test(text.slice(end, end + 200))) return start;
			mistakes += 1;
			if (mistakes >= MAX_MISTAKES) return -1;
		}
		return -1;
	}
	const first = /^[\ufeff\s]*(?=[{["\dtfn-])/.exec(text);
	return first ? first[0].length : text.search(/\{\s{0,20}["}]|\[\s{0,20}[\]{["\dtfn-]/);
}

/** By the type the sender names, and by the look: plugins send JSON under any name. */
function formatOf(text: string, contentType: string): Format {
	const type = mediaType(contentType);
	if (
		type === 'multipart/form-data' ||
		/^--[^\n]{1,200}\n(?:[^\n]{1,300}\n){0,5}?Content-Disposition:/i.test(text)
	) {
		return 'multipart';
	}
	if (isJsonType(type) || /^[\ufeff\s]*[[{]/.test(text)) return 'json';
	if (type === 'application/x-www-form-urlencoded') return 'query';
	if (/javascript|ecmascript/.test(type)) return 'script';
	if ((type.includes('xml') && !type.includes('html')) || /^[\ufeff\s]*<\?xml/.test(text)) return 'xml';
	if (type === 'text/csv') return 'table';
	if (type.includes('html') || isMarkup(text)) return 'page';
	if (type === '' && /^[\w.%[\]+-]{1,200}=[^\s{}<>"]*$/.test(text)) return 'query';
	return 'text';
}
