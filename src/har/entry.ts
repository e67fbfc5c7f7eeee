import { parseJson } from '../exchange/json.ts';
import type { Loose } from '../exchange/loose.ts';
import { asRecord, asString } from '../exchange/loose.ts';
import type { EntryWalk, LookedAt } from './entry-walk.ts';
import type { HarProgram, SkipReason } from './outcome.ts';

/** Bytes that are no UTF-8 become U+FFFD, as anywhere else; one bad byte must not cost an entry. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the bytes of one entry; a text is the reason to leave it out. */
export function readEntry(bytes: Uint8Array): Loose | SkipReason {
	return checkEntry(UTF8.decode(bytes));
}

function checkEntry(text: string): Loose | SkipReason {
	const json = parseJson(text);
	if (!json.ok) return 'not-json';
	const entry = asRecord(json.value);
	if (!entry) return 'not-an-object';
	const request = asRecord(entry.request);
	if (!request) return 'no-request';
	return asString(request.url) === '' ? 'no-url' : entry;
}

/** What of an entry can be seen without parsing it. */
export interface EntryHead {
	/** Empty when it is missing or no text. */
	readonly url: string;
	/** `NaN` when it is missing or no number. */
	readonly status: number;
	readonly resourceType: string;
	/** The JSON text of the list; empty when it is missing. */
	readonly requestHeaders: string;
	readonly responseHeaders: string;
}

/** Reads on demand; it holds only until the next entry is walked. */
export function headOf(walk: EntryWalk, bytes: Uint8Array): EntryHead {
	const raw = (what: LookedAt) => {
		const start = walk.start(what);
		const end = walk.end(what);
		return start === end ? '' : UTF8.decode(bytes.subarray(start, end));
	};
	return {
		get url() {
			return plainText(raw('request.url'));
		},
		get status() {
			const text = raw('response.status');
			return text === '' ? Number.NaN : Number(text);
		},
		get resourceType() {
			return plainText(raw('_resourceType'));
		},
		get requestHeaders() {
			return raw('request.headers');
		},
		get responseHeaders() {
			return raw('response.headers');
		},
	};
}

function plainText(json: string): string {
	if (!json.includes('\\')) return json.startsWith('"') ? json.slice(1, -1) : '';
	const value = parseJson(json);
	return value.ok ? asString(value.value) : '';
}

/** In UTF-16 units, all together. */
const MAX_POOLED = 4_000_000;

/** Initiators by their JSON text: the same few places in scripts send all requests of a page, and each stack is long. */
export interface InitiatorPool {
	readonly known: Map<string, unknown>;
	/** Of all texts together. */
	units: number;
}

/**
 * Reads the members of a walked entry that anybody reads.
 *
 * @param pool gives equal initiators as one object, parsed once
 */
export function readWalked(walk: EntryWalk, bytes: Uint8Array, pool: InitiatorPool): Loose | SkipReason {
	const entry = checkEntry(UTF8.decode(walk.reduced(bytes)));
	const start = walk.start('_initiator');
	const end = walk.end('_initiator');
	if (typeof entry === 'string' || start === end) return entry;
	const text = UTF8.decode(bytes.subarray(start, end));
	let initiator = pool.known.get(text);
	if (initiator === undefined) {
		const json = parseJson(text);
		if (!json.ok) return 'not-json';
		initiator = json.value;
		pool.units += text.length;
		if (pool.units > MAX_POOLED) {
			pool.known.clear();
			pool.units = text.length;
		}
		pool.known.set(text, initiator);
	}
	return Object.assign(entry, { _initiator: initiator });
}

/** Reads the bytes of one small value beside the entries; `undefined` when it is none. */
export function readValue(bytes: Uint8Array): unknown {
	const json = parseJson(UTF8.decode(bytes));
	return json.ok ? json.value : undefined;
}

/** Reads `creator` or `browser`. */
export function readProgram(value: unknown): HarProgram | null {
	const source = asRecord(value);
	return source ? { name: asString(source.name), version: asString(source.version) } : null;
}
