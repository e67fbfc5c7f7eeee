import type { Exchange } from '../../exchange/exchange.ts';
import { header } from '../../exchange/headers.ts';
import type { Initiator } from '../../exchange/initiator.ts';
import { isSentByPanel } from '../../exchange/page-request.ts';
import { isPreflight, isServiceWorkerTwin } from '../../exchange/service-worker-twins.ts';
import { urlParts } from '../../exchange/url.ts';
import { type Endpoint, isWrite } from '../../wordpress/endpoint.ts';
import { senderScript } from '../../wordpress/knowledge/script-senders.ts';
import { withoutBody } from '../../wordpress/without-body.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { DuplicateStory } from '../finding.ts';
import { resourceOf } from '../timeline.ts';
import { fingerprint } from './fingerprint.ts';
import { areOfDifferentThings } from './named-thing.ts';
import { isQuiet } from './quiet.ts';

/** Sent again this soon, though the first had succeeded, was not a second decision. From start to start. */
const HASTE_MS = 1000;
/** Two clicks of one hand: the time a double click may take at most is 500 ms, and mostly is half of that. */
const DOUBLE_CLICK_MS = 250;
/** Sent as soon as the first had ended: a handler that waits for the other. From the end of the first. */
const CHAINED_MS = 60;
/** A second sender may wait for the first to finish, as a chained handler does. From the end of the first. */
const TWO_SENDERS_MS = 5000;
/** A failed request sent again this soon after its end was sent by a script, or by somebody in a hurry. */
const RETRY_MS = 5000;
/** Something created again this soon after it had been created: the back button, a reload of a form. */
const REPLAY_MS = 120_000;
/** Older than this, a write whose bodies are gone is not remembered: no repetition is told of so late. */
const FORGOTTEN_MS = 2 * REPLAY_MS;
/** This many of one meaning are polling: a person or a broken handler sends two or three. */
const POLLING_COUNT = 5;
/** So many writes of one resource are remembered. */
const MAX_WRITES = 30;

/** Writes of one meaning, in order of start. */
type Group = WordPressExchange[];

/** Remembers writes by what they mean, and says how a repetition came about. */
export interface DuplicateHistory {
	/** Takes a write. Answers the ids of others of its meaning: what is said of them may change. */
	add(subject: WordPressExchange): readonly number[];
	/** Takes note that the bodies of a write are gone, and forgets what is older than any repetition of it. */
	letGo(exchange: Exchange): void;
	/** The story of a write that repeats an earlier one; `null` when it does not, or rightly so. */
	storyOf(subject: WordPressExchange): DuplicateStory | null;
	/** The earlier write that it repeats. */
	earlier(subject: WordPressExchange): WordPressExchange | null;
}

