import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { RECORDINGS, readRecording, survivorsIn, toldOf } from './recordings.ts';

/** What PHP printed is known by the absolute path in it, and that is a secret. */
const TOLD_BY_PATH = new Set(['ajax-answer-notice']);

describe('All recorded traffic', () => {
	it.each(RECORDINGS)('%s shows no secret', name => {
		const recording = readRecording(name);
		expect(survivorsIn(recording, 'shape')).toEqual([]);
		expect(survivorsIn(recording, 'full')).toEqual([]);
	});

	it.each(RECORDINGS.filter(name => !TOLD_BY_PATH.has(name)))('%s is diagnosed the same', name => {
		const { exchanges } = readRecording(name);
		expect(toldOf(createRedactor().exchanges(exchanges, () => 'full'))).toEqual(toldOf(exchanges));
	});
});
