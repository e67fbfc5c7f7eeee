import type { Headers } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { type Message, message } from '../../words/message.ts';
import type { VersionComparison } from '../finding.ts';
import { memberOf } from './json-values.ts';
import { withHeader } from './page-headers.ts';
import { sameValue } from './same-value.ts';
import type { SentBody } from './sent-body.ts';

/** What is known of the server's state before a write is sent again. */
export interface CurrentState {
	/** Of the finding: which token was stale. */
	readonly version?: VersionComparison | undefined;
	/** `ETag` of the answer that told the current state. */
	readonly etag?: string | undefined;
	/** The current state, for the token it holds now: it may have gone on since the refusal. */
	readonly theirs?: unknown;
}

/** Conditions of RFC 9110, section 13.1, and the name that some plugins give theirs to get it past a proxy. */
const IF_MATCH = /^(?:x-)?if-match$/i;
const IF_UNMODIFIED = /^if-unmodified-since$/i;

/** Names that may be a version token's; whether one is, its value tells. */
const VERSION_NAME =
	/version|revision|(?:^|_)rev$|etag|lock|hash|sha\d{0,3}$|checksum|modified|updated|changeset|fingerprint/i;

/** Whose version a name speaks of: `current_version` and `base_version` are both a `version`. */
const OWNER =
	/^(?:expected|current|server|latest|actual|stored|new|theirs|given|sent|client|your|request(?:ed)?|base|old|mine)(?=[_-]|[A-Z])/;

/** The headers with the entity tag, or the date, that the server has now. A warning when it is not known. */
export function withCurrentCondition(
	headers: Headers,
	{ etag, version }: CurrentState,
): { readonly headers: Headers; readonly warnings: readonly Message[] } {
	const match = headers.find(({ name }) => IF_MATCH.test(name));
	// A weak tag never matches (RFC 9110, 13.1.1), unless the one who sent it before knows a server that takes it.
	if (etag && (match || !etag.startsWith('W/'))) {
		return { headers: withHeader(headers, match?.name ?? 'If-Match', etag), warnings: [] };
	}
	const stale = match ?? headers.find(({ name }) => IF_UNMODIFIED.test(name));
	if (!stale) return { headers, warnings: [] };
	const isIt = version?.carrier.toLowerCase() === stale.name.toLowerCase();
	return isIt && version?.current
		? { headers: withHeader(headers, stale.name, version.current), warnings: [] }
		: { headers, warnings: [message('compare_versionKept', stale.name)] };
}

/**
 * The body with the version the server has now in the field that carried the stale one. A warning when that fails. One
 * that a merge, or a person, has set already stays.
 *
 * @param asSent what the refused request carried, which says which field that is
 */
export function withCurrentVersion(
	body: SentBody,
	asSent: SentBody,
	{ theirs, version }: CurrentState,
): { readonly body: SentBody; readonly warnings: readonly Message[] } {
	if (!version || IF_MATCH.test(version.carrier) || IF_UNMODIFIED.test(version.carrier)) {
		return { body, warnings: [] };
	}
	const before = asRecord(fieldsIn(asSent));
	const field = versionFieldOf(before, version);
	const held = field === null ? undefined : memberOf(asRecord(theirs), field);
	const current = isToken(held) ? String(held) : version.current;
	const now = field === null ? undefined : memberOf(asRecord(fieldsIn(body)), field);
	if (field === null || current === null || now === undefined) {
		return { body, warnings: [message('compare_versionKept', field ?? version.carrier)] };
	}
	const isStale = sameValue(now, memberOf(before, field));
	return { body: isStale ? withField(body, field, current) : body, warnings: [] };
}

function fieldsIn(body: SentBody): unknown {
	return body.kind === 'json' || body.kind === 'form' ? body.value : undefined;
}

/**
 * The top-level field of a body that carried the version token a refusal speaks of: the one named like it, or the one
 * that held the value the server says it was given, or the one of the same name from the sender's side.
 *
 * @returns `null` when none does, or several may
 */
export function versionFieldOf(body: unknown, { carrier, sent }: VersionComparison): string | null {
	const tokens = Object.entries(asRecord(body) ?? {}).filter(([, value]) => isToken(value));
	const isNamedSo = (name: string) => name === carrier;
	const heldIt = (name: string, value: unknown) =>
		sent !== null && String(value) === sent && VERSION_NAME.test(name);
	const isItsTwin = (name: string) => bareName(name) === bareName(carrier);
	for (const fits of [isNamedSo, heldIt, isItsTwin]) {
		const names = tokens.filter(([name, value]) => fits(name, value)).map(([name]) => name);
		if (names.length > 0) return names.length === 1 ? (names[0] ?? null) : null;
	}
	return null;
}

/** A number stays one. The same body when it has that value already. */
function withField(body: SentBody, field: string, value: string): SentBody {
	if (body.kind === 'form') {
		const fields = body.fields.map(each => (each.name === field ? { ...each, value } : each));
		return body.fields.every(each => each.name !== field || each.value === value)
			? body
			: { ...body, fields };
	}
	const record = body.kind === 'json' ? asRecord(body.value) : null;
	const before = memberOf(record, field);
	if (!record || sameValue(before, value)) return body;
	const typed = typeof before === 'number' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
	const members = Object.entries(record).map(([name, member]) => [name, name === field ? typed : member]);
	return { kind: 'json', value: Object.fromEntries(members) };
}

function bareName(name: string): string {
	return name.replace(OWNER, '').replace(/[_-]/g, '').toLowerCase();
}

function isToken(value: unknown): value is string | number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= 100);
}