export function createDuplicateHistory(): DuplicateHistory {
	const groups = new Map<string, Group>();
	const groupOf = new Map<number, Group>();
	const keyOf = new Map<Group, { key: string; resource: string }>();
	/**
	 * By place, the first write there, as long as it is the only one: what it means takes reading its body, and matters only
	 * when there is another to compare it with. `null` where there are several.
	 */
	const places = new Map<string, WordPressExchange | null>();
	const placeOf = new Map<number, string>();
	/** Of those whose bodies are gone, oldest first. */
	const gone: Exchange[] = [];
	/** By resource, the latest writes of whatever meaning. */
	const writes = new Map<string, { at: number; id: number }[]>();
	let latest = Number.NEGATIVE_INFINITY;

	/** Something else was done to it in between: trashed, restored, trashed again is no repetition. */
	const changedBetween = (first: WordPressExchange, second: WordPressExchange): boolean => {
		// What makes something new leaves alone what was made before.
		if (isCreated(second)) return false;
		const same = groupOf.get(second.exchange.id);
		return (writes.get(resourceOf(second)) ?? []).some(({ at, id }) => {
			const group = groupOf.get(id);
			if ((group && group === same) || at <= first.exchange.startedAt || at >= second.exchange.startedAt)
				return false;
			const between = group?.find(({ exchange }) => exchange.id === id) ?? places.get(placeOf.get(id) ?? '');
			return !between || !areOfDifferentThings(between, second);
		});
	};

	const earlier = (subject: WordPressExchange): WordPressExchange | null => {
		const group = groupOf.get(subject.exchange.id);
		if (!group) return null;
		return group[group.findLastIndex(({ exchange }) => exchange.id === subject.exchange.id) - 1] ?? null;
	};

	/** Puts a write among those of its meaning. Answers where; `null` when it is none of its own. */
	const join = (subject: WordPressExchange, resource: string): { group: Group; place: number } | null => {
		const key = fingerprint(subject);
		if (key === null) return null;
		const group = groups.get(key) ?? [];
		if (group.slice(-POLLING_COUNT).some(({ exchange }) => isServiceWorkerTwin(exchange, subject.exchange)))
			return null;
		groups.set(key, group);
		keyOf.set(group, { key, resource });
		// Of one that was there before; polling makes groups of thousands.
		const same = groupOf.has(subject.exchange.id) ? placeIn(group, subject.exchange) : -1;
		if (same >= 0) group.splice(same, 1);
		// Nearly always the latest: found from the end.
		const place = group.findLastIndex(({ exchange }) => exchange.startedAt <= subject.exchange.startedAt) + 1;
		group.splice(place, 0, subject);
		groupOf.set(subject.exchange.id, group);
		return { group, place };
	};

	/** Has the only write of a place join, before another one does or its body goes. */
	const settle = (where: string) => {
		const only = places.get(where);
		places.set(where, null);
		if (!only) return;
		placeOf.delete(only.exchange.id);
		join(only, resourceOf(only));
	};

	/** Keys are whole bodies, so they are worth forgetting. */
	const forget = (exchange: Exchange | undefined) => {
		const group = exchange && groupOf.get(exchange.id);
		const known = group && keyOf.get(group);
		// From the end, where the latest is.
		if (!known || group.findLast(each => exchange.startedAt < each.exchange.startedAt)) return;
		for (const each of group) groupOf.delete(each.exchange.id);
		keyOf.delete(group);
		groups.delete(known.key);
		forgetWrites(known.resource, exchange);
	};

	const forgetWrites = (resource: string, { startedAt }: Exchange) => {
		const newer = (writes.get(resource) ?? []).filter(({ at }) => at > startedAt);
		if (newer.length > 0) writes.set(resource, newer);
		else writes.delete(resource);
	};

	return {
		add(subject) {
			if (subject.part || !mayRepeat(subject) || subject.exchange.request.body.kind === 'missing') return [];
			const resource = resourceOf(subject);
			const { id, startedAt: at } = subject.exchange;
			if (at > latest) latest = at;
			const where = whereOf(subject);
			const only = places.get(where);
			const isFirst = only === undefined || only?.exchange.id === id;
			if (isFirst) {
				places.set(where, subject);
				placeOf.set(id, where);
			} else if (only) {
				settle(where);
			}
			const joined = isFirst ? null : join(subject, resource);
			if (!isFirst && !joined) return [];
			const before = writes.get(resource) ?? [];
			writes.set(resource, [...before.slice(-MAX_WRITES), { at, id }]);
			if (!joined) return [];
			const { group, place } = joined;
			// What is said of the one behind it changes; of all, at the moment the group turns out to be polling.
			const touched = group.length === POLLING_COUNT ? group : group.slice(place + 1, place + 2);
			return touched.map(({ exchange }) => exchange.id).filter(other => other !== id);
		},
		letGo(exchange) {
			const where = placeOf.get(exchange.id);
			const only = where === undefined ? null : places.get(where);
			if (where !== undefined && only) {
				if (latest - exchange.startedAt <= FORGOTTEN_MS) {
					settle(where);
				} else {
					places.delete(where);
					placeOf.delete(exchange.id);
					forgetWrites(resourceOf(only), exchange);
				}
			}
			const group = groupOf.get(exchange.id);
			if (!group) return;
			const place = placeIn(group, exchange);
			const whole = group[place];
			if (whole) group[place] = withoutBody(whole, exchange);
			gone.push(exchange);
			while (gone[0] && exchange.startedAt - gone[0].startedAt > FORGOTTEN_MS) forget(gone.shift());
		},
		earlier,
		storyOf(subject) {
			const first = earlier(subject);
			if (!first || isPolling(groupOf.get(subject.exchange.id) ?? [])) return null;
			return changedBetween(first, subject) ? null : tellStory(first, subject);
		},
	};
}

/** Where an exchange stands in a group, which has thousands of polling; -1 when it is not there. */
function placeIn(group: Group, { id, startedAt }: Exchange): number {
	let [low, high] = [0, group.length];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((group[middle]?.exchange.startedAt ?? 0) < startedAt) low = middle + 1;
		else high = middle;
	}
	if (group[low]?.exchange.id === id) return low;
	// Others that began at the same moment, or without a time, which are in no order.
	return group.findIndex(({ exchange }) => exchange.id === id);
}

