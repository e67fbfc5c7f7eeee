import { describe, expect, it } from 'vitest';
import { createInspector, type Observation } from '../../../src/inspector.ts';
import { keepWithin } from '../../../src/panel/import/keep-bodies.ts';
import { type EntrySketch, exchange } from '../../support.ts';

function observationsOf(...sketches: readonly EntrySketch[]): readonly Observation[] {
	const inspector = createInspector();
	for (const [id, sketch] of sketches.entries()) {
		const startedDateTime = new Date(Date.UTC(2026, 10, 21, 8, 0, id)).toISOString();
		inspector.observe(exchange({ startedDateTime, ...sketch }, id));
	}
	return inspector.observations();
}

const get = { responseBody: JSON.stringify({ id: 1, title: 'x'.repeat(70) }) };
const refused = {
	method: 'POST',
	requestHeaders: { 'Content-Type': 'application/json' },
	requestBody: '{"title":"A"}',
	status: 409,
	responseBody: '{"code":"acme_conflict","message":"No.","data":{"status":409}}',
};
const WIDE = 1_000_000;
const kinds = (observations: readonly Observation[]) =>
	observations.map(({ exchange: { response } }) =>
		response.body.kind === 'missing' ? response.body.reason : response.body.kind,
	);

describe('keepWithin', () => {
	it('leaves what is within the caps as it is', () => {
		const all = observationsOf(get, refused);
		const kept = keepWithin(all, { perBody: WIDE, allBodies: WIDE });
		expect(kept.letGo).toBe(0);
		expect(kept.observations[0]).toBe(all[0]);
	});

	it('lets go of the oldest first, and of what failed last', () => {
		const other = { ...get, url: 'https://example.test/wp-json/wp/v2/pages/1' };
		const all = observationsOf(refused, other, other, other);
		const kept = keepWithin(all, { perBody: WIDE, allBodies: 200 });
		expect(kinds(kept.observations)).toEqual(['text', 'evicted', 'evicted', 'text']);
		expect(kept.letGo).toBe(2);
	});

	it('keeps what findings rest on, though it went well', () => {
		const twice = { method: 'POST', requestBody: '{"title":"A"}', responseBody: get.responseBody };
		const url = 'https://example.test/wp-json/wp/v2/posts';
		const start = '2026-11-21T08:00:00';
		const all = observationsOf(
			{ ...twice, url, startedDateTime: `${start}.000Z` },
			{ ...twice, url, startedDateTime: `${start}.005Z` },
			{ ...get, startedDateTime: `${start}.900Z` }, // of another resource
		);
		expect(all.some(({ findings }) => findings[0]?.kind === 'duplicate-submission')).toBe(true);
		const kept = keepWithin(all, { perBody: WIDE, allBodies: 220 });
		expect(kinds(kept.observations)).toEqual(['text', 'text', 'evicted']);
	});

	it('keeps what was read of the resource that a write was refused for', () => {
		const other = { ...get, url: 'https://example.test/wp-json/wp/v2/pages/1' };
		const kept = keepWithin(observationsOf(get, other, refused, other), { perBody: WIDE, allBodies: 200 });
		expect(kinds(kept.observations)).toEqual(['text', 'evicted', 'text', 'evicted']);
	});

	it('cuts a body over its own cap, which is no letting go', () => {
		const { letGo, observations } = keepWithin(observationsOf(get), { perBody: 10, allBodies: WIDE });
		expect(observations[0]?.exchange.response.body).toMatchObject({ kind: 'text', text: '{"id":1,"t' });
		expect(letGo).toBe(0);
	});

	it('keeps what was found out, and nothing else that holds the body', () => {
		const secret = 'let go of this';
		const { observations } = keepWithin(
			observationsOf({
				...refused,
				responseBody: `{"code":"acme_conflict","message":"No.","data":{"status":409,"x":{"y":"${secret}"}}}`,
			}),
			{ perBody: WIDE, allBodies: 0 },
		);
		const [observation] = observations;
		expect(observation?.findings).toHaveLength(1);
		expect(observation?.error?.code).toBe('acme_conflict');
		expect(observation?.answer.shape).toBe('json');
		expect(observation?.findings[0]?.subject.exchange).toBe(observation?.exchange);
		expect(observation?.answer.json).toBeUndefined();
	});
});
