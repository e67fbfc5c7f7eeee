import type { Body } from '../exchange/body.ts';
import { mediaType } from '../exchange/headers.ts';
import { parseJson } from '../exchange/json.ts';
import type { DiePage } from './die-page.ts';
import { readDiePage } from './die-page.ts';
import type { WordPressError } from './error.ts';
import { readJsonError } from './error.ts';
import { findPhpNotices, type PhpNotice } from './php-notices.ts';
import { readXmlError } from './xml-error.ts';

/** What an answer is, whatever its `Content-Type` says: admin-ajax labels its JSON `text/html`. */
export type AnswerShape =
	| 'json'
	| 'jsonp'
	| 'xml'
	| 'scalar'
	| 'html'
	| 'text'
	| 'empty'
	| 'binary'
	| 'missing';

/** What stands around the JSON of an answer that should hold nothing else. */
export interface Noise {
	/** A byte order mark: a PHP file was saved with one. */
	readonly bom: boolean;
	readonly before: string;
	readonly after: string;
}

/** A response body as WordPress's clients should have read it. */
export interface Answer {
	readonly shape: AnswerShape;
	/** It looks like JSON and nothing else, and what it says was not read: ask `answerJson` (`unread-answer.ts`). */
	readonly isUnread?: true;
	/** The parsed JSON; `undefined` when there is none, or it was not read. */
	readonly json: unknown;
	readonly error: WordPressError | null;
	readonly noise: Noise | null;
	readonly page: DiePage | null;
	readonly notices: readonly PhpNotice[];
	/** `0`, `-1`, `1`: what old ajax handlers answer with. */
	readonly scalar: string | null;
}

const NOTHING: Answer = {
	shape: 'missing',
	json: undefined,
	error: null,
	noise: null,
	page: null,
	notices: [],
	scalar: null,
};

/** Of a recording without bodies most answers are these. */
const WITHOUT_TEXT: Readonly<Record<Exclude<Body['kind'], 'text'>, Answer>> = {
	missing: NOTHING,
	empty: { ...NOTHING, shape: 'empty' },
	binary: { ...NOTHING, shape: 'binary' },
};

/** JSON is looked for this deep into what was printed before it. */
const MAX_NOISE = 20_000;

/**
 * Reads a response body in the order of certainty: JSON, JSON with something around it, XML, a bare scalar, JSONP, HTML.
 *
 * @param contentType as sent, for the cases that are text either way
 */
export function readAnswer(body: Body, contentType: string | undefined): Answer {
	if (body.kind !== 'text') return WITHOUT_TEXT[body.kind];
	// `trim()` takes a byte order mark for a space and away with it.
	const bom = /^\s*?\ufeff/.test(body.text.slice(0, 100));
	const start = body.text.trim();
	if (start === '') return { ...NOTHING, shape: 'empty' };
	const first = start[0] ?? '';
	if (first === '{' || first === '[') {
		const json = parseJson(start);
		if (json.ok) return jsonAnswer(json.value, bom ? { bom, before: '', after: '' } : null, []);
	}
	if (first === '<' && /^<\?xml\b|^<wp_ajax\b/.test(start)) {
		return { ...NOTHING, shape: 'xml', error: readXmlError(start) };
	}
	// `null`, `true`, `"text"`: REST answers any JSON value.
	if (/^(?:null|true|false)$|^"/.test(start)) {
		const json = parseJson(start);
		if (json.ok) return jsonAnswer(json.value, bom ? { bom, before: '', after: '' } : null, []);
	}
	if (/^-?\d{1,20}$/.test(start)) return { ...NOTHING, shape: 'scalar', scalar: start };
	const jsonp = /^\/\*\*\/[\w.$[\]]{1,100}\((.*)\);?$/s.exec(start);
	if (jsonp?.[1]) {
		const json = parseJson(jsonp[1]);
		if (json.ok) return { ...jsonAnswer(json.value, null, []), shape: 'jsonp' };
	}
	return embeddedJson(start, bom) ?? textAnswer(start, contentType);
}

function jsonAnswer(value: unknown, noise: Noise | null, notices: readonly PhpNotice[]): Answer {
	return { ...NOTHING, shape: 'json', json: value, error: readJsonError(value), noise, notices };
}

/**
 * JSON after PHP notices, or before a cache plugin's comment. HTML that merely has brackets in it (`name="tags[]"`) or some
 * script is no such thing: what stands around the JSON must be what is known to be printed there.
 */
function embeddedJson(text: string, bom: boolean): Answer | null {
	const open = text.slice(0, MAX_NOISE).search(/\{"|\[\{"|\{\}|\[\]/);
	if (open < 0) return null;
	const close = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
	if (close <= open) return null;
	const before = text.slice(0, open).trim();
	const after = text.slice(close + 1).trim();
	if (!isPrinted(before) || !isPrinted(after)) return null;
	const json = parseJson(text.slice(open, close + 1));
	if (!json.ok || typeof json.value !== 'object') return null;
	return jsonAnswer(json.value, { bom, before, after }, findPhpNotices(before + after));
}

/** Text without markup, a comment, a PHP notice with its markup, or a complaint of the database (`wpdb::print_error()`). */
function isPrinted(text: string): boolean {
	if (!/[<>]/.test(text)) return true;
	return text.startsWith('<!--') || text.includes('wpdberror') || findPhpNotices(text).length > 0;
}

function textAnswer(text: string, contentType: string | undefined): Answer {
	const looksHtml = /^<(?:!doctype|html|head|body|br|b|p|div|script|title|h\d|center|!--)\b|^<!--/i.test(
		text,
	);
	const isHtml =
		looksHtml || (mediaType(contentType) === 'text/html' && /<\w+[^<>]{0,200}>/.test(text.slice(0, 2000)));
	if (!isHtml) return { ...NOTHING, shape: 'text', notices: findPhpNotices(text), error: cutError(text) };
	return { ...NOTHING, shape: 'html', page: readDiePage(text), notices: findPhpNotices(text) };
}

/** The error at the beginning of a body whose end was not kept. WordPress puts `code` and `message` first. */
function cutError(text: string): WordPressError | null {
	const match = /^\{"code":"([^"\\]{1,200})","message":("(?:[^"\\]|\\.){0,4000}")/.exec(text);
	const message = match?.[2] ? parseJson(match[2]) : null;
	if (!match?.[1] || !message?.ok) return null;
	return readJsonError({ code: match[1], message: message.value });
}
