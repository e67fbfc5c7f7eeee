import { describe, expect, it } from 'vitest';
import { accuracy, place } from './accuracy.ts';
import { caseNames, readTruth } from './truth.ts';

/* What is said about every recording is what is true of it: nothing missing, nothing made up. */

describe.each(caseNames())('%s', name => {
	const [verdict] = accuracy([name]).verdicts;

	it(`is right: ${readTruth(name).what}`, () => {
		expect({
			missing: verdict?.missing.map(place),
			extra: verdict?.extra.map(
				({ kind, exchangeIds, severity }) => `${kind} @${exchangeIds[0]} ${severity}`,
			),
			wrong: verdict?.wrong,
		}).toEqual({ missing: [], extra: [], wrong: [] });
	});
});