/** Writes of one meaning go to one place; what is a place of its own has nothing to be compared with. */
function whereOf({ endpoint: { action, method, route }, exchange: { request } }: WordPressExchange): string {
	const url = urlParts(request.url);
	return `${method} ${url?.origin} ${route ?? url?.pathname} ${action}`;
}

/** What can be a duplicate at all: a write that is not made to be repeated. */
function mayRepeat({ endpoint, exchange }: WordPressExchange): boolean {
	if (!isWrite(endpoint) || isPreflight(exchange) || isQuiet(endpoint)) return false;
	// Sent again by the panel, on somebody's word.
	if (isSentByPanel(exchange)) return false;
	// Whoever mistyped a password tries again.
	return endpoint.family !== 'other' && !exchange.request.url.includes('/wp-login.php');
}

function succeeded({ status, error }: WordPressExchange): boolean {
	return status >= 200 && status < 400 && error === null;
}

/** Evenly spaced, or simply many: progress bars and dashboards ask their question again and again by POST. */
function isPolling(group: Group): boolean {
	return group.length >= POLLING_COUNT;
}

function tellStory(first: WordPressExchange, second: WordPressExchange): DuplicateStory | null {
	const [a, b] = [first.exchange, second.exchange];
	const gapMs = b.startedAt - a.startedAt;
	if (!Number.isFinite(gapMs)) return null;
	const sinceEnd = gapMs - a.durationMs;
	const overlapping = sinceEnd < 0;
	const story = (how: DuplicateStory['how']): DuplicateStory => ({ how, gapMs, overlapping, of: a.id });
	// apiFetch sends the same request again after it got a fresh nonce: recovery, not repetition.
	if (first.status === 403 || first.status === 401) return null;
	// A second click on a form makes the browser let go of the first request, which the server works on all the same.
	if (first.exchange.response.error === 'net::ERR_ABORTED' && gapMs <= HASTE_MS)
		return story('double-submit');
	if (!overlapping && !succeeded(first)) return sinceEnd <= RETRY_MS ? story('automatic-retry') : null;
	const other = differentSenders(a.initiator, b.initiator);
	if (other && (overlapping || sinceEnd <= TWO_SENDERS_MS)) return story('two-senders');
	if (overlapping || sinceEnd <= CHAINED_MS || gapMs <= DOUBLE_CLICK_MS) return story('double-submit');
	if (isCart(second.endpoint)) return null;
	const isReplay = gapMs <= HASTE_MS || (creates(second) && sinceEnd <= REPLAY_MS);
	return isReplay ? story('replay-after-success') : null;
}

function isCart({ action, route }: Endpoint): boolean {
	return /cart/.test(route ?? action ?? '');
}

/** Whether a success makes something new, so that a second one makes another. */
function creates({ endpoint, exchange, status }: WordPressExchange): boolean {
	const { family, method, resourceId } = endpoint;
	if (family === 'rest') return method === 'POST' && (status === 201 || resourceId === null);
	if (family === 'comments-post') return true;
	// A form on the site itself: contact, checkout, registration. The screens of wp-admin save what is there.
	const isForm =
		header(exchange.request.headers, 'sec-fetch-dest') === 'document' || exchange.resourceType === 'document';
	return isForm && !/\/wp-(?:admin|login)/.test(exchange.request.url);
}

/** `WP_REST_Server::CREATABLE` of a collection: the answer is about a thing that was not there before. */
function isCreated({ endpoint: { family, method, resourceId }, status }: WordPressExchange): boolean {
	return family === 'rest' && method === 'POST' && status === 201 && resourceId === null;
}

/** Two scripts that sent the same; unknown ones, as in Firefox, tell nothing. */
function differentSenders(a: Initiator, b: Initiator): boolean {
	const [first, second] = [senderOf(a), senderOf(b)];
	return first !== '' && second !== '' && first !== second;
}

/** The script behind a request, without those that send for others; without its query. Empty when nobody says. */
export function senderOf({ frames, url }: Initiator): string {
	const sender = frames.find(frame => frame.url !== '' && !senderScript(frame.url)) ?? frames[0];
	return (sender?.url || url).split('?', 1)[0] ?? '';
}
