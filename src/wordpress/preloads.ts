import type { Exchange } from '../exchange/exchange.ts';
import { parseJson } from '../exchange/json.ts';
import { asRecord, type Loose } from '../exchange/loose.ts';

/** A resource the block editor found in its own page instead of asking for it. */
export interface Preload {
	readonly route: string;
	readonly body: Loose;
}

/** `createPreloadingMiddleware( {"/wp/v2/posts/6?context=edit": {"body": {…}, "headers": …}, …} )`. */
const ENTRY =
	/"((?:\\?\/)wp(?:\\?\/)v2(?:\\?\/)[\w-]{1,60}(?:\\?\/)\d{1,20})\?context=edit[^"]{0,500}":\{"body":/g;

/** A page of the editor is a megabyte; its post stands anywhere in it. */
const MAX_SEARCHED = 4_000_000;
const MAX_PRELOADS = 5;

/** The posts a page of the block editor brought along: what the editor works from, and never a request of its own. */
export function preloadsOf({ response }: Exchange): readonly Preload[] {
	if (response.body.kind !== 'text' || !response.body.text.includes('createPreloadingMiddleware')) return [];
	const text = response.body.text.slice(0, MAX_SEARCHED);
	const preloads: Preload[] = [];
	for (const match of text.matchAll(ENTRY)) {
		const body = objectAt(text, match.index + match[0].length);
		const route = match[1]?.replace(/\\/g, '');
		if (body && route) preloads.push({ route, body });
		if (preloads.length >= MAX_PRELOADS) break;
	}
	return preloads;
}

/** The JSON object that begins at a place in a longer text; `null` when it does not end or is none. */
function objectAt(text: string, start: number): Loose | null {
	if (text[start] !== '{') return null;
	let depth = 0;
	for (let index = start; index < text.length; index++) {
		const character = text[index];
		if (character === '"') {
			index = endOfString(text, index);
		} else if (character === '{') {
			depth += 1;
		} else if (character === '}') {
			depth -= 1;
			if (depth === 0) {
				const json = parseJson(text.slice(start, index + 1));
				return json.ok ? asRecord(json.value) : null;
			}
		}
	}
	return null;
}

function endOfString(text: string, start: number): number {
	let index = start + 1;
	while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
	return index;
}
