import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inputsOf } from './inputs.ts';
import { runTarget, shares } from './run.ts';
import { ofText, ofValue } from './target.ts';
import { TARGETS } from './targets/index.ts';

const words = fc.constantFrom('one', 'two', 'three');

describe('the fuzzer', () => {
	it('finds a text that is not read, and makes it small', () => {
		const target = ofText('planted', {
			grammar: words,
			check(text) {
				if (text.includes('\ufeff')) throw new TypeError('no mark here');
			},
		});
		const { faults } = runTarget(target, 2000, 1);
		expect(faults).toMatchObject([{ what: 'no mark here', input: '\ufeff' }]);
	});

	it('finds a member that is not read, deep in a value, and what is left is that member', () => {
		const target = ofValue('planted', {
			real: () => [{ a: [{ b: { c: 'text', d: 1 } }], e: 'more' }],
			check(value) {
				const { c } = (value as { a?: { b?: { c?: unknown } }[] } | null)?.a?.[0]?.b ?? {};
				if (typeof c === 'number') throw new TypeError('no number here');
			},
		});
		const { faults } = runTarget(target, 3000, 1);
		expect(faults.map(({ input }) => JSON.stringify(input))).toEqual([
			expect.stringMatching(/^\{"a":\[\{"b":\{"c":[\d.e+-]+\}\}\]\}$/),
		]);
	});

	it('calls an input slow that takes long each time, and none that took long once', () => {
		let now = 0;
		const clock = () => now;
		const each = ofText('planted', {
			grammar: words,
			check(text) {
				now += text.length > 1000 ? 600 : 1;
			},
		});
		let isFirst = true;
		const once = ofText('planted', {
			grammar: words,
			check() {
				now += isFirst ? 600 : 1;
				isFirst = false;
			},
		});
		expect(runTarget(each, 200, 1, { clock }).faults).toMatchObject([{ what: 'took more than 500 ms' }]);
		expect(runTarget(once, 200, 1, { clock }).faults).toEqual([]);
	});

	it('makes the same inputs of the same seed, and others of another', () => {
		for (const target of [TARGETS[0], TARGETS.find(({ kind }) => kind === 'value')]) {
			if (!target) throw new Error('There are no targets');
			expect(inputsOf(target, 1, 0)).toEqual(inputsOf(target, 1, 0));
			expect(inputsOf(target, 1, 0)).not.toEqual(inputsOf(target, 1, 1));
			expect(inputsOf(target, 1, 0)).not.toEqual(inputsOf(target, 2, 0));
		}
	});

	it('gives out as many inputs as it is told to, a few more at most', () => {
		const all = [...shares(TARGETS, 100_000).values()].reduce((sum, each) => sum + each, 0);
		expect(all).toBeGreaterThanOrEqual(100_000);
		expect(all).toBeLessThanOrEqual(100_000 + TARGETS.length);
	});

	it('has a name of its own for each target', () => {
		expect(new Set(TARGETS.map(({ name }) => name)).size).toBe(TARGETS.length);
	});
});
