import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attempt, attemptSees, attemptTicks, startAttempt } from '../../src/diagnosis/attempt.ts';
import { attemptSummary } from '../../src/diagnosis/attempt-summary.ts';
import type { Observation } from '../../src/inspector.ts';
import { sayEnglish } from '../support.ts';
import { at, BEGIN, observed, recording } from './stories.ts';
import { ajaxUrl, form, html, json, type Step, site, wpError } from './support.ts';

const post = `${site}/wp-json/wp/v2/posts/7`;
const save: Step = { method: 'POST', url: post, requestHeaders: json, requestBody: '{"title":"x"}' };
const read: Step = { url: `${site}/wp-json/wp/v2/comments?post=7` };
const beat: Step = {
	method: 'POST',
	url: ajaxUrl,
	requestHeaders: form,
	requestBody: 'action=heartbeat&_nonce=0123456789',
};
const page: Step = {
	url: `${site}/wp-admin/post.php?post=7&action=edit`,
	requestHeaders: { Accept: 'text/html', 'Sec-Fetch-Dest': 'document' },
	responseHeaders: html,
	responseBody: '<!doctype html><p>x',
	resourceType: 'document',
};

const endOf = ({ exchange }: Observation) => exchange.startedAt + exchange.durationMs;

/** Tells an attempt of requests as they end, with a clock that ticks; then lets a minute pass. */
function live(observations: readonly Observation[], armedAt = 0): Attempt {
	let attempt = startAttempt(BEGIN + armedAt);
	let now = BEGIN + armedAt;
	const tick = (until: number) => {
		for (; now < until; now += 500) attempt = attemptTicks(attempt, now);
		now = Math.max(now, until);
	};
	for (const each of observations.toSorted((a, b) => endOf(a) - endOf(b))) {
		tick(endOf(each));
		attempt = attemptSees(attempt, each, Math.max(now, endOf(each)));
	}
	tick(now + 60_000);
	return attempt;
}

const groupOf = (...steps: readonly Step[]) => live(observed(...steps)).exchangeIds;

describe('an armed attempt', () => {
	it('waits for the first write, and lets what the page does by itself go by', () => {
		const attempt = live(observed({ ...beat, at: 100 }, { ...read, at: 300 }, { ...save, at: 5000 }));
		expect(attempt).toMatchObject({
			state: 'done',
			trigger: 2,
			exchangeIds: [2],
			endedAt: BEGIN + 5100,
			closedAt: BEGIN + 7100,
		});
	});

	it.each([
		['a heartbeat', beat],
		['a read', read],
		['an autosave', { ...save, url: `${post}/autosaves` }],
		['polling by POST', { ...beat, requestBody: 'action=acme_get_status' }],
		['a prefetch', { ...page, requestHeaders: { ...page.requestHeaders, 'Sec-Purpose': 'prefetch' } }],
		['a frame', { ...page, requestHeaders: { 'Sec-Fetch-Dest': 'iframe' } }],
		['a preflight', { method: 'OPTIONS', url: post, resourceType: 'preflight' }],
		[
			"the editor's own preferences",
			{
				...save,
				url: `${site}/wp-json/wp/v2/users/me`,
				requestBody: '{"meta":{"persisted_preferences":{"core":{}}}}',
			},
		],
	] satisfies [string, Step][])('does not take %s for an action', (_, step) => {
		expect(live(observed(step, { at: 50_000, ...beat })).state).toBe('armed');
	});

	it.each([
		['a page', page],
		[
			'a page, where the browser names no type',
			{ ...page, resourceType: '', requestHeaders: { Accept: 'text/html' } },
		],
		[
			'a link that does something',
			{ url: `${ajaxUrl}?action=acme_delete_item&id=3`, responseBody: '{"success":true}' },
		],
		[
			'a read that is refused',
			{ url: post, status: 409, responseHeaders: json, responseBody: wpError('acme_gone') },
		],
		[
			'a profile that is saved',
			{ ...save, url: `${site}/wp-json/wp/v2/users/me`, requestBody: '{"name":"x"}' },
		],
	] satisfies [string, Step][])('takes %s for an action', (_, step) => {
		expect(live(observed(step)).trigger).toBe(0);
	});

	it('does not count what had started before, however late it ended', () => {
		const story = observed(
			{ ...save, at: 0, takes: 8000 },
			{ ...save, at: 2000, requestBody: '{"title":"y"}' },
		);
		const attempt = live(story, 1000);
		expect(attempt.trigger).toBe(1);
		expect(attempt.exchangeIds).toEqual([1]);
	});

	it('does not count a request that nobody noted the time of', () => {
		const only = at(observed(save), 0);
		const untimed = { ...only, exchange: { ...only.exchange, startedAt: Number.NaN } };
		expect(attemptSees(startAttempt(BEGIN), untimed, BEGIN).state).toBe('armed');
	});
});

