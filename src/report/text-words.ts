import type { SuspectRole } from '../diagnosis/finding.ts';
import type { ReportFinding } from './report.ts';

/*
 * The words of the text rendering that no screen has. They are English until the catalogue has them.
 */

export const SEVERITY_WORDS: Readonly<Record<ReportFinding['severity'], string>> = {
	error: 'Error',
	warning: 'Warning',
	info: 'Note',
};

export const ROLE_WORDS: Readonly<Record<SuspectRole, string>> = {
	caller: 'sent it',
	owner: 'answered it',
	interferer: 'interfered',
};

/** A weight as a word: nobody can tell 0.6 from 0.7, and figures look like proof. */
export function weightWord(weight: number): string {
	if (weight >= 0.7) return 'strong suspicion';
	return weight >= 0.4 ? 'some suspicion' : 'weak suspicion';
}

export const TEXT_WORDS = {
	nothing: 'No conflict found. Record while the action fails, from before it until after it, to see more.',
	noWordPress:
		'No WordPress request in this recording. Record the site while the action fails, with DevTools open from before it.',
	serverSays: 'The server says',
	place: (place: number) => `entry ${place}`,
	duplicateOf: (place: number, gapMs: number) => `Repeats entry ${place}, ${Math.round(gapMs)} ms after it.`,
	skipped: (count: number, reasons: string) => `Left out: ${count} of the entries (${reasons}).`,
};
