import { header } from '../exchange/headers.ts';
import { pointerTo } from '../exchange/json-pointer.ts';
import type { Loose } from '../exchange/loose.ts';
import { asRecord } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { VersionComparison } from './finding.ts';

/** A version token as both sides know it, and where the server's stands. */
export interface ComparedVersions extends VersionComparison {
	/** JSON Pointer into the response body; `null` when it was found in a header. */
	readonly pointer: string | null;
}

/** Names of version tokens. `id` and `count` are none: they say which and how many, not in which state. */
const TOKEN =
	/(?:^|[_.-])(?:version|revision|rev|etag|lock|lock_?version|hash|sha|sha256|checksum|modified(?:_gmt|_at|_on)?|updated(?:_gmt|_at|_on)?|last_?modified|date_modified(?:_gmt)?|changeset|fingerprint)$|(?:version|revision|etag|modified|hash)$/i;

/** Names a server gives the token it holds, and the one it was sent, when it names both. */
const CURRENT = /^(?:expected|current|server|latest|actual|stored|now|head|new|theirs)(?=$|[_-]|[A-Z])/;
const SENT =
	/^(?:given|sent|received|got|client|your|yours|provided|supplied|request(?:ed)?|submitted|base|old|mine)(?=$|[_-]|[A-Z])/;

/** A version token is a short scalar; anything longer is content. */
const MAX_TOKEN = 100;
/** Deeper than this a `version` is that of something else. */
const MAX_DEPTH = 3;

/** Headers that say which state a request started from (RFC 9110, section 13.1). */
const PRECONDITIONS = ['if-match', 'if-unmodified-since', 'x-if-match'];

/**
 * The version a refused write was sent with, and the one the server holds: named side by side by the server
 * (`{expected, given}`), or under one name in both bodies (`lock_version`), or as `If-Match` against `ETag`.
 *
 * @returns `null` when the traffic does not say what the server holds
 */
export function comparedVersions(subject: WordPressExchange): ComparedVersions | null {
	return namedBySide(subject) ?? sameName(subject) ?? fromHeaders(subject);
}

/** What the request was sent with, for when the server does not answer in kind. */
export function sentPrecondition({ exchange }: WordPressExchange): { name: string; value: string } | null {
	for (const name of PRECONDITIONS) {
		const value = header(exchange.request.headers, name);
		if (value) return { name, value };
	}
	return null;
}

/** `{expected: 2, given: 1}`, `{currentVersion: 2, yourVersion: 1}`, `{current: {version: 2}}`. */
function namedBySide(subject: WordPressExchange): ComparedVersions | null {
	for (const { place, record } of dataOf(subject)) {
		const current = Object.entries(record).find(([name, value]) => CURRENT.test(name) && isToken(value));
		const sent = Object.entries(record).find(([name, value]) => SENT.test(name) && isToken(value));
		// Either both sides are named, or the one name says itself that it is a version.
		if (current && (sent || TOKEN.test(current[0]))) {
			const value = sent ? String(sent[1]) : sentField(subject, current[0]);
			return {
				carrier: current[0],
				sent: value,
				current: String(current[1]),
				pointer: place + pointerTo([current[0]]),
			};
		}
		const nested = Object.entries(record).find(([name, value]) => CURRENT.test(name) && asRecord(value));
		const inside = nested && asRecord(nested[1]);
		const token =
			inside && Object.entries(inside).find(([name, value]) => TOKEN.test(name) && isToken(value));
		if (nested && token) {
			const pointer = place + pointerTo([nested[0], token[0]]);
			return { carrier: token[0], sent: sentField(subject, token[0]), current: String(token[1]), pointer };
		}
	}
	return null;
}

/** `lock_version` in the request, and another value under that name in the answer. */
function sameName(subject: WordPressExchange): ComparedVersions | null {
	for (const { place, record } of dataOf(subject)) {
		for (const [name, value] of Object.entries(record)) {
			if (!TOKEN.test(name) || !isToken(value)) continue;
			const sent = sentField(subject, name);
			if (sent !== null && sent !== String(value)) {
				return { carrier: name, sent, current: String(value), pointer: place + pointerTo([name]) };
			}
		}
	}
	return null;
}

function fromHeaders(subject: WordPressExchange): ComparedVersions | null {
	const sent = sentPrecondition(subject);
	const name = sent?.name === 'if-unmodified-since' ? 'last-modified' : 'etag';
	const current = sent && header(subject.exchange.response.headers, name);
	return sent && current && current !== sent.value
		? { carrier: sent.name, sent: sent.value, current, pointer: null }
		: null;
}

/** The objects of an error in which it may say more: its data, itself, and one level below. */
function dataOf({ answer, error }: WordPressExchange): readonly { place: string; record: Loose }[] {
	const found: { place: string; record: Loose }[] = [];
	const visit = (value: unknown, place: string, depth: number) => {
		const record = asRecord(value);
		if (!record || depth > MAX_DEPTH) return;
		found.push({ place, record });
		for (const name of ['data', 'details', 'conflict', 'meta', 'error']) {
			if (record[name] !== undefined) visit(record[name], `${place}/${name}`, depth + 1);
		}
	};
	if (error) visit(answer.json, '', 0);
	return found.reverse();
}

function sentField({ exchange }: WordPressExchange, name: string): string | null {
	const { fields, json } = requestData(exchange.request);
	const value = asRecord(json)?.[name] ?? fields.findLast(field => field.name === name)?.value;
	return isToken(value) ? String(value) : null;
}

function isToken(value: unknown): value is string | number {
	return (
		typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= MAX_TOKEN)
	);
}
