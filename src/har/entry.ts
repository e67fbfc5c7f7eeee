import { parseJson } from '../exchange/json.ts';
import type { Loose } from '../exchange/loose.ts';
import { asRecord, asString } from '../exchange/loose.ts';
import type { HarProgram, SkipReason } from './outcome.ts';

/** Bytes that are no UTF-8 become U+FFFD, as anywhere else; one bad byte must not cost an entry. */
const UTF8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Reads the bytes of one entry; a text is the reason to leave it out. */
export function readEntry(bytes: Uint8Array): Loose | SkipReason {
	const json = parseJson(UTF8.decode(bytes));
	if (!json.ok) return 'not-json';
	const entry = asRecord(json.value);
	if (!entry) return 'not-an-object';
	const request = asRecord(entry.request);
	if (!request) return 'no-request';
	return asString(request.url) === '' ? 'no-url' : entry;
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
