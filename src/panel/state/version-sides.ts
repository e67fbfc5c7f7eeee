import { memberOf } from '../../diagnosis/compare/json-values.ts';
import type { LastRead } from '../../diagnosis/compare/last-read.ts';
import { sentBody } from '../../diagnosis/compare/sent-body.ts';
import { versionFieldOf } from '../../diagnosis/compare/version-field.ts';
import { headerPointer } from '../../diagnosis/evidence.ts';
import type { Evidence, Finding, VersionComparison } from '../../diagnosis/finding.ts';
import { pointerTo } from '../../exchange/json-pointer.ts';
import { asRecord } from '../../exchange/loose.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { ServerState } from './server-state.ts';

/** A version token as one side knows it. */
export interface VersionSide {
	/** `If-Match`, `acme_version`, `expected`: the name it has on that side. */
	readonly name: string;
	/** `null` when the traffic does not say. */
	readonly value: string | null;
	/** Where it stands; `null` for what stands nowhere in the recording. */
	readonly place: Pick<Evidence, 'exchangeId' | 'pointer'> | null;
}

/** Both sides of a finding's version, and what the server holds since then, where that has been fetched. */
export interface VersionSides {
	readonly sent: VersionSide;
	readonly current: VersionSide;
	readonly now: VersionSide | null;
}

/** `null` for a finding without version tokens. */
export function versionSides(
	finding: Finding | null,
	base: LastRead | null,
	theirs: ServerState | null,
): VersionSides | null {
	const version = finding?.version;
	if (!finding || !version) return null;
	const { carrier } = version;
	const shown = finding.evidence.find(({ pointer, rule }) => isOfServer(pointer) && NAMES_VERSION.has(rule));
	const name = shown?.pointer.split('/').at(-1) || carrier;
	return {
		sent: finding.kind === 'lost-update' ? loadedSide(version, base) : sentSide(finding.subject, version),
		current: { name, value: version.current, place: version.current === null ? null : (shown ?? null) },
		now: finding.kind === 'lost-update' ? null : nowSide(finding.subject, version, theirs),
	};
}

/** Of the rules by which a version is found, those whose evidence is the server's own token. */
const NAMES_VERSION: ReadonlySet<string> = new Set(['names-both-versions', 'names-current-version']);

function isOfServer(pointer: string): boolean {
	return pointer.startsWith('response.');
}

/** What a refused write was sent with: a header, or a field of its body. */
function sentSide(subject: WordPressExchange, version: VersionComparison): VersionSide {
	const { exchange, part } = subject;
	const { carrier, sent: value } = version;
	const inHeader = exchange.request.headers.find(
		field => field.name.toLowerCase() === carrier.toLowerCase() && field.value === value,
	);
	if (inHeader) {
		const place = { exchangeId: exchange.id, pointer: headerPointer('request', inHeader.name) };
		return { name: inHeader.name, value, place };
	}
	const body = sentBody(subject);
	const field = body.kind === 'json' || body.kind === 'form' ? versionFieldOf(body.value, version) : null;
	if (field === null) return { name: carrier, value, place: null };
	const wrapper = !part ? '' : part.request.startsWith('/requests/') ? `${part.request}/body` : part.request;
	const pointer = `request.body#${wrapper}${pointerTo([field])}`;
	return { name: field, value, place: { exchangeId: exchange.id, pointer } };
}

/** What somebody had loaded before their save went over another. */
function loadedSide({ carrier, sent: value }: VersionComparison, base: LastRead | null): VersionSide {
	const isThere = base !== null && base.how !== 'preload' && memberOf(base.body, carrier) === value;
	const place = isThere
		? { exchangeId: base.exchangeId, pointer: `response.body#${pointerTo([carrier])}` }
		: null;
	return { name: carrier, value, place };
}

function nowSide(
	subject: WordPressExchange,
	version: VersionComparison,
	theirs: ServerState | null,
): VersionSide | null {
	if (theirs?.from !== 'get') return null;
	if (/^(?:x-)?if-match$/i.test(version.carrier)) {
		return theirs.etag ? { name: 'ETag', value: theirs.etag, place: null } : null;
	}
	const body = sentBody(subject);
	const field = body.kind === 'json' || body.kind === 'form' ? versionFieldOf(body.value, version) : null;
	const held = field === null ? undefined : memberOf(asRecord(theirs.value), field);
	if (field === null || (typeof held !== 'string' && typeof held !== 'number')) return null;
	return { name: field, value: String(held), place: null };
}
