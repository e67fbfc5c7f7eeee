import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../src/diagnosis/finding.ts';
import { type Timeline, type ToldEvent, timelinesOf } from '../../src/diagnosis/timeline.ts';
import { timelineWords } from '../../src/diagnosis/timeline-words.ts';
import { caseNames } from '../accuracy/truth.ts';
import { sayEnglish } from '../support.ts';
import { at, observed, recording } from './stories.ts';
import { json, type Step, site, wpError } from './support.ts';

const note = `${site}/wp-json/acme/v1/notes/7`;
const read = (version: number, when: number): Step => ({
	at: when,
	url: note,
	responseHeaders: json,
	responseBody: JSON.stringify({ id: 7, version }),
});
const save = (version: number, when: number): Step => ({
	at: when,
	method: 'POST',
	url: note,
	requestHeaders: json,
	requestBody: JSON.stringify({ version, text: `at ${when}` }),
	responseHeaders: json,
	responseBody: JSON.stringify({ id: 7, version: version + 1 }),
});
const refuse = (step: Step, current: number): Step => ({
	...step,
	status: 409,
	responseBody: wpError('acme_edit_conflict', 409, { expected: current, given: 1 }),
});

const tell = ({ events }: Timeline) => events.map(event => timelineWords(event).map(sayEnglish).join(' · '));
const storyOf = (...steps: readonly Step[]) => tell(at(timelinesOf(observed(...steps)), 0));

describe('the story of a resource', () => {
	it('goes from an old read over the refusal and a new read to the retry', () => {
		expect(storyOf(read(1, 0), refuse(save(1, 10_000), 2), read(2, 20_000), save(2, 30_000))).toEqual([
			'Read version 1',
			'Save refused: sent version 1, the site holds 2',
			'Read version 2 · After the refusal',
			'Retry accepted · Now version 3',
		]);
	});

	it('says of a retry that it was one, and what runs into the request before', () => {
		const blind = { ...refuse(save(1, 60_000), 2), requestBody: '{"version":1,"text":"blind"}' };
		expect(storyOf({ ...refuse(save(1, 0), 2), takes: 5000 }, { ...read(2, 4000) }, blind)).toEqual([
			'Save refused: sent version 1, the site holds 2',
			'Read version 2 · After the refusal · Overlaps the request before',
			'Save refused: sent version 1, the site holds 2 · This was a retry',
		]);
	});

	it('says how long before somebody else had saved, by the clock of the server', () => {
		const late = (current: string, date?: string): Step => ({
			...save(1, 0),
			requestBody: '{"modified_gmt":"2026-11-21T07:00:00"}',
			status: 409,
			responseHeaders: { ...json, ...(date ? { Date: date } : {}) },
			responseBody: wpError('acme_edit_conflict', 409, { modified_gmt: current }),
		});
		const first = (...steps: readonly Step[]) => at(storyOf(...steps), 0);
		expect(first(late('2026-11-21T07:59:57', 'Sat, 21 Nov 2026 08:00:00 GMT'))).toBe(
			'Save refused: somebody saved 3 s before',
		);
		expect(first(late('2026-11-21T09:10:00', 'Sat, 21 Nov 2026 09:15:00 GMT'))).toBe(
			'Save refused: somebody saved 5 min before',
		);
		expect(first(late('2026-11-21T05:00:00'))).toBe('Save refused: somebody saved 3 h before');
		expect(first(late('2026-11-18T08:00:00'))).toBe('Save refused: somebody saved 3 d before');
		// Times that cannot be: then the two versions are named instead.
		for (const current of ['2026-11-22T08:00:00', '2020-11-21T08:00:00', '2026-11-21T07:59', 'yesterday'])
			expect(first(late(current))).toBe(
				`Save refused: sent version 2026-11-21T07:00:00, the site holds ${current}`,
			);
	});

	it('of a save over a newer version names the save it went over', () => {
		const state = (modified: string): Step => ({
			responseHeaders: { ...json, Date: 'Sat, 21 Nov 2026 08:10:00 GMT' },
			responseBody: JSON.stringify({ id: 7, modified_gmt: modified }),
		});
		const post = `${site}/wp-json/wp/v2/posts/7`;
		const list: Step = {
			...state(''),
			at: 5000,
			url: `${site}/wp-json/wp/v2/posts`,
			responseBody: JSON.stringify([{ id: 7, modified_gmt: '2026-11-21T08:09:30' }]),
		};
		const write: Step = {
			...state('2026-11-21T08:10:00'),
			at: 10_000,
			method: 'POST',
			url: post,
			requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT' },
			requestBody: '{"title":"x"}',
		};
		expect(storyOf({ ...state('2026-11-21T08:00:00'), url: post }, list, write)).toEqual([
			'Read the state of 2026-11-21 08:00:00 (UTC)',
			'Saved over what somebody saved 30 s before · Answered 200 all the same',
		]);
	});

	it('tells what is made and removed, what never came back, and statuses nobody explains', () => {
		const made = { ...save(1, 0), status: 201, responseBody: '{"id":7}' };
		const removed = { ...save(1, 2000), method: 'DELETE', responseBody: '{"deleted":true}' };
		const broken = { ...save(1, 4000), status: 0, responseBody: '', error: 'net::ERR_CONNECTION_RESET' };
		const failed = { ...save(1, 6000), status: 500, responseBody: wpError('internal_server_error', 500) };
		expect(storyOf(made, removed, broken, failed, refuse(save(1, 90_000), 2))).toEqual([
			'Created',
			'Deleted',
			'No answer',
			'Refused with 500',
			'Save refused: sent version 1, the site holds 2 · This was a retry',
		]);
	});

	it('does not overlap with what has no time', () => {
		const story = observed(refuse(save(1, 0), 2), read(2, 10), read(2, 20)).map((each, index) =>
			index === 0 ? { ...each, exchange: { ...each.exchange, startedAt: Number.NaN } } : each,
		);
		expect(at(timelinesOf(story), 0).events.map(({ overlaps }) => overlaps)).toEqual([false, false, true]);
	});
});

