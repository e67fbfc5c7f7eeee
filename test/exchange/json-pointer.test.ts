import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointerTo, valueAt } from '../../src/exchange/json-pointer.ts';

it.each([
	// RFC 6901, 5.
	['', { a: 1 }],
	['/foo', ['bar', 'baz']],
	['/foo/0', 'bar'],
	['/', 0],
	['/a~1b', 1],
	['/m~0n', 8],
	['/ ', 7],
])('%j points to what the RFC says', (pointer, expected) => {
	const document = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, ' ': 7 };
	expect(valueAt(pointer === '' ? { a: 1 } : document, pointer)).toEqual(expected);
});

it.each(['/foo/2', '/foo/-', '/foo/00', '/foo/length', '/toString', '/__proto__', 'foo', '/foo/0/x'])(
	'%j points to nothing',
	pointer => {
		expect(valueAt({ foo: ['bar', 'baz'] }, pointer)).toBeUndefined();
	},
);

it('finds every place again that it wrote a pointer to', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(fc.string(), fc.nat(3)), { maxLength: 8 }), path => {
			let value: unknown = 'here';
			for (const step of path.toReversed()) {
				const holder: Record<string, unknown> | unknown[] =
					typeof step === 'number' ? [] : Object.create(null);
				(holder as Record<string | number, unknown>)[step] = value;
				value = holder;
			}
			expect(valueAt(value, pointerTo(path))).toBe('here');
		}),
	);
});
