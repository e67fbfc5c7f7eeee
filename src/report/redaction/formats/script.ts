import { parseJson } from '../../../exchange/json.ts';
import { CONTEXT, type Walk } from '../walk.ts';
import { IDLE, scanJson } from './json-scan.ts';

/** Where JSON may begin in JavaScript: WordPress prints settings and preloaded answers so (`wp_localize_script()`). */
const START = /\{\s{0,20}"|\[\s{0,20}[{"[]/g;

/** Shorter JSON is read as text as well. */
const SHORTEST = 20;

/** How many times its length is read of a text for what looks like JSON and is none: then the rest is only text. */
const MAX_READ = 10;

/** Redacts JavaScript: JSON in it as JSON, the rest as text, for what is before a value tells what it is. */
export function redactScript(text: string, walk: Walk): string {
	let out = '';
	let copied = 0;
	let left = MAX_READ * text.length;
	const start = new RegExp(START);
	for (let match = start.exec(text); match && left > 0; match = start.exec(text)) {
		const end = scanJson(text, match.index, IDLE);
		const json = end === -1 ? '' : text.slice(match.index, end);
		if (json.length < SHORTEST || !parseJson(json).ok) {
			left -= end === -1 ? text.length - match.index : json.length;
			continue;
		}
		out += walk.text(text.slice(copied, match.index)) + walk.json(json, CONTEXT.response);
		copied = end;
		start.lastIndex = end;
	}
	return out + walk.text(text.slice(copied));
}
