import { asRecord } from '../../exchange/loose.ts';
import { encodeForm, fieldsOf } from './form-body.ts';
import { jsonText, stepsOf } from './json-values.ts';
import type { SentBody } from './sent-body.ts';
import type { FieldComparison, ThreeWay } from './three-way.ts';

export type Side = 'mine' | 'theirs';

/** By path, the side a person has chosen. */
export type Choices = ReadonlyMap<string, Side>;

export interface Merged {
	/** The fields that had been sent and no others, so that it can be sent in their place. */
	readonly body: unknown;
	/** Paths of fields that both sides changed and nobody has decided: they hold what was sent. */
	readonly undecided: readonly string[];
}

/**
 * What was sent, brought up to date: their value where only they changed a field, one's own everywhere else.
 *
 * @param mine the body that was compared
 * @param choices go before everything else; without one a conflict keeps one's own value
 */
export function mergedBody(
	mine: unknown,
	{ rows }: Pick<ThreeWay, 'rows'>,
	choices: Choices = new Map(),
): Merged {
	let body = mine;
	for (const row of rows) {
		if (sideOf(row, choices) === 'theirs') body = replaced(body, stepsOf(row.path), row.theirs);
	}
	const undecided = rows.filter(row => isOpen(row) && !choices.has(row.path)).map(({ path }) => path);
	return { body, undecided };
}

/** The merged body as it would be sent: indented JSON, or a form in the encoding of the first. `null` when there is none. */
export function mergedText(
	sent: SentBody,
	comparison: Pick<ThreeWay, 'rows'>,
	choices: Choices = new Map(),
	contentType?: string,
): string | null {
	if (sent.kind !== 'json' && sent.kind !== 'form') return null;
	const { body } = mergedBody(sent.value, comparison, choices);
	if (sent.kind === 'json') return jsonText(body, 2);
	// What nobody changed keeps the names and the order it had.
	return encodeForm(body === sent.value ? sent.fields : fieldsOf(body), contentType);
}

/** Which side a field of the merged body is taken from. */
export function sideOf(row: FieldComparison, choices: Choices = new Map()): Side {
	// A field that was not sent stays unsent, and what is only shown cannot be sent.
	if (!row.sent || row.shownOnly) return 'mine';
	const chosen = choices.get(row.path);
	if (chosen) return chosen;
	return row.state === 'theirs' || (row.state === 'server' && row.theirs !== undefined) ? 'theirs' : 'mine';
}

/** Whether a person has to choose. */
export function isOpen({ sent, state }: FieldComparison): boolean {
	return sent && (state === 'both' || state === 'differs');
}

/** A copy with another value at a place; `undefined` takes the member away. Names are data, `__proto__` too. */
function replaced(value: unknown, steps: readonly string[], by: unknown): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return by;
	const record = asRecord(value);
	if (!record) return value;
	return Object.fromEntries(
		Object.entries(record).flatMap(([name, member]) => {
			if (name !== step) return [[name, member]];
			const next = replaced(member, rest, by);
			return next === undefined ? [] : [[name, next]];
		}),
	);
}
