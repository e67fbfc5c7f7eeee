import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { luckOf, triesWanted } from '../../src/diagnosis/luck.ts';
import {
	sameRequest,
	startVerification,
	type Verification,
	verificationSees,
} from '../../src/diagnosis/verification.ts';
import type { Observation } from '../../src/inspector.ts';
import { sayEnglish } from '../support.ts';
import { at, BEGIN, observed, recording } from './stories.ts';
import { ajaxUrl, form, json, type Step, site, wpError } from './support.ts';

const url = `${site}/wp-json/acme/v1/notes/7`;
const save: Step = {
	method: 'POST',
	url,
	requestHeaders: json,
	requestBody: '{"text":"x"}',
	responseHeaders: json,
	responseBody: '{"id":7}',
};
const refused: Step = { ...save, status: 409, responseBody: wpError('acme_edit_conflict') };
const broken: Step = { ...save, status: 500, responseBody: wpError('internal_server_error', 500) };

function findingOf(story: readonly Observation[]): Finding {
	return at(
		story.flatMap(({ findings }) => findings),
		0,
	);
}

/** Verifies a story's first finding: what starts within the first hour is before the fix. */
function verify(...steps: readonly Step[]): Verification {
	const story = observed(...steps);
	const before = story.filter(({ exchange }) => exchange.startedAt < BEGIN + 3_600_000);
	const started = startVerification(findingOf(story), before, BEGIN + 3_600_000);
	return story.reduce(verificationSees, started);
}

const later = (step: Step, index: number): Step => ({ ...step, at: 3_600_000 + index * 60_000 });
const sayAll = ({ notes, text }: Verification) => [text, ...notes].map(sayEnglish);

