import { asArray, asNumber, asRecord, asString, type Loose } from '../../exchange/loose.ts';
import { answerJson } from '../../wordpress/unread-answer.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** What an answer says of a resource's state. */
export interface ShownState {
	/** `modified_gmt` as sent; compares as text, because WordPress writes it in one form. */
	readonly modified: string;
	/** How many revisions there were (`_links["version-history"][0].count`); `null` where the type has none. */
	readonly revisions: number | null;
}

export interface ListedState extends ShownState {
	readonly id: number;
}

/** The state of the one resource that an answer holds; `null` when it tells of none. */
export function shownState(subject: WordPressExchange): ShownState | null {
	const text = unreadText(subject);
	const found = text === null ? null : stateInText(text);
	return found ?? (text !== null && !text.includes(MODIFIED) ? null : stateOf(asRecord(answerJson(subject))));
}

/** The states of the resources in a list. */
export function listedStates(subject: WordPressExchange): readonly ListedState[] {
	const text = unreadText(subject);
	// One object is no list, and not worth parsing to find that out.
	if (text?.startsWith('{')) return [];
	const found = text === null ? null : statesInText(text);
	if (found) return found;
	return asArray(answerJson(subject))
		.slice(0, MAX_LISTED)
		.flatMap(item => {
			const record = asRecord(item);
			const state = stateOf(record);
			return state && record ? [{ ...state, id: asNumber(record.id, 0) }] : [];
		});
}

export function stateOf(record: Loose | null): ShownState | null {
	const modified = asString(record?.modified_gmt) || asString(record?.date_modified_gmt);
	if (!record || !/^\d{4}-\d\d-\d\dT/.test(modified)) return null;
	const history = asRecord(asArray(asRecord(record._links)?.['version-history'])[0]);
	return { modified, revisions: history ? asNumber(history.count, 0) : null };
}

/*
 * Answers with states are the longest there are, and come with every read and every save. So they are read from the text where
 * they are written as WordPress writes them; all others are parsed.
 */

const MAX_LISTED = 100;
const MODIFIED = 'modified_gmt"';
const LINKS = '"_links":{';
const HISTORY = '"version-history":[{"count":';
/** `WP_REST_Posts_Controller::prepare_item_for_response()`: behind the id, the dates and the guid. In UTF-16 units. */
const NEAR = 2000;

/** The text of an answer that nobody has read yet. What was asked to be embedded has states of its own. */
function unreadText({ answer, exchange: { request, response } }: WordPressExchange): string | null {
	if (!answer.isUnread || response.body.kind !== 'text' || request.url.includes('_embed')) return null;
	return response.body.text;
}

/** `null` where nothing can be told without parsing. */
function stateInText(text: string): ShownState | null {
	const place = text.indexOf(MODIFIED);
	const name = place - (text.startsWith('date_', place - 5) ? 5 : 0) - 1;
	if (place === -1 || text[name] !== '"' || !isOutermost(text, 0, name)) return null;
	// Of the two names WordPress's own goes before WooCommerce's.
	if (name !== place - 1 && text.includes('"modified_gmt"')) return null;
	const modified = timeAt(text, place + MODIFIED.length);
	if (modified === null) return null;
	const history = text.indexOf(HISTORY, place);
	if (history === -1) return text.includes('version-history') ? null : { modified, revisions: null };
	const revisions = numberAt(text, history + HISTORY.length);
	return revisions !== null && isInLinks(text, history) ? { modified, revisions } : null;
}

/** Whether a place is within the outermost `_links`, with which WordPress ends an answer. */
function isInLinks(text: string, place: number): boolean {
	const links = text.lastIndexOf(LINKS, place);
	if (place - links > NEAR || text.length - place > NEAR) return false;
	return depthBetween(text, links, place) === 1 && depthBetween(text, links, text.length) === -1;
}

/** Every item begins with its id, and its time comes before the next one begins; else `null`. */
function statesInText(text: string): readonly ListedState[] | null {
	const states: ListedState[] = [];
	let end = 0;
	for (let place = text.indexOf(MODIFIED); place !== -1; place = text.indexOf(MODIFIED, end)) {
		const begin = text.lastIndexOf('{"id":', place);
		const before = begin === 1 ? text[0] === '[' : text.startsWith('},', begin - 2);
		if (begin < end || !before) return null;
		const name = place - (text.startsWith('date_', place - 5) ? 5 : 0) - 1;
		const id = numberAt(text, begin + '{"id":'.length);
		const modified = timeAt(text, place + MODIFIED.length);
		if (text[name] !== '"' || !isOutermost(text, begin, name)) return null;
		if (id === null || modified === null) return null;
		// How many revisions there were is asked of single answers only.
		states.push({ id, modified, revisions: null });
		if (states.length === MAX_LISTED) break;
		end = place + 1;
	}
	return states;
}

/** Whether a quotation mark opens the name of a member of the object that begins at a place. */
function isOutermost(text: string, begin: number, name: number): boolean {
	return text[begin] === '{' && name - begin <= NEAR && depthBetween(text, begin, name) === 1;
}

/** By how much deeper the second of two places is than the first; `null` where that is not worth finding out. */
function depthBetween(text: string, from: number, to: number): number | null {
	let depth = 0;
	for (let at = from; at < to; at++) {
		const character = text[at];
		if (character === '"') {
			at = text.indexOf('"', at + 1);
			// The mark may be a guarded one, within the text.
			if (at === -1 || at >= to || text[at - 1] === '\\') return null;
		} else if (character === '{' || character === '[') {
			depth += 1;
		} else if (character === '}' || character === ']') {
			depth -= 1;
		}
	}
	return depth;
}

/** `:"2026-11-21T08:00:00"`. In two pieces, for one that long would keep the whole text in memory (V8's sliced strings). */
function timeAt(text: string, colon: number): string | null {
	if (!text.startsWith(':"', colon) || text[colon + 21] !== '"') return null;
	const [day, time] = [text.slice(colon + 2, colon + 12), text.slice(colon + 12, colon + 21)];
	return /^\d{4}-\d\d-\d\d$/.test(day) && /^T\d\d:\d\d:\d\d$/.test(time) ? day + time : null;
}

function numberAt(text: string, from: number): number | null {
	const digits = /^\d{1,15}(?=[,}])/.exec(text.slice(from, from + 16))?.[0];
	return digits === undefined ? null : Number(digits);
}
