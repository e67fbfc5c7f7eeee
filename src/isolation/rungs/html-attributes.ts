/** Reads attributes and form fields out of a screen of wp-admin: text between quotes, and nothing is ever rendered. */

/** A screen longer than this is cut by the bridge anyway. */
const MAX_LINKS = 5000;

/** `&amp;`, `&#038;` and their like are all that `esc_url()` and `esc_attr()` make of an address. */
export function plainAttribute(text: string): string {
	return text
		.replace(/&(?:amp|#0{0,5}38|#x0{0,5}26);/gi, '&')
		.replace(/&(?:quot|#0{0,5}34);/gi, '"')
		.replace(/&#0{0,5}39;/g, "'");
}

/** The value of the first hidden field of that name after a mark in the page; `null` when there is none. */
export function fieldAfter(html: string, mark: string, name: string): string | null {
	const start = html.indexOf(mark);
	if (start < 0) return null;
	const pattern = /<input\b[^<>]{0,500}>/g;
	pattern.lastIndex = start;
	for (let tries = 0; tries < MAX_LINKS; tries++) {
		const tag = pattern.exec(html)?.[0];
		if (tag === undefined) return null;
		if (attributeOf(tag, 'name') === name) return attributeOf(tag, 'value');
	}
	return null;
}

/** The queries of all links and forms of a page that have a parameter of this name. */
export function linksWith(html: string, parameter: string): readonly URLSearchParams[] {
	const found: URLSearchParams[] = [];
	for (const [, double, single] of html.matchAll(/\shref=(?:"([^"<>]{1,4000})"|'([^'<>]{1,4000})')/g)) {
		const href = plainAttribute(double ?? single ?? '');
		if (!href.includes(parameter)) continue;
		const query = new URLSearchParams(href.slice(href.indexOf('?') + 1));
		if (query.has(parameter)) found.push(query);
		if (found.length >= MAX_LINKS) break;
	}
	return found;
}

function attributeOf(tag: string, name: string): string | null {
	for (const [, key, double, single] of tag.matchAll(
		/\s([\w-]{1,50})=(?:"([^"]{0,2000})"|'([^']{0,2000})')/g,
	)) {
		if (key === name) return plainAttribute(double ?? single ?? '');
	}
	return null;
}
