import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { isPlainName } from '../field-rules.ts';
import { CONTEXT, type Walk } from '../walk.ts';
import { type Attribute, attributesOf, scanMarkup } from './html-scan.ts';

/** Attributes that hold a URL; of `srcset` the first is enough to be one. */
const URLS = new Set(
	'href src action formaction poster cite ping background data manifest longdesc codebase xlink:href'.split(
		' ',
	),
);

/** Attributes of which nothing is secret, and most of a page. */
const HARMLESS = new Set(
	'class id style type rel role tabindex colspan rowspan width height for media lang dir'.split(' '),
);

/** Redacts HTML in place: attributes, inline scripts, comments and text. Pieces without a secret stay byte for byte. */
export function redactHtml(text: string, walk: Walk): string {
	let out = '';
	let copied = 0;
	let tag: readonly Attribute[] = [];
	/** The element that has just begun. */
	let element = '';
	const put = (start: number, end: number, redacted: string) => {
		out += text.slice(copied, start) + redacted;
		copied = end;
	};
	for (const piece of scanMarkup(text, false)) {
		const { start, end } = piece;
		if (piece.is === 'tag') {
			tag = piece.closes ? [] : attributesOf(text, start, end);
			element = piece.closes ? '' : piece.name;
			for (const attribute of tag) {
				const redacted = redactAttribute(piece.name, attribute, tag, walk);
				if (redacted !== null) put(attribute.start, attribute.end, redacted);
			}
			continue;
		}
		const source = text.slice(start, end);
		const redacted =
			piece.is === 'raw'
				? redactRaw(piece.element, source, tag, walk)
				: piece.is === 'text'
					? redactTextNode(fieldOf(tag) ?? element, source, walk)
					: walk.text(source);
		if (redacted !== source) put(start, end, redacted);
	}
	return out + text.slice(copied);
}

function redactRaw(element: string, source: string, tag: readonly Attribute[], walk: Walk): string {
	switch (element) {
		case 'script': {
			const type = attributeOf(tag, 'type');
			if (/template|html/i.test(type)) return walk.html(source);
			return /json/i.test(type) ? walk.json(source, CONTEXT.response) : walk.script(source);
		}
		case 'style':
			return walk.strict(source);
		case 'textarea':
			return decoded(source, value => walk.field(attributeOf(tag, 'name'), value, CONTEXT.response));
		default:
			return redactTextNode('', source, walk);
	}
}

/** What is XML in truth has elements that say what is in them; these are HTML's own. */
const HTML_NAMES = new Set(['address', 'code', 'data', 'details', 'template', 'time', 'title']);

/** What WordPress's toolbar and lists of comments call who is signed in, or wrote (`wp_admin_bar_my_account_item()`, hCard). */
const CLASSES = /(?:^|\s)(?:display-name|username|fn)(?:\s|$)/;

/** The name of the field that an element is by its classes. */
function fieldOf(tag: readonly Attribute[]): string | null {
	const classes = tag.find(({ name }) => name === 'class')?.value;
	return classes !== undefined && CLASSES.test(classes) ? 'display_name' : null;
}

function redactTextNode(element: string, source: string, walk: Walk): string {
	if (!/\S/.test(source)) return source;
	const isNamed = element !== '' && !HTML_NAMES.has(element) && !isPlainName(element, CONTEXT.response);
	return decoded(source, text => (isNamed ? walk.field(element, text, CONTEXT.response) : walk.text(text)));
}

/** The value as it is to be written; `null` when it stays. */
function redactAttribute(
	element: string,
	{ name, value }: Attribute,
	tag: readonly Attribute[],
	walk: Walk,
): string | null {
	if (value === '' || HARMLESS.has(name)) return null;
	const text = value.includes('&') ? decodeHTMLAttribute(value) : value;
	const redacted = redactAttributeText(element, name, text, tag, walk);
	return redacted === text ? null : escapeHtml(redacted);
}

function redactAttributeText(
	element: string,
	name: string,
	text: string,
	tag: readonly Attribute[],
	walk: Walk,
): string {
	if (URLS.has(name)) return walk.url(text.trim());
	if (name.startsWith('on')) return walk.text(text);
	if (name === 'value') {
		const field = attributeOf(tag, 'name') || attributeOf(tag, 'id');
		const type = attributeOf(tag, 'type').toLowerCase();
		return walk.field(
			type === 'password' || type === 'email' || type === 'tel' ? type : field,
			text,
			CONTEXT.none,
		);
	}
	if (name === 'content' && element === 'meta') {
		return walk.field(attributeOf(tag, 'name') || attributeOf(tag, 'property'), text, CONTEXT.response);
	}
	if (name === 'nonce') return walk.field('nonce', text, CONTEXT.none);
	if (name === 'alt' || name === 'title' || name === 'placeholder' || name.startsWith('aria-'))
		return walk.text(text);
	return walk.field(name.replace(/^data-/, ''), text, CONTEXT.response);
}

function attributeOf(tag: readonly Attribute[], wanted: string): string {
	const value = tag.find(({ name }) => name === wanted)?.value ?? '';
	return value.includes('&') ? decodeHTMLAttribute(value) : value;
}

/** Redacts what a text says and escapes it again; the source itself when nothing changes. */
export function decoded(source: string, redact: (text: string) => string): string {
	const text = source.includes('&') ? decodeHTML(source) : source;
	const redacted = redact(text);
	return redacted === text ? source : escapeHtml(redacted);
}

export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
