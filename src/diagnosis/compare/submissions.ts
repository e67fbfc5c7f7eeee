import type { Exchange } from '../../exchange/exchange.ts';
import { header } from '../../exchange/headers.ts';
import type { Initiator } from '../../exchange/initiator.ts';
import { pointerTo, valueAt } from '../../exchange/json-pointer.ts';
import { requestData } from '../../exchange/request-data.ts';
import { readAnswer } from '../../wordpress/answer.ts';
import { senderScript } from '../../wordpress/knowledge/script-senders.ts';
import { isPaymentToken, isVolatileField } from '../../wordpress/knowledge/volatile-fields.ts';
import { type Differences, differencesOf, fieldDifferences } from './differences.ts';
import { stepsOf } from './json-values.ts';
import { isServerField } from './server-fields.ts';

export interface SubmissionChange {
	readonly where: 'method' | 'url' | 'query' | 'header' | 'body' | 'initiator' | 'timing' | 'status';
	/** Of a field or header; of a JSON body a JSON Pointer; empty where `where` says it all. */
	readonly name: string;
	/** `undefined` on a side that does not have it. */
	readonly first: unknown;
	readonly second: unknown;
	/** It changes from one sending of the same thing to the next, and means nothing. */
	readonly volatile: boolean;
	/** It stands for a payment: two of them may be two charges. */
	readonly payment: boolean;
}

export interface ChangeList {
	readonly changes: readonly SubmissionChange[];
	/** How many fields are equal. */
	readonly same: number;
	/** There was more than could be compared. */
	readonly cut: boolean;
}

/** In what two submissions differ, and what came of each. */
export interface SubmissionDiff {
	readonly request: ChangeList;
	readonly answer: ChangeList;
}

/** Compares two near-duplicate requests: changes only, with the first one first. */
export function compareSubmissions(a: Exchange, b: Exchange): SubmissionDiff {
	const [dataA, dataB] = [requestData(a.request), requestData(b.request)];
	const lists = [
		plain('method', a.request.method, b.request.method),
		plain('url', bareUrl(a), bareUrl(b)),
		fieldChanges('query', fieldDifferences(dataA.query, dataB.query)),
		fieldChanges('header', fieldDifferences(sentHeaders(a), sentHeaders(b))),
		bodyChanges(a, b),
		plain('initiator', senderPlace(a.initiator), senderPlace(b.initiator)),
	];
	const gap = b.startedAt - a.startedAt;
	const timing: ChangeList = {
		changes: [change('timing', 'gapMs', 0, Number.isFinite(gap) ? gap : undefined)],
		same: 0,
		cut: false,
	};
	return { request: joined([...lists, timing]), answer: compareAnswers(a, b) };
}

/** Compares two answers in the same way. */
function compareAnswers(a: Exchange, b: Exchange): ChangeList {
	const body = differencesOf(answerBody(a), answerBody(b));
	return joined([
		plain('status', a.response.status, b.response.status),
		jsonChanges(body, steps => steps.some(isServersOwn)),
	]);
}

function bodyChanges(a: Exchange, b: Exchange): ChangeList {
	const [dataA, dataB] = [requestData(a.request), requestData(b.request)];
	if (dataA.fields.length > 0 && dataB.fields.length > 0) {
		return fieldChanges('body', fieldDifferences(dataA.fields, dataB.fields));
	}
	const value = ({ request }: Exchange, json: unknown) =>
		json ?? (request.body.kind === 'text' ? request.body.text : undefined);
	const body = value(b, dataB.json);
	return jsonChanges(differencesOf(value(a, dataA.json), body), isVolatileMember, steps => {
		// The Store API's `payment_data` is a list of keys and values.
		const key = valueAt(body, pointerTo([...steps.slice(0, -1), 'key']));
		return steps.at(-1) === 'value' && typeof key === 'string' ? key : (steps.at(-1) ?? '');
	});
}

/** What an answer says; a page or a text as a whole. */
function answerBody({ response }: Exchange): unknown {
	const { json } = readAnswer(response.body, header(response.headers, 'content-type'));
	return json ?? (response.body.kind === 'text' ? response.body.text : undefined);
}

/** Names in lower case: HTTP knows no other difference. */
function sentHeaders({ request }: Exchange) {
	return request.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
}

function bareUrl({ request }: Exchange): string {
	return request.url.split(/[?#]/, 1)[0] ?? '';
}

/**
 * The place in a script that sent a request, without those that send for others: `https://…/cart.js:12:7 addToCart`. Two
 * handlers in one file differ in it. Lines count from one here, as DevTools shows them; `undefined` when nobody says.
 */
function senderPlace({ frames, url }: Initiator): string | undefined {
	const frame = frames.find(each => each.url !== '' && !senderScript(each.url)) ?? frames[0];
	if (!frame) return url || undefined;
	const place = `${frame.url.split('?', 1)[0]}:${frame.line + 1}:${frame.column + 1}`;
	return frame.functionName === '' ? place : `${place} ${frame.functionName}`;
}

function plain(where: SubmissionChange['where'], first: unknown, second: unknown): ChangeList {
	const isSame = first === second;
	return {
		changes: isSame ? [] : [change(where, '', first, second)],
		same: isSame && first !== undefined ? 1 : 0,
		cut: false,
	};
}

/** Of fields by name, the second of one name as `ids[] (2)`. */
function fieldChanges(where: SubmissionChange['where'], { cut, rows, same }: Differences): ChangeList {
	const changes = rows.map(({ after, before, pointer }) => {
		const [name = '', index] = stepsOf(pointer);
		const shown = index === undefined ? name : `${name} (${Number(index) + 1})`;
		return {
			...change(where, shown, before, after),
			volatile: isVolatileField(name),
			payment: isPaymentToken(name),
		};
	});
	return { changes, same, cut };
}

/** Of JSON by pointer. */
function jsonChanges(
	{ cut, rows, same }: Differences,
	isVolatile: (steps: readonly string[]) => boolean,
	fieldOf: (steps: readonly string[]) => string = () => '',
): ChangeList {
	const changes = rows.map(({ after, before, pointer }) => {
		const steps = stepsOf(pointer);
		return {
			...change('body', pointer, before, after),
			volatile: isVolatile(steps),
			payment: isPaymentToken(fieldOf(steps)),
		};
	});
	return { changes, same, cut };
}

function isVolatileMember(steps: readonly string[]): boolean {
	return isVolatileField(steps[0] ?? '') || isVolatileField(steps.at(-1) ?? '');
}

/** Dates and links follow from what was made; that two ids differ does not. */
function isServersOwn(name: string): boolean {
	return isServerField(name, 'wp/v2') || isServerField(name, 'wc/v3') || /^date(?:_|$)/.test(name);
}

function change(
	where: SubmissionChange['where'],
	name: string,
	first: unknown,
	second: unknown,
): SubmissionChange {
	return { where, name, first, second, volatile: false, payment: false };
}

function joined(lists: readonly ChangeList[]): ChangeList {
	return {
		changes: lists.flatMap(({ changes }) => changes),
		same: lists.reduce((sum, { same }) => sum + same, 0),
		cut: lists.some(({ cut }) => cut),
	};
}
