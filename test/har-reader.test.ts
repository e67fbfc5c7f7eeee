import { expect, it } from 'vitest';
import { createHarReader } from '../src/har-reader.ts';
import { type EntrySketch, harEntry } from './support.ts';

function read(text: string, site: string | null = null) {
	const reader = createHarReader(site);
	reader.push(new TextEncoder().encode(text));
	const reading = reader.end();
	if (!reading.ok) throw new Error(reading.reason);
	return { ...reading, ids: reading.exchanges.map(({ id }) => id) };
}

const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });
const at = (time: string, more: EntrySketch = {}) => harEntry({ startedDateTime: time, ...more });

it('hands over in order of start, and leaves an entry without a time where it stands', () => {
	const times = ['2026-11-21T08:00:30Z', '2026-11-21T08:00:10Z', '', '2026-11-21T08:00:20Z'];
	expect(read(har(...times.map(time => at(time)))).ids).toEqual([1, 2, 3, 0]);
});

it('passes over what could not matter, and knows how many entries there were', () => {
	const { facts, ids } = read(har(at('', { url: 'https://example.test/a.css' }), at(''), null));
	expect(ids).toEqual([1]);
	expect(facts).toMatchObject({ entries: 3, skippedCount: 1 });
});

it('has learnt from the last entry before the first is observed', () => {
	const page = at('2026-11-21T08:00:01Z', {
		url: 'https://example.test/',
		responseHeaders: { Link: '<https://example.test/api/>; rel="https://api.w.org/"' },
	});
	const { inspector } = read(har(at('2026-11-21T08:00:00Z'), page));
	expect(inspector.roots.restRoot('https://example.test')).toBe('https://example.test/api/');
	expect(inspector.observations()).toEqual([]);
});

it('forgets what a second log takes the place of', () => {
	const log = (...entries: object[]) => `"log":${JSON.stringify({ entries })}`;
	expect(read(`{${log(at(''), at(''))},${log(at(''))}}`).ids).toEqual([0]);
});

it('looks at one site only', () => {
	const other = at('', { url: 'https://other.test/wp-json/' });
	expect(read(har(other, at('')), 'https://example.test').ids).toEqual([1]);
});

it('says how far it came in what is no HAR', () => {
	const reader = createHarReader();
	expect(reader.push(new TextEncoder().encode(`{"log":{"entries":[${JSON.stringify(at(''))},`))).toBe(true);
	expect(reader.end()).toEqual({ ok: false, reason: 'truncated', entries: 1 });
});
