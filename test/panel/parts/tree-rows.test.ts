import { describe, expect, it } from 'vitest';
import { type TreeState, treeRows } from '../../../src/panel/parts/tree-rows.ts';

const untouched: TreeState = { toggled: new Set(), shown: new Map() };
const pointers = (value: unknown, state = untouched, marked: string[] = []) =>
	treeRows(value, state, marked).map(({ more, pointer }) => (more > 0 ? `${pointer} +${more}` : pointer));

describe('the lines of a tree', () => {
	it('open two levels', () => {
		expect(pointers({ a: { b: { c: 1 } }, d: [] })).toEqual(['', '/a', '/a/b', '/d']);
	});

	it('open and close', () => {
		const state = { ...untouched, toggled: new Set(['/a', '/a/b']) };
		expect(pointers({ a: { b: { c: 1 } } }, state)).toEqual(['', '/a']);
		expect(pointers({ a: { b: { c: 1 } } }, { ...untouched, toggled: new Set(['/a/b']) })).toEqual([
			'',
			'/a',
			'/a/b',
			'/a/b/c',
		]);
	});

	it('lead to what is marked, however deep or far it is', () => {
		const list = Array.from({ length: 300 }, (_, index) => ({ id: { of: index } }));
		const shown = pointers({ list }, untouched, ['/list/250/id/of']);
		expect(shown).toContain('/list/250/id/of');
		expect(shown).not.toContain('/list/249');
		expect(shown).toContain('/list +200');
	});

	it('come a hundred at a time', () => {
		const list = Array.from({ length: 250 }, () => 1);
		expect(pointers(list)).toHaveLength(102);
		expect(pointers(list, { ...untouched, shown: new Map([['', 300]]) })).toHaveLength(251);
	});

	it('take keys of any name', () => {
		const value: unknown = JSON.parse('{"__proto__": {"a/b": 1}, "constructor": 2}');
		expect(pointers(value)).toEqual(['', '/__proto__', '/__proto__/a~1b', '/constructor']);
	});

	it('stay in bounds 200 levels deep', () => {
		let value: unknown = 1;
		for (let depth = 0; depth < 200; depth++) value = [value];
		const all = '/0'.repeat(200);
		expect(treeRows(value, untouched, [all])).toHaveLength(201);
	});
});
