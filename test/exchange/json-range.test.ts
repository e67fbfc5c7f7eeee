import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerTo, valueAt } from '../../src/exchange/json-pointer.ts';
import { jsonRange } from '../../src/exchange/json-range.ts';

const at = (text: string, pointer: string) => {
	const range = jsonRange(text, pointer);
	return range && text.slice(...range);
};

describe('the place of a value in a text', () => {
	it.each([
		['{"code":"x","data":{"expected":8}}', '/data/expected', '8'],
		['{"code":"x","data":{"expected":8}}', '', '{"code":"x","data":{"expected":8}}'],
		[' [ 1 , {"a" : "b\\"}"} ] ', '/1/a', '"b\\"}"'],
		['{"a/b":{"~":true}}', '/a~1b/~0', 'true'],
		['{"\\u0061":1}', '/a', '1'],
		['{"a":1,"a":2}', '/a', '2'],
		['[[],[[]]]', '/1/0', '[]'],
	])('of %s at %j is %s', (text, pointer, value) => expect(at(text, pointer)).toBe(value));

	it.each([
		['{"a":1}', '/b'],
		['[1]', '/1'],
		['"a"', '/0'],
		['', ''],
		['{"a"', '/a'],
	])('of %s at %j is nowhere', (text, pointer) => expect(jsonRange(text, pointer)).toBeNull());

	it('is where JSON.parse finds it', () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 4 }), fc.integer({ min: 0, max: 3 }), (text, indent) => {
				const value: unknown = JSON.parse(text);
				const written = JSON.stringify(value, null, indent);
				const visit = (inside: unknown, path: readonly string[]) => {
					const pointer = pointerTo(path);
					expect(JSON.parse(at(written, pointer) ?? 'not found')).toEqual(valueAt(value, pointer));
					if (typeof inside === 'object' && inside !== null) {
						for (const [key, child] of Object.entries(inside)) visit(child, [...path, key]);
					}
				};
				visit(value, []);
			}),
		);
	});

	it('ends on any text', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'a', '\\', ' ') }),
				text => {
					jsonRange(text, '/a/0');
				},
			),
		);
	});
});
