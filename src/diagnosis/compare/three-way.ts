import { pointerTo } from '../../exchange/json-pointer.ts';
import { asRecord, type Loose } from '../../exchange/loose.ts';
import { isVolatileField } from '../../wordpress/knowledge/volatile-fields.ts';
import { asSent, likeSent } from './held-value.ts';
import { memberOf } from './json-values.ts';
import { asList, isShownOnly, sameValue, textWrapper } from './same-value.ts';
import { isCoreNamespace, isServerField } from './server-fields.ts';

/** Who changed a field since the sender read it. */
export type FieldState =
	| 'unchanged'
	/** The sender alone, or nobody else has such a field. */
	| 'mine'
	| 'theirs'
	/** Both, to different values: the conflict. */
	| 'both'
	| 'same-change'
	/** What the sender had read is not known, and what was sent is not what the server holds. */
	| 'differs'
	/** The server's own business, or different each time: never a conflict. */
	| 'server';

export interface FieldComparison {
	/** JSON Pointer into what was sent, or, of a field that was not sent, where it would have stood. */
	readonly path: string;
	/** As the sender would send them; `undefined` where absent. */
	readonly base: unknown;
	readonly mine: unknown;
	readonly theirs: unknown;
	readonly state: FieldState;
	/** A field that was not sent is no change of the sender's. */
	readonly sent: boolean;
	/** The answer held `theirs` only with the site's filters applied: good to look at, wrong to send back. */
	readonly shownOnly: boolean;
}

export interface ThreeWay {
	readonly rows: readonly FieldComparison[];
	/** There was more than could be compared. */
	readonly cut: boolean;
}

export interface ThreeWayInput {
	/** What the sender had read last; `null` when the recording does not say. */
	readonly base: unknown;
	/** The body that was sent, parsed: of a form, nested as PHP nests it. */
	readonly mine: unknown;
	/** What the server holds now. */
	readonly theirs: unknown;
	/** Of the route, for what its answers mean; `null` outside the REST API. */
	readonly namespace: string | null;
}

const MAX_DEPTH = 12;
const MAX_ROWS = 2000;

/** A draft has no date yet, and is told with that of its last change (`register_post_status()`, `date_floating`). */
const FLOATING = /^date(?:_gmt)?$/;
const FLOATING_STATUSES: ReadonlySet<unknown> = new Set(['auto-draft', 'draft', 'pending']);

/** Lists of terms: WordPress keeps no order of them. Those of custom taxonomies are numbers under any name. */
const SETS: ReadonlySet<string> = new Set(['categories', 'tags']);

/** Compares field by field what was read, what was sent and what is held, by WordPress's own idea of equality. */
export function compareThreeWay({ base, mine, theirs, namespace }: ThreeWayInput): ThreeWay {
	const rows: FieldComparison[] = [];
	let cut = false;

	const walk = (path: readonly string[], isRead: boolean, b: unknown, m: unknown, t: unknown) => {
		if (rows.length >= MAX_ROWS) {
			cut = true;
			return;
		}
		const [name = ''] = path;
		const isTop = path.length === 1;
		// A volatile name that the resource itself has is a field like any other: an `interval` may be a setting.
		const isPassing = isVolatileField(name) && b === undefined && t === undefined;
		const isMoving = m === undefined && FLOATING.test(name) && isFloating(base) && isFloating(theirs);
		const isServers = isTop && (isServerField(name, namespace) || isPassing || isMoving);
		// Which members an answer has on top depends on its context and `_fields`: one that was not read is not known.
		const isKnown = isRead && !(isTop && b === undefined && t !== undefined);
		const records = !isServers && path.length < MAX_DEPTH ? recordsOf(b, m, t, path.length === 0) : null;
		if (records) {
			for (const key of keysOf(records.m, records.t, records.b)) {
				const [inB, inM, inT] = [records.b, records.m, records.t].map(record => memberOf(record, key));
				walk([...path, key], isKnown, inB, inM, inT);
			}
			return;
		}
		const sent = m !== undefined;
		if (!sent && !isKnown && !isServers) return;
		const unordered = isUnordered(name, isTop, namespace, m ?? b, t);
		const same = (one: unknown, other: unknown) => sameValue(one, other, unordered);
		const [before, held] = [likeSent(b, m), likeSent(t, m)];
		rows.push({
			path: pointerTo(path),
			base: asSent(before, m),
			mine: m,
			theirs: asSent(held, m),
			state: isServers ? 'server' : stateOf(isKnown, before, m, held, same),
			sent,
			shownOnly: isShownOnly(t),
		});
	};

	walk([], base !== null && base !== undefined, base ?? undefined, mine, theirs);
	return { rows, cut };
}

function stateOf(
	isBaseKnown: boolean,
	base: unknown,
	mine: unknown,
	theirs: unknown,
	same: (a: unknown, b: unknown) => boolean,
): FieldState {
	if (mine === undefined) return same(base, theirs) ? 'unchanged' : 'theirs';
	if (!isBaseKnown) return theirs === undefined ? 'mine' : same(mine, theirs) ? 'unchanged' : 'differs';
	const [iDid, theyDid] = [!same(mine, base), !same(base, theirs)];
	if (!iDid) return theyDid ? 'theirs' : 'unchanged';
	if (!theyDid) return 'mine';
	return same(mine, theirs) ? 'same-change' : 'both';
}

interface Records {
	readonly b: Loose | null;
	readonly m: Loose | null;
	readonly t: Loose | null;
}

/** The three as objects whose members can be compared one by one; `null` when one of them is something else. */
function recordsOf(b: unknown, m: unknown, t: unknown, isRoot: boolean): Records | null {
	const sides = [b, m, t].filter(side => side !== undefined);
	// PHP writes an object without members as `[]`.
	const isRecord = (side: unknown) =>
		(asRecord(side) && !textWrapper(side)) || (Array.isArray(side) && side.length === 0);
	// What only one side has is one change, and not one for each of its members.
	const isShared = sides.length > 1 || isRoot;
	return isShared && sides.every(isRecord) && sides.some(asRecord)
		? { b: asRecord(b), m: asRecord(m), t: asRecord(t) }
		: null;
}

function isFloating(held: unknown): boolean {
	return FLOATING_STATUSES.has(memberOf(asRecord(held), 'status'));
}

function keysOf(...records: readonly (Loose | null)[]): ReadonlySet<string> {
	return new Set(records.flatMap(record => Object.keys(record ?? {})));
}

function isUnordered(
	name: string,
	isTop: boolean,
	namespace: string | null,
	mine: unknown,
	theirs: unknown,
): boolean {
	if (!isTop) return false;
	if (SETS.has(name)) return true;
	const isNumber = (item: unknown) => typeof item !== 'object' && /^\d{1,20}$/.test(String(item));
	return isCoreNamespace(namespace) && [mine, theirs].every(side => asList(side)?.every(isNumber) ?? false);
}
