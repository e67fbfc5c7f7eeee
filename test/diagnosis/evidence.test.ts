import { expect, it } from 'vitest';
import { evidence } from '../../src/diagnosis/evidence.ts';
import { createInspector } from '../../src/inspector.ts';
import { exchange } from '../support.ts';

const inspector = createInspector();
inspector.observe(exchange());

it.each([
	['in the middle of an escape sequence', String.raw`\u0051\u0075`.repeat(40), 300, /^(?:\\u0051\\u0075)+…$/],
	['in the middle of a key', `${'said '.repeat(59)}a1b2c3d4e5f6a7b8`, 300, /said…$/],
	['where there is a gap', 'said '.repeat(100), 300, /said…$/],
])('a quote is not cut %s', (_, said, most, shown) => {
	const [subject] = inspector.observations();
	if (!subject) throw new Error('It is not of WordPress');
	const { text } = evidence(subject, 'code-known', 'response.body#', 'evidence_code', said);
	const [value = ''] = text.values ?? [];
	expect(value).toMatch(shown);
	expect(value.length).toBeLessThanOrEqual(most + 1);
	expect(value.length).toBeGreaterThan(most / 2);
});
