import { expect, it } from 'vitest';
import { sharedFrame } from '../../src/exchange/frame-pool.ts';

const frame = (more: object = {}) => ({
	url: 'https://a.test/x.js',
	functionName: 'f',
	line: 1,
	column: 2,
	...more,
});

it('answers the first of equal frames, and each other frame as it is', () => {
	const first = sharedFrame(frame());
	expect(sharedFrame(frame())).toBe(first);
	for (const other of [{ url: 'https://a.test/y.js' }, { functionName: 'g' }, { line: 2 }, { column: 3 }]) {
		const different = frame(other);
		expect(sharedFrame(different)).toBe(different);
	}
});

it('does not mistake one place for another', () => {
	const first = frame({ line: 1, column: 12, functionName: '3:f' });
	const second = frame({ line: 1, column: 12, functionName: 'f' });
	expect(sharedFrame(first)).toBe(first);
	expect(sharedFrame(second)).toBe(second);
});

it('keeps no frame that is too long, and goes on when it is full', () => {
	const long = { url: `https://a.test/${'x'.repeat(5000)}` };
	const [a, b] = [frame(long), frame(long)];
	expect(sharedFrame(a)).toBe(a);
	expect(sharedFrame(b)).toBe(b);
	for (let line = 0; line < 25_000; line++) expect(sharedFrame(frame({ line, url: 'many' })).line).toBe(line);
	const again = sharedFrame(frame({ url: 'again' }));
	expect(sharedFrame(frame({ url: 'again' }))).toBe(again);
});
