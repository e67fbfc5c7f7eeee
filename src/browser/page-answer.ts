import type { HeaderField, Headers } from '../exchange/headers.ts';
import { asRecord } from '../exchange/loose.ts';
import type { PageAnswer } from '../exchange/page-request.ts';

/** More fields than any server sends; and as many characters of them as Chrome itself accepts. */
const MAX_FIELDS = 500;
export const MAX_HEADER_TEXT = 256 * 1024;

/**
 * Reads what the page says came back. A page can lie, so this only makes sure that the lie is well-formed; what really
 * went over the wire is in the recording.
 *
 * @param maxText characters
 * @returns `null` when it is no answer at all
 */
export function readPageAnswer(value: unknown, maxText: number): PageAnswer | null {
	const answer = asRecord(value);
	if (!answer) return null;
	const { status, headers, text, truncated, startedAt, durationMs } = answer;
	if (!Number.isInteger(status) || !isWithin(status, 100, 999)) return null;
	if (typeof text !== 'string' || text.length > maxText) return null;
	if (typeof headers !== 'string' || headers.length > MAX_HEADER_TEXT) return null;
	// A Date holds no more (ECMAScript, 21.4.1.1); no request of ours lives for a day.
	if (!isWithin(startedAt, 0, 8.64e15) || !isWithin(durationMs, 0, 8.64e7)) return null;
	const truncation = { text, truncated: truncated === true };
	return { kind: 'answer', status, headers: headersFromLines(headers), ...truncation, startedAt, durationMs };
}

/** `name: value`, one a line: a value cannot hold a line break (RFC 9110, 5.5). What is no such line is passed over. */
function headersFromLines(lines: string): Headers {
	const fields: HeaderField[] = [];
	for (const line of lines.split('\n', MAX_FIELDS)) {
		const colon = line.indexOf(': ');
		const name = line.slice(0, Math.max(colon, 0));
		if (isHeaderName(name)) fields.push({ name, value: line.slice(colon + 2) });
	}
	return fields;
}

/** A token (RFC 9110, 5.6.2). HTTP/2's `:path` and its like are none. */
export function isHeaderName(name: string): boolean {
	return /^[!#$%&'*+.^_`|~\w-]+$/.test(name);
}

function isWithin(value: unknown, least: number, most: number): value is number {
	return typeof value === 'number' && value >= least && value <= most;
}
