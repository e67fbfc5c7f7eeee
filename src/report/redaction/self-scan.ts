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
	const text = typeof output === 'string' ? output : new TextDecoder().decode(output);
	let line = 1;
	let counted = 0;
	return sightings(text, [secrets.sought])
		.slice(0, MAX_LEAKS)
		.map(({ depth, form, start }) => {
			for (let at = text.indexOf('\n', counted); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) {
				line += 1;
				counted = at + 1;
			}
			const { kind, label } = form.secret;
			return { kind, label, form: form.base64 ? 'base64' : depth > 0 ? 'escaped' : 'plain', at: start, line };
		});
}
