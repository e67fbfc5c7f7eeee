import { describe, expect, it } from 'vitest';
import { createIsolationStorage } from '../../../src/browser/isolation-store.ts';
import type { AreaStorage } from '../../../src/browser/settings-storage.ts';
import { FINDING_KINDS } from '../../../src/diagnosis/finding.ts';
import { createInspector, type Observation } from '../../../src/inspector.ts';
import type { SessionEvent } from '../../../src/isolation/session/events.ts';
import {
	addressOf,
	failureOf,
	isOfVisitor,
	likeOf,
	repeatableOf,
	seenIn,
} from '../../../src/panel/state/isolating-failure.ts';
import { fitOf } from '../../../src/panel/state/isolating-fit.ts';
import { logOf, paceOf } from '../../../src/panel/state/isolating-log.ts';
import { planFor } from '../../../src/panel/state/isolating-plan.ts';
import { formatLength } from '../../../src/panel/views/isolate/format-length.ts';
import { type EntrySketch, exchange } from '../../support.ts';

const json = { 'Content-Type': 'application/json' };
const refusal = JSON.stringify({ code: 'save_conflict', message: 'No.', data: { status: 409 } });
const SAVE: EntrySketch = {
	method: 'POST',
	url: 'https://example.test/wp-json/wp/v2/posts/1',
	requestHeaders: { ...json, 'X-WP-Nonce': '0123456789', Cookie: 'secret=1' },
	requestBody: '{"title":"Saved"}',
	status: 409,
	responseHeaders: json,
	responseBody: refusal,
};

function observed(...sketches: readonly EntrySketch[]): readonly Observation[] {
	const inspector = createInspector();
	for (const [id, sketch] of sketches.entries()) inspector.observe(exchange(sketch, id));
	return inspector.observations();
}

function findingOf(sketch: EntrySketch) {
	const finding = observed(sketch)[0]?.findings[0];
	if (!finding) throw new Error('It is a conflict');
	return finding;
}

describe('whether isolation is the right tool', () => {
	it('says something of every kind of finding, and no to what was never WordPress', () => {
		const { subject } = findingOf(SAVE);
		const fits = FINDING_KINDS.map(kind => [kind, fitOf({ kind, subject }).fit]);
		expect(Object.fromEntries(fits)).toMatchObject({
			'unclassified-conflict': 'fits',
			'already-exists': 'doubtful',
			'stale-version': 'doubtful',
			'edge-block': 'wrong',
			'logged-out': 'wrong',
		});
	});

	it('says no where the answer looks like a success', () => {
		const { subject } = findingOf(SAVE);
		const quiet = { ...subject, status: 200, error: null };
		expect(fitOf({ kind: 'duplicate-submission', subject: quiet }).fit).toBe('wrong');
	});
});

describe('the failure that is looked for', () => {
	it('is told by status and code, and kept without a secret', () => {
		const finding = findingOf(SAVE);
		expect(failureOf(finding)).toMatchObject({
			title: 'POST /wp/v2/posts/1',
			status: 409,
			code: 'save_conflict',
		});
		const repeatable = repeatableOf(finding);
		expect(repeatable).toMatchObject({ repetition: 'same-again', request: { freshNonce: true } });
		expect(JSON.stringify(repeatable)).not.toMatch(/secret|0123456789/);
	});

	it('cannot be repeated by the panel when its body was not recorded, or it is a part of a batch', () => {
		const { subject, ...rest } = findingOf(SAVE);
		const { exchange: seen } = subject;
		const body = { kind: 'missing', reason: 'evicted' } as const;
		const bodyless = { ...subject, exchange: { ...seen, request: { ...seen.request, body } } };
		expect(repeatableOf({ ...rest, subject: bodyless })).toBeNull();
		const finding = findingOf(SAVE);
		const part = { index: 0, request: '/requests/0', response: '/responses/0' };
		expect(repeatableOf({ ...finding, subject: { ...finding.subject, part } })).toBeNull();
	});

	it('is known again in what the person does, changed or not, and not in what the panel sent', () => {
		const finding = findingOf(SAVE);
		const repeatable = repeatableOf(finding);
		if (!repeatable) throw new Error('It can be sent again');
		const like = likeOf(repeatable);
		const seen = (sketch: EntrySketch) =>
			observed({ ...SAVE, ...sketch }).map(each => seenIn(each, failureOf(finding), like))[0] ?? null;
		expect(seen({ requestBody: '{"title":"Other"}' })).toEqual({ status: 409, code: 'save_conflict' });
		expect(seen({ status: 200, responseBody: '{"id":1}' })).toEqual({ status: 200, code: '' });
		expect(seen({ url: 'https://example.test/wp-json/wp/v2/posts/2' })).toBeNull();
		const callFrames = [{ url: 'concord-page-bridge.js', functionName: '', lineNumber: 0, columnNumber: 0 }];
		expect(seen({ initiator: { type: 'script', stack: { callFrames } } })).toBeNull();
	});

	it.each([
		[
			'https://example.test/wp-json/wp/v2/posts/1',
			'https://example.test/wp-json/',
			'https://example.test/wp-admin/',
		],
		[
			'https://example.test/blog/wp-json/wp/v2/posts/1',
			'https://example.test/blog/wp-json/',
			'https://example.test/blog/wp-admin/',
		],
		[
			'https://example.test/blog/index.php?rest_route=/wp/v2/posts/1',
			'https://example.test/blog/index.php?rest_route=/',
			'https://example.test/blog/wp-admin/',
		],
		[
			'https://example.test/blog/wp-admin/admin-ajax.php',
			'https://example.test/blog/index.php?rest_route=/',
			'https://example.test/blog/wp-admin/',
		],
	])('of %s is on a site whose doors are known', (url, restRoot, admin) => {
		expect(addressOf(findingOf({ ...SAVE, url }), [])).toEqual({ restRoot, admin });
	});
});

