import type { Redactor } from './redactor.ts';
import type { SecretClass } from './secret-classes.ts';
import { sightings } from './sweep.ts';

/** A secret that is still in an output. Nothing of the secret itself is in here, so that it can be shown. */
export interface Leak {
	readonly kind: SecretClass;
	readonly label: string;
	/** Whether it stands there as it is, behind escape sequences, or in base64. */
	readonly form: 'plain' | 'escaped' | 'base64';
	/** Where in the output, in UTF-16 units, and on which line, from one. */
	readonly at: number;
	readonly line: number;
}

/** More say no more. */
const MAX_LEAKS = 100;

/**
 * Searches a finished output, of any format, for every secret that was replaced: as it is, URL-encoded, escaped as in JSON,
 * JavaScript and HTML, in base64, and in mixtures of these. An output with a leak must not leave.
 *
 * Not searched for are plain words and what is too short or too common to be told from other text (`Reach`); their number is
 * part of `summary()`.
 *
 * @param output text, or its bytes in UTF-8
 */
export function findLeaks(
	output: string | Uint8Array,
	{ secrets }: Pick<Redactor, 'secrets'>,
): readonly Leak[] {
	return leaksIn([typeof output === 'string' ? output : new TextDecoder().decode(output)], secrets);
}

/** So much is searched at a time: reading the escape sequences of a text takes several times its size. In UTF-16 units. */
const PIECE = 2 ** 16;

/**
 * The same for JSON, whose lines are searched a few at a time: in it the line breaks of a secret are escaped, so none goes
 * beyond the end of a line.
 */
export function findLeaksInJson(json: string, { secrets }: Pick<Redactor, 'secrets'>): readonly Leak[] {
	return leaksIn(piecesOf(json), secrets);
}

function* piecesOf(text: string): Generator<string> {
	for (let from = 0; from < text.length; ) {
		const end = text.indexOf('\n', from + PIECE) + 1 || text.length;
		yield text.slice(from, end);
		from = end;
	}
}

function leaksIn(pieces: Iterable<string>, secrets: Redactor['secrets']): readonly Leak[] {
	const leaks: Leak[] = [];
	let before = 0;
	let line = 1;
	for (const text of pieces) {
		let counted = 0;
		const countTo = (end: number) => {
			for (let at = text.indexOf('\n', counted); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) {
				line += 1;
				counted = at + 1;
			}
		};
		for (const { depth, form, start } of sightings(text, [secrets.sought])) {
			if (leaks.length === MAX_LEAKS) return leaks;
			countTo(start);
			const { kind, label } = form.secret;
			const seen = form.base64 ? 'base64' : depth > 0 ? 'escaped' : 'plain';
			leaks.push({ kind, label, form: seen, at: before + start, line });
		}
		countTo(text.length);
		before += text.length;
	}
	return leaks;
}