describe('the same request', () => {
	const same = (a: Step, b: Step) => {
		const story = observed(a, { ...b, at: 60_000 });
		return sameRequest(at(story, 0), at(story, 1));
	};
	const ajax = (body: string): Step => ({
		method: 'POST',
		url: ajaxUrl,
		requestHeaders: form,
		requestBody: body,
	});
	const batch = (path: string, address = `${site}/wp-json/batch/v1`): Step => ({
		method: 'POST',
		url: address,
		requestHeaders: json,
		requestBody: JSON.stringify({ requests: [{ method: 'POST', path }] }),
		responseHeaders: json,
		responseBody: JSON.stringify({ responses: [{ status: 200, body: {} }] }),
	});

	it.each([
		['other content', save, { ...save, requestBody: '{"text":"y"}' }],
		['other query', save, { ...save, url: `${url}?_locale=user` }],
		[
			'a method that is overridden',
			{ ...save, method: 'PUT' },
			{ ...save, requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT' } },
		],
		['either method that updates', save, { ...save, method: 'PUT' }],
		['plain permalinks', save, { ...save, url: `${site}/?rest_route=/acme/v1/notes/7` }],
		[
			'one ajax action about one post',
			ajax('action=acme_save&post_id=3&x=1'),
			ajax('action=acme_save&post_id=3&x=2'),
		],
		['an id that one of them does not name', ajax('action=acme_save&post_id=3'), ajax('action=acme_save')],
		[
			'one hook of WooCommerce on two pages',
			{ ...ajax('coupon_code=a'), url: `${site}/?wc-ajax=apply_coupon` },
			{ ...ajax('coupon_code=b'), url: `${site}/checkout/?wc-ajax=apply_coupon` },
		],
		[
			'two heartbeats about one post',
			ajax('action=heartbeat&data[wp-refresh-post-lock][post_id]=3'),
			ajax('action=heartbeat&data[wp-refresh-post-lock][post_id]=3&interval=60'),
		],
	] satisfies [string, Step, Step][])('is one with %s', (_, a, b) => {
		expect(same(a, b)).toBe(true);
	});

	it.each([
		['another resource', save, { ...save, url: `${site}/wp-json/acme/v1/notes/8` }],
		['another method', save, { ...save, method: 'DELETE' }],
		['another site', save, { ...save, url: url.replace('example', 'other') }],
		['another site of a multisite', save, { ...save, url: `${site}/shop/wp-json/acme/v1/notes/7` }],
		[
			'either method that creates: only one does',
			{ ...save, url: `${site}/wp-json/acme/v1/notes` },
			{ ...save, url: `${site}/wp-json/acme/v1/notes`, method: 'PUT' },
		],
		['what lies below it', save, { ...save, url: `${url}/autosaves` }],
		['another action', ajax('action=acme_save&post_id=3'), ajax('action=acme_delete&post_id=3')],
		['another post', ajax('action=acme_save&post_id=3'), ajax('action=acme_save&post_id=4')],
		[
			'another folder',
			ajax('action=acme_save'),
			{ ...ajax('action=acme_save'), url: `${site}/shop/wp-admin/admin-ajax.php` },
		],
		[
			'another heartbeat',
			ajax('action=heartbeat&data[wp-refresh-post-lock][post_id]=3'),
			ajax('action=heartbeat&data[wp-refresh-post-lock][post_id]=4'),
		],
	] satisfies [string, Step, Step][])('is another with %s', (_, a, b) => {
		expect(same(a, b)).toBe(false);
	});

	it('may have come in a batch, whose site is told by its own address', () => {
		const story = observed(
			save,
			batch('/acme/v1/notes/7'),
			batch('/acme/v1/notes/7', `${site}/shop/wp-json/batch/v1`),
		);
		const [inBatch, elsewhere] = [at(at(story, 1).parts, 0), at(at(story, 2).parts, 0)];
		expect(sameRequest(at(story, 0), inBatch)).toBe(true);
		expect(sameRequest(at(story, 0), elsewhere)).toBe(false);
	});
});

describe('a verification', () => {
	it('waits for a try', () => {
		const waiting = verify(refused, { ...refused, at: 60_000 });
		expect(waiting).toMatchObject({
			verdict: 'waiting',
			before: { tries: 2, conflicts: 2 },
			wanted: 1,
			chance: null,
		});
		expect(sayAll(waiting)).toEqual(['Repeat the action once. Before: 2 of 2 tries in conflict.']);
	});

	it('says after one clean try that it was not seen again, and how little that is worth', () => {
		const once = verify(refused, { ...refused, at: 60_000 }, { ...refused, at: 120_000 }, later(save, 1));
		expect(once).toMatchObject({ verdict: 'gone', confidence: 'possible', wanted: 0 });
		expect(sayAll(once)).toEqual([
			'Not seen again. Before: 3 of 3 tries in conflict. Since: 0 of 1.',
			'Chance that this is mere luck: at most 64 %.',
		]);
	});

	it('becomes likely with more of them', () => {
		const before = Array.from({ length: 3 }, (_, index) => ({ ...refused, at: index * 60_000 }));
		const tries = (count: number) =>
			verify(...before, ...Array.from({ length: count }, (_, i) => later(save, i)));
		expect(tries(6)).toMatchObject({ verdict: 'gone', confidence: 'possible' });
		expect(tries(7)).toMatchObject({
			verdict: 'gone',
			confidence: 'likely',
			after: { tries: 7, conflicts: 0 },
		});
	});

	it('of one that came every other time takes five clean tries', () => {
		const flaky = [refused, { ...save, at: 60_000 }];
		const four = verify(...flaky, ...Array.from({ length: 4 }, (_, i) => later(save, i)));
		expect(four).toMatchObject({ verdict: 'unsure', confidence: 'possible', wanted: 1, chance: 0.0625 });
		expect(sayAll(four)).toEqual([
			'Too early to tell. Before: 1 of 2 tries in conflict. Since: 0 of 4.',
			'Chance that this is mere luck: about 7 %.',
			'Tries without a conflict still needed: 1.',
		]);
		const five = verify(...flaky, ...Array.from({ length: 5 }, (_, i) => later(save, i)));
		expect(five).toMatchObject({ verdict: 'gone', confidence: 'likely', wanted: 0 });
	});

	it('is certain when it is back, whatever went well in between', () => {
		const back = verify(refused, later(save, 1), later(refused, 2), later(save, 3));
		expect(back).toMatchObject({
			verdict: 'back',
			confidence: 'certain',
			chance: null,
			wanted: 0,
			notes: [],
		});
		expect(sayAll(back)).toEqual(['It came back. Before: 1 of 1 tries in conflict. Since: 1 of 3.']);
	});

	it('learns nothing from tries that failed in another way', () => {
		const other = verify(refused, later(broken, 1), later(broken, 2));
		expect(other).toMatchObject({
			verdict: 'unsure',
			after: { tries: 2, conflicts: 0, others: 2 },
			chance: null,
		});
		expect(sayAll(other)).toContain('Failed in another way, which says nothing of this conflict: 2.');
	});

	it('is not misled by other requests, nor by what had started before and ended after', () => {
		const slow = { ...refused, at: 3_599_000, takes: 20_000 };
		const watched = verify(refused, slow, later({ ...save, url: `${site}/wp-json/acme/v1/notes/8` }, 1));
		expect(watched).toMatchObject({ verdict: 'waiting', before: { tries: 2, conflicts: 2 } });
	});

	it('counts a request once, and its latest verdict', () => {
		const story = observed(refused, later(save, 1));
		const started = startVerification(findingOf(story), story.slice(0, 1), BEGIN + 3_600_000);
		const once = verificationSees(started, at(story, 1));
		expect(verificationSees(once, at(story, 1))).toEqual(once);
		const now = { ...at(story, 1), findings: [{ ...findingOf(story), id: 'again' }] };
		expect(verificationSees(once, now)).toMatchObject({ verdict: 'back', after: { tries: 1, conflicts: 1 } });
	});

	it('knows its own failure though the recording has let go of it', () => {
		const story = observed(refused);
		expect(startVerification(findingOf(story), [], BEGIN).before).toEqual({
			tries: 1,
			conflicts: 1,
			others: 0,
		});
	});

	it('takes what the page healed by itself for no try', () => {
		const story = recording('editor-nonce-healed');
		const healed = findingOf(story);
		expect(healed).toMatchObject({ kind: 'stale-nonce', severity: 'info' });
		const target: Finding = { ...healed, severity: 'error' };
		const started = startVerification(target, [], 0);
		const verification = story.reduce(verificationSees, started);
		expect(verification).toMatchObject({ verdict: 'gone', after: { conflicts: 0 } });
	});

	it('counts what a recording holds of a request before', () => {
		const story = recording('plugin-rest-stale-version');
		const finding = findingOf(story);
		const { before } = startVerification(finding, story, Number.MAX_SAFE_INTEGER);
		const same = story.filter(each => sameRequest(each, finding.subject));
		expect(before.tries).toBe(same.length);
		expect(before.conflicts).toBe(same.filter(({ status }) => status === 409).length);
	});
});

describe('in a batch', () => {
	const batch = (parts: readonly { path: string; status: number; body: unknown }[]): Step => ({
		method: 'POST',
		url: `${site}/wp-json/batch/v1`,
		requestHeaders: json,
		requestBody: JSON.stringify({ requests: parts.map(({ path }) => ({ method: 'POST', path, body: {} })) }),
		status: 207,
		responseHeaders: json,
		responseBody: JSON.stringify({ responses: parts.map(({ body, status }) => ({ status, body })) }),
	});
	const bad = { path: '/acme/v1/notes/7', status: 409, body: JSON.parse(wpError('acme_edit_conflict')) };
	const good = { path: '/acme/v1/notes/7', status: 200, body: { id: 7 } };
	const another = { path: '/acme/v1/notes/9', status: 200, body: { id: 9 } };

	it('each part is a try of its own', () => {
		const verification = verify(
			batch([another, bad]),
			later(batch([another]), 1),
			later(batch([good, another]), 2),
		);
		expect(verification).toMatchObject({ verdict: 'gone', before: { tries: 1 }, after: { tries: 1 } });
	});

	const woo = (body: object, answer: object): Step => ({
		method: 'POST',
		url: `${site}/wp-json/wc/v3/products/batch`,
		requestHeaders: json,
		requestBody: JSON.stringify(body),
		responseHeaders: json,
		responseBody: JSON.stringify(answer),
	});

	it("of WooCommerce's, a part went well that was sent and is not among the failures", () => {
		const error = { code: 'product_invalid_sku', message: 'Taken.', data: { status: 400, resource_id: 3 } };
		const sent = { update: [{ id: 4, sku: 'a' }] };
		const story = [
			woo(sent, { update: [{ id: 4, error }] }),
			later(woo({ update: [{ id: 5, sku: 'b' }] }, { update: [{ id: 5 }] }), 1),
		];
		expect(verify(...story).verdict).toBe('waiting');
		expect(verify(...story, later(woo(sent, { update: [{ id: 4 }] }), 2))).toMatchObject({
			verdict: 'gone',
			after: { tries: 1 },
		});
	});

	it("of Elementor's router, likewise", () => {
		const elementor = (actions: object, responses: object): Step => ({
			method: 'POST',
			url: ajaxUrl,
			requestHeaders: form,
			requestBody: `action=elementor_ajax&actions=${encodeURIComponent(JSON.stringify(actions))}`,
			responseHeaders: json,
			responseBody: JSON.stringify({ success: true, data: { responses } }),
		});
		const builder = { save_builder: { action: 'save_builder' } };
		const story = [
			elementor(builder, { save_builder: { success: false, code: 401, data: 'Token Expired.' } }),
			later(elementor({ render_widget: {} }, { render_widget: { success: true, code: 200, data: {} } }), 1),
		];
		expect(verify(...story).verdict).toBe('waiting');
		const saved = elementor(builder, { save_builder: { success: true, code: 200, data: {} } });
		expect(verify(...story, later(saved, 2))).toMatchObject({ verdict: 'gone', after: { tries: 1 } });
	});
});

describe('luck', () => {
	const count = fc.integer({ min: 1, max: 40 });

	it('is a chance, and less with every clean try', () => {
		fc.assert(
			fc.property(count, fc.nat({ max: 40 }), count, (conflicts, clean, since) => {
				const chance = luckOf({ conflicts, clean }, since)?.chance ?? Number.NaN;
				const next = luckOf({ conflicts, clean }, since + 1)?.chance ?? Number.NaN;
				expect(chance).toBeGreaterThan(0);
				expect(chance).toBeLessThan(1);
				expect(next).toBeLessThan(chance);
			}),
		);
	});

	it('is under 5 % with as many tries as are wanted, and with none fewer', () => {
		fc.assert(
			fc.property(count, count, (conflicts, clean) => {
				const wanted = triesWanted({ conflicts, clean });
				expect(luckOf({ conflicts, clean }, wanted)?.chance).toBeLessThanOrEqual(0.05 + 1e-9);
				if (wanted > 1) expect(luckOf({ conflicts, clean }, wanted - 1)?.chance).toBeGreaterThan(0.05);
			}),
		);
	});

	it('is near the rule of three after many tries that all failed', () => {
		const chance = luckOf({ conflicts: 300, clean: 0 }, 1)?.chance;
		expect(chance).toBeCloseTo(3 / 300, 3);
	});

	it('is not spoken of without tries', () => {
		expect(luckOf({ conflicts: 3, clean: 1 }, 0)).toBeNull();
		expect(luckOf({ conflicts: 0, clean: 4 }, 2)).toBeNull();
	});
});
