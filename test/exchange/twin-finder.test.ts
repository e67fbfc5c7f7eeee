import { expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { createTwinFinder } from '../../src/exchange/twin-finder.ts';
import { exchange } from '../support.ts';

const page: Exchange = {
	...exchange({ method: 'POST', responseBody: '{}' }, 0),
	durationMs: 100,
};
const ofPage: Exchange = { ...page, response: { ...page.response, fromServiceWorker: true } };
const ofWorker: Exchange = {
	...page,
	id: 1,
	startedAt: page.startedAt + 10,
	durationMs: 50,
	response: { ...page.response, body: { kind: 'empty' } },
};

it('finds the two halves in either order, once', () => {
	for (const [first, second] of [
		[ofPage, ofWorker],
		[ofWorker, ofPage],
	] as const) {
		const finder = createTwinFinder();
		expect(finder.add(first)).toBeNull();
		expect(finder.add(second)).toEqual({ real: ofPage, copy: ofWorker });
		expect(finder.add({ ...ofWorker, id: 2 })).toBeNull();
	}
});

it('takes two requests of the page for two', () => {
	const finder = createTwinFinder();
	finder.add(page);
	expect(finder.add({ ...page, id: 1 })).toBeNull();
});
