import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateHistory, rateHistory } from '../../src/diagnosis/rate-history.ts';
import { conflictRates } from '../../src/diagnosis/rates.ts';
import { caseNames } from '../accuracy/truth.ts';
import { at, BEGIN, observed, recording } from './stories.ts';
import { json, type Step, site, wpError } from './support.ts';

const save = (id: number): Step => ({
	method: 'POST',
	url: `${site}/wp-json/acme/v1/notes/${id}`,
	requestHeaders: json,
	requestBody: `{"text":"${id}"}`,
	responseHeaders: json,
	responseBody: '{}',
});
const refused = (id: number): Step => ({
	...save(id),
	status: 409,
	responseBody: wpError('acme_edit_conflict'),
});

function historyOf(buckets: number, ...steps: readonly Step[]): RateHistory {
	const history = rateHistory(observed(...steps), buckets);
	if (!history) throw new Error('There is none');
	return history;
}

const counts = ({ points }: Pick<RateHistory, 'points'>) =>
	points.map(({ conflicts, writes }) => `${conflicts}/${writes}`);

describe('the history of conflicts', () => {
	it('is none of nothing, and of what has no time', () => {
		expect(rateHistory([], 20)).toBeNull();
		const [only] = observed(save(1));
		const untimed = observed(save(1)).map(each => ({
			...each,
			exchange: { ...each.exchange, startedAt: Number.NaN },
		}));
		expect(rateHistory(untimed, 20)).toBeNull();
		expect(rateHistory(only ? [...untimed, only] : [], 20)?.points).toHaveLength(1);
	});

	it('of one instant is one second', () => {
		expect(historyOf(20, refused(1), save(2))).toMatchObject({
			from: BEGIN,
			to: BEGIN + 1000,
			bucketMs: 1000,
			points: [{ at: BEGIN, writes: 2, conflicts: 1 }],
		});
	});

	it('counts writes and conflicts in each stretch, and stretches without any', () => {
		const history = historyOf(
			20,
			{ ...save(1), at: 200 },
			{ ...refused(2), at: 900 },
			{ ...refused(3), at: 3100 },
			{ url: `${site}/wp-json/acme/v1/notes/3`, at: 4000, responseHeaders: json, responseBody: '{}' },
		);
		expect(history.bucketMs).toBe(1000);
		expect(counts(history)).toEqual(['1/2', '0/0', '0/0', '1/1', '0/0']);
	});

	it.each([
		[19, 1],
		[60, 5],
		[5 * 60, 60],
		[3600, 5 * 60],
		[4 * 3600, 15 * 60],
		[12 * 3600, 3600],
		[100 * 3600, 6 * 3600],
	])('of %s seconds is told in steps of %s', (span, step) => {
		const history = historyOf(20, save(1), { ...save(2), at: span * 1000 });
		expect(history.bucketMs).toBe(step * 1000);
		expect(history.from % history.bucketMs).toBe(0);
		expect(history.points.length).toBeLessThanOrEqual(20);
	});

	it('leaves remarks out', () => {
		const story = recording('editor-nonce-healed');
		expect(story.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
		const history = rateHistory(story, 20);
		expect(history?.endpoints).toEqual([]);
		expect(history?.points.every(({ conflicts }) => conflicts === 0)).toBe(true);
	});

	it('tells the five most troubled endpoints apart, at the same times', () => {
		const steps = [1, 2, 3, 4, 5, 6].flatMap(name =>
			Array.from({ length: name }, (_, index) => ({
				...refused(index),
				url: `${site}/wp-json/acme/v1/list-${name}/${index}`,
				at: name * 10_000 + index * 1000,
			})),
		);
		const history = historyOf(100, ...steps);
		expect(history.endpoints.map(({ endpoint }) => endpoint)).toEqual(
			[6, 5, 4, 3, 2].map(name => `POST /acme/v1/list-${name}/…`),
		);
		for (const { points } of history.endpoints)
			expect(points.map(point => point.at)).toEqual(history.points.map(point => point.at));
		expect(at(history.endpoints, 0)).toMatchObject({ writes: 6, conflicts: 6 });
	});

	it('calls endpoints what the rates call them, in every recording', () => {
		for (const name of caseNames().slice(0, 60)) {
			const story = recording(name);
			const history = rateHistory(story, 20);
			if (!history) continue;
			const rates = conflictRates(story).slice(0, 5);
			expect(
				history.endpoints.map(({ conflicts, endpoint, writes }) => ({ conflicts, endpoint, writes })),
				name,
			).toEqual(rates.map(({ conflicts, endpoint, writes }) => ({ conflicts, endpoint, writes })));
		}
	});

	it('never has more stretches than were asked for, and loses nothing', () => {
		const base = at(observed(refused(1)), 0);
		const time = fc.oneof(
			fc.integer({ min: -8.64e15, max: 8.64e15 }),
			fc.integer({ min: BEGIN, max: BEGIN + 1e8 }),
			fc.constant(Number.NaN),
		);
		fc.assert(
			fc.property(fc.array(time, { minLength: 1 }), fc.oneof(fc.integer(), fc.double()), (times, buckets) => {
				const story = times.map((startedAt, id) => ({
					...base,
					exchange: { ...base.exchange, startedAt, id },
				}));
				const history = rateHistory(story, buckets);
				const timed = times.filter(Number.isFinite);
				if (!history) {
					expect(timed).toEqual([]);
					return;
				}
				const most = Number.isFinite(buckets) ? Math.min(500, Math.max(2, Math.floor(buckets))) : 500;
				expect(history.points.length).toBeLessThanOrEqual(most);
				expect(history.points.reduce((sum, { conflicts }) => sum + conflicts, 0)).toBe(timed.length);
				expect(history.from).toBeLessThanOrEqual(Math.min(...timed));
				expect(history.to).toBeGreaterThan(Math.max(...timed));
			}),
		);
	});
});
