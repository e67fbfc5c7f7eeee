import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differencesOf, fieldDifferences } from '../../../src/diagnosis/compare/differences.ts';
import { sameJson, shownValue, stepsOf } from '../../../src/diagnosis/compare/json-values.ts';
import { pointerTo, valueAt } from '../../../src/exchange/json-pointer.ts';

const pointers = (a: unknown, b: unknown) => differencesOf(a, b).rows.map(({ pointer }) => pointer);

it('names each place that differs, and counts the others', () => {
	expect(
		differencesOf({ a: 1, b: { c: [1, 2], d: 'x' }, e: 1 }, { a: 1, b: { c: [1, 3], d: 'x' }, f: 1 }),
	).toEqual({
		rows: [
			{ pointer: '/b/c/1', before: 2, after: 3 },
			{ pointer: '/e', before: 1, after: undefined },
			{ pointer: '/f', before: undefined, after: 1 },
		],
		same: 3,
		cut: false,
	});
	expect(pointers(1, '1')).toEqual(['']);
	expect(pointers({ a: null }, {})).toEqual(['/a']);
});

it('takes an item more for one change', () => {
	const items = Array.from({ length: 500 }, (_, id) => ({ id, name: `item ${id}` }));
	const more = [...items.slice(0, 200), { id: 999, name: 'new' }, ...items.slice(200)];
	expect(differencesOf(items, more).rows).toEqual([
		{ pointer: '/200', before: undefined, after: { id: 999, name: 'new' } },
	]);
	expect(pointers(more, items)).toEqual(['/200']);
	expect(pointers([1, 2, 3], [])).toEqual(['/0', '/1', '/2']);
});

it('is bounded, and says so', () => {
	const wide = (value: number) => Array.from({ length: 5000 }, () => value);
	expect(differencesOf(wide(1), wide(2))).toMatchObject({ cut: true, rows: { length: 2000 } });
	const deep = (value: number) => JSON.parse(`${'['.repeat(50_000)}${value}${']'.repeat(50_000)}`);
	expect(pointers(deep(1), deep(2))).toHaveLength(1);
	expect(pointers(deep(1), deep(1))).toEqual([]);
	expect(shownValue(deep(1))).toBe('…');
});

const json = fc.jsonValue({ maxDepth: 4 });

it('finds nothing in equal values, and in others what stands at each pointer', () => {
	fc.assert(
		fc.property(json, json, (a, b) => {
			expect(differencesOf(a, structuredClone(a)).rows).toEqual([]);
			const { rows } = differencesOf(a, b);
			expect(rows.length === 0).toBe(sameJson(a, b));
			for (const { after, pointer } of rows)
				if (after !== undefined) expect(valueAt(b, pointer)).toEqual(after);
		}),
	);
});

it('compares JSON as JSON.stringify would, but for the order of members', () => {
	const sorted = (value: unknown): unknown =>
		Array.isArray(value)
			? value.map(sorted)
			: typeof value === 'object' && value !== null
				? Object.entries(value)
						.sort(([a], [b]) => (a < b ? -1 : 1))
						.map(([name, member]) => [name, sorted(member)])
				: value;
	fc.assert(
		fc.property(json, json, (a, b) => {
			const [x, y] = [JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b))];
			// An object and the list of its entries would look alike.
			fc.pre(!JSON.stringify([x, y]).includes('{'));
			expect(sameJson(x, y)).toBe(JSON.stringify(sorted(x)) === JSON.stringify(sorted(y)));
		}),
	);
	expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
	expect(sameJson({ a: undefined }, { b: undefined })).toBe(false);
	expect(sameJson(JSON.parse('{"__proto__":1}'), {})).toBe(false);
	expect(sameJson([], {})).toBe(false);
});

it('tells fields of one name apart by their order', () => {
	const field = (name: string, value: string) => ({ name, value });
	expect(
		fieldDifferences([field('a', '1'), field('b', '1'), field('a', '2')], [field('a', '1'), field('a', '3')]),
	).toEqual({
		rows: [
			{ pointer: '/a/1', before: '2', after: '3' },
			{ pointer: '/b', before: '1', after: undefined },
		],
		same: 1,
		cut: false,
	});
});

it('reads a pointer back into its steps', () => {
	fc.assert(
		fc.property(fc.array(fc.string()), steps => {
			expect(stepsOf(pointerTo(steps))).toEqual(steps);
		}),
	);
});
