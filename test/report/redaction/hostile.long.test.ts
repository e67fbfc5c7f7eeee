import { describe, expect, it } from 'vitest';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';
import { exchange } from '../../support.ts';
import { BLOW_UPS, TYPES } from './blow-ups.ts';

/** In UTF-16 units. */
const LONG = 10_000_000;

describe('Ten million characters', () => {
	// More than linear time would not come to its end in a test's.
	it.each(['a', '{"a":', '%25', '&#', '<a ', '@', '1 ', 'pwd=a&'])('are read to their end: %s', piece => {
		const text = piece.repeat(LONG / piece.length);
		const redactor = createRedactor();
		redactor.value('{"password":"hunter2hunter2"}');
		expect(redactor.text(text).length).toBeGreaterThan(0);
		const sent = { method: 'POST', requestBody: text, responseBody: text };
		expect(redactor.exchange(exchange(sent), 'full').response.body).toMatchObject({ kind: 'text' });
		expect(findLeaks(`${text}hunter2hunter2`, redactor)).toHaveLength(1);
	});

	it('are read in every format, of what some loop may stumble on', { timeout: 300_000 }, () => {
		for (const piece of BLOW_UPS) {
			const text = piece.repeat(1_000_000 / piece.length);
			for (const type of TYPES) {
				const responseHeaders = { 'Content-Type': type };
				const shown = createRedactor().exchange(exchange({ responseHeaders, responseBody: text }), 'full');
				expect(shown.response.status).toBe(200);
			}
		}
	});
});
