import { parseJson } from '../exchange/json.ts';
import type { Loose } from '../exchange/loose.ts';
import { asRecord, asString } from '../exchange/loose.ts';
import type { EntryWalk, LookedAt } from './entry-walk.ts';
import type { InitiatorPool } from './initiator-pool.ts';
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

/** Reads, on demand, of the entry that was walked last; the same object for all, for there are many. */
export interface HeadReader extends EntryHead {
	/** The entry is in these bytes. */
	turnTo(bytes: Uint8Array): void;
}

export function createHeadReader(walk: EntryWalk): HeadReader {
	let bytes: Uint8Array = new Uint8Array();
	const raw = (what: LookedAt) => {
		const start = walk.start(what);
		const end = walk.end(what);
		return start === end ? '' : UTF8.decode(bytes.subarray(start, end));
	};
	return {
		turnTo(newBytes) {
			bytes = newBytes;
		},
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

/**
 * Reads the members of a walked entry that anybody reads.
 *
 * @param initiators gives equal initiators as one object
 */
export function readWalked(
	walk: EntryWalk,
	bytes: Uint8Array,
	initiators: InitiatorPool,
): Loose | SkipReason {
	const entry = checkEntry(UTF8.decode(walk.reduced(bytes)));
	const start = walk.start('_initiator');
	const end = walk.end('_initiator');
	if (typeof entry === 'string' || start === end) return entry;
	const initiator = initiators(UTF8.decode(bytes.subarray(start, end)));
	return initiator === undefined ? 'not-json' : Object.assign(entry, { _initiator: initiator });
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
