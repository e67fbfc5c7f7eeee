import { boundedMap } from '../../exchange/bounded-map.ts';
import { ownCopy } from '../../exchange/own-copy.ts';
import { patternIndex } from '../../wordpress/knowledge/lookup.ts';
import { isNonceField } from '../../wordpress/knowledge/nonce-carriers.ts';
import { isPaymentToken } from '../../wordpress/knowledge/volatile-fields.ts';
import { readFieldName } from './field-name.ts';
import { passes } from './gates.ts';
import { PLACES } from './knowledge/places.ts';
import { SECRET_FIELDS, type SecretFieldRow } from './knowledge/secret-fields.ts';
import { WANTED_FIELDS, type WantedFieldRow } from './knowledge/wanted-fields.ts';
import type { SecretClass } from './secret-classes.ts';
import { CONTEXT, type Context } from './walk.ts';

/** What a name says of its value before that is looked at. */
interface FieldRule {
	readonly rows: readonly SecretFieldRow[];
	readonly wanted: WantedFieldRow['as'] | null;
	readonly isNonce: boolean;
	readonly isPayment: boolean;
	/** From the name itself: `billing[name]`. */
	readonly context: Context;
	/** What it says of its own members. */
	readonly within: Context;
	/** It says nothing at all, as most names. */
	readonly isPlain: boolean;
}

const secretRows = groupByField(SECRET_FIELDS);
const exactly = new Map(
	secretRows.filter(({ field }) => !field.includes('*')).map(group => [group.field, group]),
);
const alike = patternIndex(
	secretRows.filter(({ field }) => field.includes('*')),
	({ field }) => field,
);
const wantedField = patternIndex(WANTED_FIELDS, ({ field }) => field);
const places: ReadonlyMap<string, Context> = new Map(PLACES.map(({ field, is }) => [field, CONTEXT[is]]));

/** Names repeat all through a recording. A hostile one has endless names; then it starts over. */
const MAX_KNOWN = 20_000;
const known = boundedMap<string, FieldRule>(MAX_KNOWN);

/** What a field is: one class of secret, wanted for the diagnosis, or nothing in particular. */
export type FieldVerdict =
	| { readonly is: 'secret'; readonly kind: SecretClass }
	| { readonly is: 'wanted'; readonly as: WantedFieldRow['as'] }
	| { readonly is: 'any' };

const ANY: FieldVerdict = { is: 'any' };
const WANTED: Readonly<Record<WantedFieldRow['as'], FieldVerdict>> = {
	token: { is: 'wanted', as: 'token' },
	text: { is: 'wanted', as: 'text' },
};

/** What the name of a field says of this value in this place. */
export function judgeField(rawName: string, value: string, context: Context): FieldVerdict {
	const rule = ruleOf(rawName);
	const here = context | rule.context;
	const isAnswer = (here & CONTEXT.response) !== 0;
	if (isAnswer && here & CONTEXT.complaints) return WANTED.text;
	if ((rule.isNonce || here & CONTEXT.nonces) && isNonceValue(value)) return { is: 'secret', kind: 'nonce' };
	if (rule.isPayment && passes('filled', rawName, value)) return { is: 'secret', kind: 'payment' };
	for (const { kind, gate, only } of rule.rows) {
		if (only === 'person' && !(here & CONTEXT.person)) continue;
		if (only === 'request' && isAnswer) continue;
		if (passes(gate, rawName, value)) return { is: 'secret', kind };
	}
	return rule.wanted ? WANTED[rule.wanted] : ANY;
}

/** Whether a report shows the value of such a field even where it shows shapes. */
export function isWanted(rawName: string): boolean {
	return ruleOf(rawName).wanted !== null;
}

/** Whether the name of a field says nothing about its value in this place, whatever it is. */
export function isPlainName(rawName: string, context: Context): boolean {
	return (context & (CONTEXT.nonces | CONTEXT.complaints)) === 0 && ruleOf(rawName).isPlain;
}

/** What is known of the members of a member. Of an array's items, the same as of the array. */
export function contextWithin(rawName: string, context: Context): Context {
	return (context & CONTEXT.response) | ruleOf(rawName).within;
}

function ruleOf(rawName: string): FieldRule {
	const old = known.get(rawName);
	if (old) return old;
	const rule = makeRule(rawName);
	known.set(ownCopy(rawName), rule);
	return rule;
}

function makeRule(rawName: string): FieldRule {
	const { name, holder } = readFieldName(rawName);
	const wanted = wantedField(name);
	// Headers of one's own begin with `x_`; `email_2` and `billing_email_` are e-mail addresses too.
	const bare = name.replace(/^x_/, '').replace(/(?<=.)(?:_|\d){1,20}$/, '');
	const exact = exactly.get(name)?.rows ?? exactly.get(bare)?.rows ?? [];
	// A field that is wanted by its very name is none of those that only end like a secret one.
	const like = wanted?.field === name ? [] : (alike(name)?.rows ?? alike(bare)?.rows ?? []);
	const rows = [...exact, ...like];
	const isNonce = isNonceField(rawName.slice(0, 200)) || isNonceField(name);
	const isPayment = isPaymentToken(name);
	const context = holder === null ? CONTEXT.none : (places.get(holder) ?? CONTEXT.none);
	return {
		rows,
		wanted: wanted?.as ?? null,
		isNonce,
		isPayment,
		isPlain: rows.length === 0 && !isNonce && !isPayment && wanted === null && context === CONTEXT.none,
		within: places.get(name) ?? CONTEXT.none,
		context,
	};
}

/** Plugins' own nonces may be of any form, but are one piece. */
function isNonceValue(value: string): boolean {
	return /^[\w+/=.:|~-]{4,512}$/.test(value) && passes('filled', '', value);
}

function groupByField(
	rows: readonly SecretFieldRow[],
): readonly { readonly field: string; readonly rows: readonly SecretFieldRow[] }[] {
	const groups = new Map<string, SecretFieldRow[]>();
	for (const row of rows) {
		const group = groups.get(row.field);
		if (group) group.push(row);
		else groups.set(row.field, [row]);
	}
	return [...groups].map(([field, group]) => ({ field, rows: group }));
}
