import { describe, expect, it } from 'vitest';
import { sharedList } from '../../src/exchange/header-lists.ts';
import { sharedField } from '../../src/exchange/header-pool.ts';
import { readInitiator } from '../../src/exchange/initiator.ts';
import { sharedText } from '../../src/exchange/text-pool.ts';
import { originOf, parseUrl, searchParam, urlParts } from '../../src/exchange/url.ts';

describe('sharedText', () => {
	it('answers an equal text, however long or short, and goes on when it is full', () => {
		for (const text of ['', 'a', 'acme_save_order', 'ü'.repeat(50), 'x'.repeat(5000)]) {
			expect(sharedText(text)).toBe(text);
		}
		for (let count = 0; count < 11_000; count++)
			expect(sharedText(`action_${count}`)).toBe(`action_${count}`);
	});
});

describe('sharedList', () => {
	const list = (...values: readonly string[]) => values.map(value => sharedField('x', value));

	it('answers the first of equal lists, and every other as it is', () => {
		const first = list('a', 'b', 'z');
		expect(sharedList(first)).toBe(first);
		expect(sharedList(list('a', 'b', 'z'))).toBe(first);
		for (const other of [list('b', 'a', 'z'), list('a', 'z'), list('a', 'b', 'c', 'z'), list()]) {
			expect(sharedList(other)).toBe(other);
		}
		expect(sharedList([])).toEqual([]);
	});

	it('forgets the oldest of many that end alike', () => {
		const first = list('0', 'end');
		sharedList(first);
		for (let count = 1; count < 20; count++) sharedList(list(String(count), 'end'));
		const again = list('0', 'end');
		expect(sharedList(again)).toBe(again);
	});
});

describe('readInitiator', () => {
	const frame = (line: number, more: object = {}) => ({
		url: 'https://a.test/pools.js',
		functionName: 'f',
		lineNumber: line,
		columnNumber: 1,
		...more,
	});
	const stack = (...lines: readonly number[]) => ({ callFrames: lines.map(line => frame(line)) });
	const script = (raw: object) => ({ type: 'script', stack: raw });

	it('gives equal stacks one initiator, also across what an await separates', () => {
		const first = readInitiator(script({ ...stack(1, 2), parent: stack(3) }));
		expect(first.frames.map(({ line }) => line)).toEqual([1, 2, 3]);
		expect(readInitiator(script(stack(1, 2, 3)))).toBe(first);
		for (const other of [stack(1, 2), stack(1, 2, 3, 4), stack(1, 2, 4), stack(2, 2, 3)]) {
			expect(readInitiator(script(other))).not.toBe(first);
		}
		const named = { callFrames: [frame(1), frame(2, { functionName: 'g' }), frame(3)] };
		expect(readInitiator(script(named)).frames[1]?.functionName).toBe('g');
		expect(readInitiator({ ...script(stack(1, 2, 3)), type: 'preload' }).type).toBe('preload');
	});

	it('gives equal ones without a stack one initiator', () => {
		const parser = { type: 'parser', url: 'https://a.test/' };
		expect(readInitiator({ ...parser })).toBe(readInitiator({ ...parser, lineNumber: 3 }));
		expect(readInitiator({ ...parser, url: 'https://b.test/' }).url).toBe('https://b.test/');
	});
});

describe('urlParts', () => {
	it('says of a URL what URL says, the second time too', () => {
		for (const text of [
			'https://A.test:443/x/../y?b=1#c',
			'blob:https://a.test/1',
			'data:,x',
			'nonsense',
			'',
		]) {
			const url = parseUrl(text);
			for (let time = 0; time < 2; time++) {
				const parts = urlParts(text);
				expect(parts && { ...parts }).toEqual(
					url && { origin: url.origin, pathname: url.pathname, protocol: url.protocol, search: url.search },
				);
				expect(originOf(text)).toBe(url?.origin ?? null);
			}
		}
	});

	it('finds a parameter as URLSearchParams does', () => {
		for (const search of [
			'',
			'?a=1',
			'?rest_route=/x',
			'?rest%5Froute=%2Fx',
			'?x=rest_route',
			'?a&rest_route=1+2&rest_route=3',
		]) {
			expect(searchParam({ search }, 'rest_route')).toBe(new URLSearchParams(search).get('rest_route'));
		}
	});
});
