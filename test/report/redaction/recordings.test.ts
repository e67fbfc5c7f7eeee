import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { secretsOf } from './known-secrets.ts';
import { RECORDINGS, readRecording, survivorsIn, toldOf } from './recordings.ts';

/** One in sixteen; `recordings.long.test.ts` takes all of them, and full bodies too. */
const SAMPLE = RECORDINGS.filter((_, index) => index % 16 === 3);

describe('Recorded traffic', () => {
	it('holds secrets of the sorts that are looked for', () => {
		const found = SAMPLE.flatMap(name => secretsOf(readRecording(name).text));
		expect(found.some(text => /^[0-9a-f]{10}$/.test(text))).toBe(true);
		expect(found.some(text => text.includes('|'))).toBe(true);
		expect(found.some(text => text.includes('@'))).toBe(true);
	});

	it('shows no secret of a case', () => {
		for (const name of SAMPLE) expect(survivorsIn(readRecording(name), 'shape'), name).toEqual([]);
	});

	it('is diagnosed the same after redaction', () => {
		for (const name of SAMPLE) {
			const { exchanges } = readRecording(name);
			const redacted = createRedactor().exchanges(exchanges, () => 'full');
			expect(toldOf(redacted), name).toEqual(toldOf(exchanges));
		}
	});

	it('is redacted the same every time', () => {
		for (const name of SAMPLE.slice(0, 3)) {
			const { exchanges } = readRecording(name);
			const once = JSON.stringify(createRedactor().exchanges(exchanges, () => 'full'));
			expect(JSON.stringify(createRedactor().exchanges(exchanges, () => 'full'))).toBe(once);
		}
	});
});
