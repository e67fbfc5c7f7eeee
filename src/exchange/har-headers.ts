import { sharedField } from './header-pool.ts';
import type { HeaderField, Headers } from './headers.ts';
import { asArray, asRecord, asString } from './loose.ts';

/** No server takes more (Apache's limit is 100), and Query Monitor adds a field for every PHP error. */
const MAX_FIELDS = 500;

/** Chrome gives up on a response whose headers, all together, are longer than 256 kB. In UTF-16 units. */
const MAX_VALUE = 65_536;

/**
 * Reads a HAR list of headers.
 *
 * HTTP/2 pseudo-headers (`:authority`) go: they are the request line, not fields. A repeated field that a recorder joined
 * by line breaks (Chrome and Playwright do for `Set-Cookie`) is repeated again.
 */
export function readHeaders(raw: unknown): Headers {
	const fields: HeaderField[] = [];
	for (const item of asArray(raw)) {
		if (fields.length >= MAX_FIELDS) break;
		const field = asRecord(item);
		const name = asString(field?.name);
		if (name === '' || name.startsWith(':') || name.length > MAX_VALUE) continue;
		const value = asString(field?.value);
		if (value.includes('\n')) {
			const lines = value.slice(0, MAX_VALUE).split('\n', MAX_FIELDS - fields.length);
			for (const line of lines) fields.push(sharedField(name, line.trim()));
		} else {
			fields.push(sharedField(name, value.slice(0, MAX_VALUE)));
		}
	}
	// A list that grew has room for as many again.
	return fields.slice();
}
