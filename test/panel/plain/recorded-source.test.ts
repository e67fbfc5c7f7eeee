import { expect, it } from 'vitest';
import { recordedSource } from '../../../src/panel/plain/recorded-source.ts';
import { exchange } from '../../support.ts';

function listen(source: ReturnType<typeof recordedSource>, signal = new AbortController().signal) {
	const events: string[] = [];
	source.subscribe(
		event => events.push(event.type === 'put' ? `put ${event.exchange.id}` : event.type),
		signal,
	);
	return events;
}

it('tells what was recorded, and forgets it when cleared', () => {
	const source = recordedSource([exchange({}, 4), exchange({}, 7)]);
	const events = listen(source);
	expect(events).toEqual(['put 4', 'put 7']);
	source.clear();
	expect(events.slice(2)).toEqual(['cleared']);
	expect(listen(source)).toEqual([]);
});

it('tells nothing to who has left, and remembers that it is paused', () => {
	const source = recordedSource([]);
	const controller = new AbortController();
	const events = listen(source, controller.signal);
	controller.abort();
	source.clear();
	expect(events).toEqual([]);
	source.setPaused(true);
	expect(source.paused).toBe(true);
});
