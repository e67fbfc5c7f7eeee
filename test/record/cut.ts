import type { HarContent, HarEntry } from './har.ts';

/* What is left out of a recording, so that a hundred of them fit into a repository: what no diagnosis can rest on. */

const STATIC_TYPES = ['script', 'stylesheet', 'image', 'font', 'media', 'manifest'];
const CORE_FILE = /\/wp-(?:includes|admin)\/.*\.(?:js|css|png|gif|svg|jpe?g|webp|avif|woff2?|ttf)(?:\?|$)/;
const LIST_OF_GOODS =
	/\/(?:block-patterns\/patterns|pattern-directory\/patterns|font-collections|block-types)\b/;
const CUT = 'cut for the repository';
/** A page's own numbers have thirteen digits after the point, all of them different. */
const DIGITS = 1000;

/**
 * Makes an entry small.
 *
 * @param entry as recorded
 * @param whole true keeps WordPress's own scripts, styles and pictures (without their bodies)
 * @returns the entry, or null when all of it can go
 */
export function cutEntry(entry: HarEntry, whole: boolean): HarEntry | null {
	const { url } = entry.request;
	const isStatic = STATIC_TYPES.includes(entry._resourceType ?? '');
	if (url.startsWith('data:') || (isStatic && !whole && CORE_FILE.test(url))) return null;
	const timings = Object.fromEntries(
		Object.entries(entry.timings).map(([name, value]) => [name, Math.round(value * DIGITS) / DIGITS]),
	);
	return {
		...entry,
		time: Math.round(entry.time * DIGITS) / DIGITS,
		timings,
		response: { ...entry.response, content: cutContent(entry.response.content, url, isStatic) },
	};
}

function cutContent(content: HarContent, url: string, isStatic: boolean): HarContent {
	const { text, encoding, ...rest } = content;
	if (text === undefined || text === '') return content;
	if (isStatic || encoding === 'base64') return { ...rest, comment: CUT };
	const cut = LIST_OF_GOODS.test(url) ? cutList(text) : cutPage(text);
	return cut === text ? content : { ...rest, text: cut, comment: CUT };
}

/** Hundreds of ready-made patterns say no more than one of them. */
function cutList(json: string): string {
	try {
		const list: unknown = JSON.parse(json);
		return Array.isArray(list) ? JSON.stringify(list.slice(0, 1)) : json;
	} catch {
		return json;
	}
}

/** Of a page of the admin: no styles, no templates of views, no catalogue of blocks; scripts with nonces stay. */
function cutPage(html: string): string {
	if (!/<(?:html|!doctype)/i.test(html)) return html;
	return html
		.replace(/(<style\b[^>]*>)[^<]{200,}(<\/style>)/gi, '$1/* cut */$2')
		.replace(/(<script type="text\/html"[^>]*>)[\s\S]*?(<\/script>)/gi, '$1$2')
		.replace(
			/(<script\b[^>]*>)([\s\S]*?)(<\/script>)/gi,
			(_, open: string, script: string, close: string) => `${open}${cutScript(script)}${close}`,
		)
		.replace(/<svg\b[\s\S]*?<\/svg>/gi, '<svg></svg>');
}

const LONG = 3000;

function cutScript(script: string): string {
	if (script.length < LONG) return script;
	if (!/nonce|createPreloadingMiddleware|initializeEditor|postLock/i.test(script)) return '/* cut */';
	return cutValues(script);
}

/** Keys of objects printed into a page whose values are long and say nothing. */
const LONG_VALUES = [
	'"\\/wp\\/v2\\/global-styles\\/[^"]*"',
	'"\\/wp\\/v2\\/templates\\/lookup[^"]*"',
	'"\\/wp\\/v2\\/themes[^"]*"',
	'"\\/wp\\/v2\\/taxonomies[^"]*"',
	'"\\/wp\\/v2\\/types\\?[^"]*"',
	'"OPTIONS"',
	'"__unstableResolvedAssets"',
	'"styles"',
	'"defaultEditorStyles"',
	'"__experimentalFeatures"',
	'"allowedMimeTypes"',
	'"gradients"',
];

function cutValues(script: string): string {
	let rest = script;
	for (const key of LONG_VALUES) {
		const pattern = new RegExp(`${key.replaceAll('\\/', '(?:\\\\)?/')}\\s*:\\s*(?=[{[])`, 'g');
		let at = pattern.exec(rest);
		while (at) {
			const from = at.index + at[0].length;
			const to = endOfValue(rest, from);
			rest = `${rest.slice(0, from)}${rest[from] === '[' ? '[]' : '{}'}${rest.slice(to)}`;
			pattern.lastIndex = from;
			at = pattern.exec(rest);
		}
	}
	return rest;
}

/** Where the JSON value that begins at `from` ends; brackets in strings do not count. */
function endOfValue(text: string, from: number): number {
	let depth = 0;
	let quoted = false;
	for (let at = from; at < text.length; at += 1) {
		const char = text[at];
		if (quoted) {
			if (char === '\\') at += 1;
			else if (char === '"') quoted = false;
		} else if (char === '"') quoted = true;
		else if (char === '{' || char === '[') depth += 1;
		else if (char === '}' || char === ']') {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
	return from;
}