describe('a running attempt', () => {
	it('gathers what starts until the traffic was quiet for two seconds', () => {
		const ids = groupOf(
			{ ...save, at: 0 },
			{ ...read, at: 1000 },
			{ ...read, at: 3050 },
			{ ...read, at: 5300 },
		);
		expect(ids).toEqual([0, 1, 2]);
	});

	it('takes in heartbeats, but does not wait for them', () => {
		const ids = groupOf(
			{ ...save, at: 0 },
			{ ...beat, at: 1500, takes: 1000 },
			{ ...read, at: 2050 },
			{ ...beat, at: 4000 },
			{ ...read, at: 4500 },
		);
		expect(ids).toEqual([0, 1, 2, 3]);
	});

	it('ends after half a minute on a page that never rests', () => {
		const steps = Array.from({ length: 100 }, (_, index) => ({ ...read, at: 500 + index * 500 }));
		const attempt = live(observed({ ...save, at: 0 }, ...steps));
		expect(attempt.state).toBe('done');
		expect(attempt.exchangeIds).toHaveLength(61);
		expect(attempt.closedAt).toBe(BEGIN + 30_000);
	});

	it('is about the action that came first, though a later one ended before it', () => {
		const slow = { ...save, at: 0, takes: 5000 };
		const fast = { ...save, at: 300, requestBody: '{"title":"y"}' };
		const attempt = live(observed(slow, fast));
		expect(attempt).toMatchObject({ state: 'done', trigger: 0, exchangeIds: [0, 1], endedAt: BEGIN + 5000 });
	});

	it('takes in what started within it and ended long after, without beginning anew', () => {
		const attempt = live(
			observed({ ...save, at: 0 }, { ...read, at: 200, takes: 20_000 }, { ...read, at: 10_000 }),
		);
		expect(attempt).toMatchObject({ state: 'done', exchangeIds: [0, 1], endedAt: BEGIN + 20_200 });
	});

	it('replaces a request it is told of twice', () => {
		const only = at(observed(save), 0);
		const first = attemptSees(startAttempt(BEGIN), only, BEGIN + 100);
		const second = attemptSees(first, only, BEGIN + 200);
		expect(second.exchangeIds).toEqual([0]);
		expect(second.seen).toHaveLength(1);
	});
});

it('comes to the same whatever the order it is told in', () => {
	const step = fc.record({
		at: fc.integer({ min: -3000, max: 40_000 }),
		takes: fc.integer({ min: 0, max: 3000 }),
		what: fc.constantFrom(save, read, beat, page),
	});
	fc.assert(
		fc.property(fc.array(step, { minLength: 1, maxLength: 20 }), fc.integer(), (steps, seed) => {
			const story = observed(...steps.map(({ what, ...time }) => ({ ...what, ...time })));
			const tell = (told: readonly Observation[]) =>
				attemptTicks(
					told.reduce((attempt, each) => attemptSees(attempt, each, BEGIN), startAttempt(BEGIN)),
					BEGIN + 1_000_000,
				);
			const shuffled = story.toSorted(
				(a, b) => ((a.exchange.id * 7919 + seed) % 101) - ((b.exchange.id * 7919 + seed) % 101),
			);
			const attempt = tell(story);
			expect(tell(shuffled).exchangeIds).toEqual(attempt.exchangeIds);
			const { closedAt, exchangeIds, trigger } = attempt;
			if (trigger === null) return;
			const starts = exchangeIds.map(id => at(steps, id).at);
			expect(starts).toEqual(starts.toSorted((a, b) => a - b));
			expect(starts[0]).toBeGreaterThanOrEqual(0);
			expect((closedAt ?? 0) - BEGIN - at(starts, 0)).toBeLessThanOrEqual(30_000);
		}),
	);
});

describe('the summary', () => {
	it('says at each moment what there is to do', () => {
		const story = observed(save);
		const armed = startAttempt(BEGIN);
		const running = attemptSees(armed, at(story, 0), BEGIN + 100);
		const say = (attempt: Attempt) => sayEnglish(attemptSummary(attempt, story).text);
		expect(say(armed)).toBe('Perform the action that fails, once.');
		expect(say(running)).toBe('Gathering what the action causes. Requests so far: 1.');
		expect(say(attemptTicks(running, BEGIN + 2100))).toBe(
			'Attempt recorded without a problem. Requests: 1. Writes: 1.',
		);
	});

	it('of a refused save in the block editor is the save and its finding, not the opening of the page', () => {
		const story = recording('editor-save-refused');
		const opened = at(story, 0).exchange.startedAt;
		const attempt = live(story, opened + 4000 - BEGIN);
		const summary = attemptSummary(attempt, story);
		expect(summary).toMatchObject({ requests: 1, writes: 1, findings: 1, first: { kind: 'stale-version' } });
		expect(summary.durationMs).toBeCloseTo(at(story, 3).exchange.durationMs);
		expect(sayEnglish(summary.text)).toBe('Attempt recorded. Requests: 1. Writes: 1. Problems: 1.');
	});

	it('of a double save counts both, and names the complaint about the second', () => {
		const story = recording('editor-double-save');
		const attempt = live(story, at(story, 0).exchange.startedAt + 4000 - BEGIN);
		expect(attemptSummary(attempt, story)).toMatchObject({
			requests: 2,
			writes: 2,
			findings: 1,
			first: { kind: 'duplicate-submission' },
		});
	});
});
