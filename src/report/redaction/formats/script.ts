import { parseJson } from '../../../exchange/json.ts';
import { CONTEXT, type Walk } from '../walk.ts';
import { IDLE, scanJson } from './json-scan.ts';

/** Where JSON may begin in JavaScript: WordPress prints settings and preloaded answers so (`wp_localize_script()`). */
const START = /\{\s{0,20}"|\[\s{0,20}[{"[]/g;

/** Shorter JSON is read as text as well. */
const SHORTEST = 20;

/** What looked like JSON this often and was none: then the rest is only text. */
const MAX_MISTAKES = 20;

/** Redacts JavaScript: JSON in it as JSON, the rest as text, for what is before a value tells what it is. */
export function redactScript(text: string, walk: Walk): string {
	let out = '';
	let copied = 0;
	let mistakes = 0;
	const start = new RegExp(START);
	for (let match = start.exec(text); match && mistakes < MAX_MISTAKES; match = start.exec(text)) {
		const end = scanJson(text, match.index, IDLE);
		const json = end === -1 ? '' : text.slice(match.index, end);
		if (json.length < SHORTEST) continue;
		if (!parseJson(json).ok) {
			mistakes += 1;
			continue;
		}
		out += walk.text(text.slice(copied, match.index)) + walk.json(json, CONTEXT.response);
		copied = end;
		start.lastIndex = end;
	}
	return out + walk.text(text.slice(copied));
}
