import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { RECORDINGS, readRecording, survivorsIn, toldOf } from './recordings.ts';

describe('All recorded traffic', () => {
	it.each(RECORDINGS)('%s shows no secret', name => {
		const recording = readRecording(name);
		expect(survivorsIn(recording, 'shape')).toEqual([]);
		expect(survivorsIn(recording, 'full')).toEqual([]);
	});

	it.each(RECORDINGS)('%s is diagnosed the same', name => {
		const { exchanges } = readRecording(name);
		expect(toldOf(createRedactor().exchanges(exchanges, () => 'full'))).toEqual(toldOf(exchanges));
	});
});