describe('in recordings', () => {
	const told = (name: string, resource: string) =>
		tell(
			at(
				timelinesOf(recording(name)).filter(each => each.resource === resource),
				0,
			),
		);

	it('the story of a post begins with the page that brought it along', () => {
		const [opened, ...rest] = told('editor-lost-update', '/wp/v2/posts/6');
		expect(opened).toMatch(/^Read (?:revision \d+|the state of 2026-11-21 \d\d:\d\d:\d\d \(UTC\))$/);
		expect(rest).toHaveLength(1);
		expect(at(rest, 0)).toMatch(/^Saved over /);
	});

	it('a refused save is told', () => {
		const story = told('editor-save-refused', '/wp/v2/posts/6');
		expect(at(story, -1 + story.length)).toMatch(/^Save refused: /);
	});

	it('a preflight is no read', () => {
		expect(told('cors-preflight-stale-version', '/wp/v2/posts/6')).toEqual([
			'Save refused: sent version 0, the site holds 1',
			'Asked what is allowed · Overlaps the request before',
		]);
	});

	it('a double save is told', () => {
		expect(told('editor-double-save', '/wp/v2/posts/6').slice(-2)).toEqual([
			expect.stringMatching(/^Saved · Now /),
			'Sent a second time · Answered 200 all the same',
		]);
	});

	it('every event has words, and none is a key', () => {
		for (const name of caseNames()) {
			for (const { events } of timelinesOf(recording(name)))
				for (const event of events) {
					const words = timelineWords(event).map(sayEnglish);
					expect(words.length, name).toBeGreaterThan(0);
					for (const each of words) expect(each, name).not.toMatch(/^timeline_|\$|undefined|NaN/);
				}
		}
	}, 60_000);
});

it('has a word for every kind of finding', () => {
	const event: ToldEvent = {
		exchangeId: 0,
		at: 0,
		durationMs: 1,
		method: 'POST',
		status: 409,
		step: 'refused',
		overlaps: false,
		kind: null,
		isWrite: true,
		afterRefusal: false,
		seen: null,
		sent: null,
		current: null,
		savedBeforeMs: null,
	};
	const words = FINDING_KINDS.map(kind => timelineWords({ ...event, kind }).map(sayEnglish));
	expect(new Set(words.flat()).size).toBe(FINDING_KINDS.length);
	expect(timelineWords({ ...event, kind: 'locked', step: 'read', status: 200 }).map(sayEnglish)).toEqual([
		'Locked by somebody else',
	]);
	expect(timelineWords({ ...event, step: 'read', status: 200 }).map(sayEnglish)).toEqual(['Heartbeat']);
	const required = { ...event, kind: 'precondition-failed', status: 428 } as const;
	expect(timelineWords(required).map(sayEnglish)).toEqual([
		'Refused: a condition is required, and none was sent',
	]);
});
