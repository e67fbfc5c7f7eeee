import { describe, expect, it } from 'vitest';
import { createEntryLedger } from '../../src/browser/entry-ledger.ts';
import { harEntry } from '../support.ts';

const entry = (url = 'https://example.test/wp-json/a') => harEntry({ url, method: 'POST' });

function counter() {
	let next = 0;
	return () => next++;
}

it('finds in the log what no event brought, and nothing twice', () => {
	const ledger = createEntryLedger();
	const newId = counter();
	const first = entry();
	const missed = entry('https://example.test/wp-json/b');
	expect(ledger.fromEvent(first, newId)).toBe(0);
	expect(ledger.fromLog([first, missed], newId)).toEqual([{ entry: missed, id: 1 }]);
	expect(ledger.fromLog([first, missed], newId)).toEqual([]);
});

it('keeps a double submission apart though nothing tells its halves apart', () => {
	const ledger = createEntryLedger();
	const newId = counter();
	ledger.fromEvent(entry(), newId);
	ledger.fromEvent(entry(), newId);
	expect(ledger.fromLog([entry(), entry(), entry()], newId)).toHaveLength(1);
});

it('lets the event of a request replace its pending copy from the log', () => {
	const ledger = createEntryLedger();
	const newId = counter();
	const [pending] = ledger.fromLog([entry()], newId);
	expect(ledger.fromEvent(entry(), newId)).toBe(pending?.id);
	expect(ledger.fromLog([entry()], newId)).toEqual([]);
});

it('does not bring back what was cleared', () => {
	const ledger = createEntryLedger();
	const newId = counter();
	ledger.fromEvent(entry(), newId);
	ledger.startOver();
	expect(ledger.fromLog([entry()], newId)).toEqual([]);
	ledger.fromEvent(entry(), newId);
	expect(ledger.fromLog([entry(), entry()], newId)).toEqual([]);
	expect(ledger.fromLog([entry(), entry(), entry()], newId)).toHaveLength(1);
});

it('passes over what is no entry', () => {
	expect(createEntryLedger().fromLog([null, 1, 'x'], counter())).toEqual([]);
});

describe('of more requests than are remembered', () => {
	const at = (second: number) =>
		harEntry({ startedDateTime: new Date(Date.UTC(2026, 10, 21) + second * 1000).toISOString() });
	const many = Array.from({ length: 30 }, (_, second) => at(second));

	it('finds none twice, though the log still has them all', () => {
		const ledger = createEntryLedger(10);
		const newId = counter();
		for (const entry of many) ledger.fromEvent(entry, newId);
		expect(ledger.fromLog(many, newId)).toEqual([]);
		ledger.startOver();
		expect(ledger.fromLog(many, newId)).toEqual([]);
	});

	it('finds what no event brought, if it came late enough', () => {
		const ledger = createEntryLedger(10);
		const newId = counter();
		for (const entry of many) ledger.fromEvent(entry, newId);
		expect(ledger.fromLog([...many, at(40)], newId)).toHaveLength(1);
	});

	it('tells them apart without a time, as long as it remembers them', () => {
		const ledger = createEntryLedger(10);
		const newId = counter();
		const timeless = many.map((_, place) =>
			harEntry({ startedDateTime: '', url: `https://example.test/wp-json/${place}` }),
		);
		for (const entry of [...many, ...timeless]) ledger.fromEvent(entry, newId);
		expect(ledger.fromLog([...many, ...timeless.slice(-5)], newId)).toEqual([]);
	});
});