describe('the log', () => {
	const probing = (at: number): SessionEvent => ({ kind: 'probing', at, active: ['a/a.php'], theme: 'own' });
	const probed = (at: number): SessionEvent => ({
		kind: 'probed',
		at,
		judged: { outcome: 'reproduced', why: null, status: 409, code: 'save_conflict' },
	});

	it('holds every probe with how long it took, those that do not count, too', () => {
		const events: SessionEvent[] = [
			probing(10),
			probed(30),
			probing(40),
			{ kind: 'discarded', at: 45 },
			probing(50),
			probed(60),
			{ kind: 'undone', at: 70 },
			probing(80),
		];
		expect(logOf(events).map(({ durationMs, number, state }) => [number, state, durationMs])).toEqual([
			[1, 'counted', 20],
			[2, 'discarded', 5],
			[3, 'undone', 10],
			[4, 'open', null],
		]);
	});

	it('knows the pace from one probe to the next, in spite of a long pause', () => {
		expect(paceOf([])).toBe(0);
		expect(paceOf(logOf([probing(10), probed(30)]))).toBe(20);
		const starts = [0, 1000, 2100, 900_000, 900_900];
		expect(paceOf(logOf(starts.flatMap(at => [probing(at), probed(at + 500)])))).toBe(1000);
	});

	it('does not take for counted what a killed browser left open', () => {
		expect(logOf([probing(10), probing(90_000)]).map(({ state }) => state)).toEqual(['discarded', 'open']);
	});
});

describe('the plan', () => {
	const active = Array.from({ length: 30 }, (_, at) => `p${at}/p${at}.php`);

	it('grows with the logarithm, takes evidence into account, and longer where it fails now and then', () => {
		const of = (priors: Readonly<Record<string, number>>, rate: number | null = null) =>
			planFor({ active }, 'per-request', priors, 100, rate).probes;
		expect(of({})).toBeLessThanOrEqual(12);
		expect(of({ p3: 0.9 })).toBeLessThan(of({}));
		expect(of({}, 0.5)).toBeGreaterThan(of({}));
		expect(planFor({ active }, 'theme-preview', {}, 100, null)).toMatchObject({ plugins: 0 });
	});

	it('says how long in words of the language', () => {
		expect([3, 42, 58, 200].map(seconds => formatLength(seconds, 'en'))).toEqual([
			'5 seconds',
			'45 seconds',
			'1 minute',
			'4 minutes',
		]);
	});
});

describe('what is stored by site', () => {
	it('is not written when its site cannot be noted, for nobody would find it again', async () => {
		const full: AreaStorage = {
			load: async () => undefined,
			save: async () => false,
			remove: async () => false,
		};
		const locks = {
			request: async <T>(_: string, __: unknown, work: (lock: unknown) => Promise<T>) => work(null),
			query: async () => ({}),
		};
		const storage = createIsolationStorage(full, locks);
		expect(await storage.of('https://example.test').write({})).toBe(false);
		expect(await storage.alone('https://example.test', async () => 1)).toBeNull();
		expect(await storage.isBusy('https://example.test')).toBe(false);
	});
});

it('a probe in the log is told by what was active then, whatever others have switched since', () => {
	const snapshot = (...active: readonly string[]): SessionEvent => ({
		at: 0,
		kind: 'snapshot',
		snapshot: {
			plugins: ['a/a.php', 'b/b.php'].map(file => ({
				file,
				name: file,
				version: '1',
				status: active.includes(file) ? 'active' : 'inactive',
			})),
			order: null,
			requires: {},
			theme: null,
			otherTheme: null,
		},
	});
	const probing = (...active: readonly string[]): SessionEvent => ({
		at: 0,
		kind: 'probing',
		active,
		theme: 'own',
	});
	const log = logOf([
		snapshot('a/a.php', 'b/b.php'),
		probing('a/a.php', 'b/b.php'),
		snapshot('a/a.php'),
		probing('a/a.php'),
	]);
	expect(log.map(({ all }) => all.length)).toEqual([2, 1]);
});

it('knows a request of a visitor that would be sent with a login', () => {
	const ajax = (cookie: string | null) =>
		findingOf({
			...SAVE,
			url: 'https://example.test/wp-admin/admin-ajax.php',
			requestHeaders: {
				'Content-Type': 'application/x-www-form-urlencoded',
				...(cookie === null ? {} : { Cookie: cookie }),
			},
			requestBody: 'action=acme_book',
		});
	expect(isOfVisitor(ajax('cart=1'))).toBe(true);
	expect(isOfVisitor(ajax('cart=1; wordpress_logged_in_0123456789abcdef=ada'))).toBe(false);
	// Cookies may not have been recorded.
	expect(isOfVisitor(ajax(null))).toBe(false);
	// Without a nonce REST takes everybody for a visitor.
	expect(isOfVisitor(findingOf(SAVE))).toBe(false);
});
