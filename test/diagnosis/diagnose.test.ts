import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETECTORS } from '../../src/diagnosis/diagnose.ts';
import { FINDING_KINDS } from '../../src/diagnosis/finding.ts';
import { GUIDES } from '../../src/diagnosis/guides.ts';
import { RULES, type Rule } from '../../src/diagnosis/rules.ts';
import { sayEnglish } from '../support.ts';
import {
	ajaxUrl,
	diePage,
	findingsIn,
	form,
	html,
	json,
	rulesSeen,
	type Step,
	site,
	told,
	wpError,
} from './support.ts';

const post = `${site}/wp-json/wp/v2/posts/7`;
const refused = (code: string, data: object = {}, status = 409) => ({
	method: 'POST',
	url: post,
	status,
	responseHeaders: json,
	responseBody: wpError(code, status, data),
});

describe('stale-version', () => {
	it('is certain when the answer names both versions', () => {
		const [finding] = findingsIn(refused('acme_guard', { expected: 3, given: 2 }));
		expect(finding).toMatchObject({
			kind: 'stale-version',
			confidence: 'certain',
			version: { sent: '2', current: '3' },
		});
		expect(finding?.evidence[0]).toMatchObject({ pointer: 'response.body#/data/expected' });
	});

	it('finds the same name in both bodies, and the version inside the current state', () => {
		const sent = { requestHeaders: json, requestBody: '{"lock_version":4,"title":"x"}' };
		expect(findingsIn({ ...refused('acme_x', { lock_version: 5 }), ...sent })[0]).toMatchObject({
			kind: 'stale-version',
			version: { carrier: 'lock_version', sent: '4', current: '5' },
		});
		const current = { current: { version: 5, title: 'y' } };
		const versioned = { requestHeaders: json, requestBody: '{"version":4}' };
		expect(findingsIn({ ...refused('acme_x', current), ...versioned })[0]).toMatchObject({
			kind: 'stale-version',
			version: { sent: '4', current: '5' },
		});
	});

	it('reads the code alone, If-Match against ETag, and the fault of XML-RPC behind 200', () => {
		expect(told(refused('acme_edit_conflict'))).toEqual(['stale-version 0 error']);
		const etag = {
			...refused('acme_x', {}, 412),
			requestHeaders: { 'If-Match': '"1"' },
			responseHeaders: { ...json, ETag: '"2"' },
		};
		expect(findingsIn(etag)[0]).toMatchObject({
			kind: 'stale-version',
			version: { sent: '"1"', current: '"2"' },
		});
		const fault =
			'<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>409</int></value></member><member><name>faultString</name><value><string>There is a revision of this post that is more recent.</string></value></member></struct></value></fault></methodResponse>';
		expect(
			told({
				method: 'POST',
				url: `${site}/xmlrpc.php`,
				responseHeaders: { 'Content-Type': 'text/xml' },
				responseBody: fault,
			}),
		).toEqual(['stale-version 0 error']);
	});

	it('says the current version alone when that is all there is', () => {
		expect(findingsIn(refused('acme_edit_conflict', { current_version: 5 }))[0]).toMatchObject({
			version: { carrier: 'current_version', sent: null, current: '5' },
		});
	});

	it('is not claimed of numbers that are no versions', () => {
		expect(told(refused('acme_out', { expected: 3 }))).toEqual(['unclassified-conflict 0 error']);
	});
});

describe('already-exists', () => {
	it.each([
		['term_exists behind 400', refused('term_exists', { term_id: 4 }, 400)],
		['existing_user_login behind 500', refused('existing_user_login', {}, 500)],
		['an unknown code by its words', refused('acme_slug_already_exists', {}, 400)],
		['a duplicate comment', refused('comment_duplicate')],
		[
			'the comment form',
			{
				method: 'POST',
				url: `${site}/wp-comments-post.php`,
				status: 409,
				responseHeaders: html,
				responseBody: diePage('x'),
			},
		],
	])('%s', (_, step) => {
		expect(told(step)).toEqual(['already-exists 0 error']);
	});

	it('tells what to adopt', () => {
		expect(findingsIn(refused('term_exists', { term_id: 4 }, 400))[0]?.existing).toEqual({
			id: '4',
			link: null,
		});
	});

	it('finds the reply that was refused as text behind 200', () => {
		const responseBody = 'Duplicate comment detected; it looks as though you&#8217;ve already said that!';
		expect(
			told({
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=replyto-comment&content=x',
				responseHeaders: html,
				responseBody,
			}),
		).toEqual(['already-exists 0 warning']);
	});
});

describe('invalid-transition', () => {
	it.each([
		['already trashed', refused('rest_already_trashed', {}, 410), 'warning'],
		[
			'a trashed post in the editor',
			{
				url: `${site}/wp-admin/post.php?post=7&action=edit`,
				status: 409,
				responseHeaders: html,
				responseBody: diePage('x'),
			},
			'error',
		],
		[
			'the same before WordPress 6.9',
			{
				url: `${site}/wp-admin/post.php?post=7&action=edit`,
				status: 500,
				responseHeaders: html,
				responseBody: diePage('You cannot edit this item because it is in the Trash.'),
			},
			'error',
		],
	])('%s', (_, step, severity) => {
		expect(told(step)).toEqual([`invalid-transition 0 ${severity}`]);
	});
});

describe('locked', () => {
	const beat = (answer: object) => ({
		method: 'POST',
		url: ajaxUrl,
		requestHeaders: form,
		requestBody: 'action=heartbeat&_nonce=0123456789',
		responseHeaders: json,
		responseBody: JSON.stringify(answer),
	});

	it.each([
		[
			'a heartbeat',
			beat({ 'wp-refresh-post-lock': { lock_error: { name: 'Anna', text: 'Anna has taken over.' } } }),
			'warning',
		],
		[
			'Quick Edit',
			{
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=inline-save&post_ID=7',
				responseHeaders: html,
				responseBody: 'Saving is disabled: Anna is currently editing this post.',
			},
			'warning',
		],
		[
			'bulk edit',
			{
				url: `${site}/wp-admin/edit.php?action=trash`,
				status: 302,
				responseHeaders: { Location: '/wp-admin/edit.php?trashed=1&locked=2' },
			},
			'warning',
		],
		[
			'moving to the Trash',
			{
				url: `${site}/wp-admin/post.php?post=7&action=trash`,
				status: 409,
				responseHeaders: html,
				responseBody: diePage('x'),
			},
			'error',
		],
		['423', refused('', {}, 423), 'error'],
	])('%s', (_, step, severity) => {
		expect(told(step)).toEqual([`locked 0 ${severity}`]);
	});

	it('is not claimed of a lock that is ours', () => {
		expect(
			told(beat({ 'wp-refresh-post-lock': { new_lock: '1795220677:2' }, 'wp-auth-check': true })),
		).toEqual([]);
	});
});

describe('stale-nonce', () => {
	it.each([
		['REST', refused('rest_cookie_invalid_nonce', {}, 403), 'error'],
		[
			'admin-ajax',
			{
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=acme_save&nonce=0123456789',
				status: 403,
				responseHeaders: html,
				responseBody: '-1',
			},
			'error',
		],
		[
			'the expired link',
			{
				url: `${site}/wp-admin/plugins.php?action=activate&_wpnonce=0123456789`,
				status: 403,
				responseHeaders: html,
				responseBody: diePage('<p>The link you followed has expired.</p>'),
			},
			'error',
		],
		[
			'the heartbeat',
			{
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=heartbeat',
				responseHeaders: json,
				responseBody: '{"nonces_expired":true}',
			},
			'warning',
		],
	])('%s', (_, step, severity) => {
		expect(told(step)).toEqual([`stale-nonce 0 ${severity}`]);
	});

	it('reads the wording of plugins, but not that of a missing permission', () => {
		const said = (message: string) => ({
			method: 'POST',
			url: ajaxUrl,
			requestHeaders: form,
			requestBody: 'action=acme_save',
			responseHeaders: json,
			responseBody: JSON.stringify({ success: false, data: message }),
		});
		expect(told(said('Nonce verification failed.'))).toEqual(['stale-nonce 0 warning']);
		expect(told(said('You are not allowed to do that.'))).toEqual([]);
	});

	it('tells a missing one from a stranger', () => {
		const asked = {
			method: 'POST',
			url: post,
			status: 401,
			responseHeaders: json,
			responseBody: wpError('rest_cannot_edit', 401),
		};
		expect(told(asked)).toEqual([]);
		const signedIn = {
			...asked,
			requestHeaders: { Cookie: 'wordpress_logged_in_0123456789abcdef=admin%7C1' },
		};
		expect(findingsIn(signedIn)[0]).toMatchObject({ kind: 'stale-nonce', nonce: { state: 'missing' } });
	});

	it("tells apiFetch's refresh and retry as one story without an error", () => {
		const save = { method: 'POST', url: post, requestBody: '{"title":"x"}' };
		const nonce = (value: string) => ({ requestHeaders: { ...json, 'X-WP-Nonce': value } });
		const findings = findingsIn(
			{
				...save,
				...nonce('0123456789'),
				status: 403,
				responseHeaders: json,
				responseBody: wpError('rest_cookie_invalid_nonce', 403),
			},
			{ at: 200, url: `${ajaxUrl}?action=rest-nonce`, responseHeaders: html, responseBody: 'aaaaaaaaaa' },
			{ ...save, ...nonce('aaaaaaaaaa'), at: 400, responseHeaders: json, responseBody: '{"id":7}' },
		);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			kind: 'stale-nonce',
			severity: 'info',
			exchangeIds: [0, 2],
			nonce: { recovered: true },
		});
	});

	it('makes no complaint of a heartbeat that brought the cure along', () => {
		const beat = {
			method: 'POST',
			url: ajaxUrl,
			requestHeaders: form,
			requestBody: 'action=heartbeat&_nonce=0123456789',
			responseHeaders: json,
		};
		const expired = { ...beat, responseBody: '{"nonces_expired":true,"rest_nonce":"1111111111"}' };
		const save = {
			at: 5000,
			method: 'POST',
			url: post,
			requestHeaders: { ...json, 'X-WP-Nonce': '1111111111' },
			responseHeaders: json,
			responseBody: '{"id":7}',
		};
		expect(told(expired, save)).toEqual(['stale-nonce 0 info']);
	});

	it('proves that the page came from a cache', () => {
		const page = '<script>wp.apiFetch.use( wp.apiFetch.createNonceMiddleware( "0123456789" ) );</script>';
		const [finding] = findingsIn(
			{
				url: `${site}/wp-admin/`,
				responseHeaders: { ...html, 'CF-Cache-Status': 'HIT', Age: '90000' },
				responseBody: page,
				resourceType: 'document',
			},
			{
				...refused('rest_cookie_invalid_nonce', {}, 403),
				at: 2000,
				requestHeaders: { 'X-WP-Nonce': '0123456789' },
			},
		);
		expect(finding?.nonce).toMatchObject({ state: 'cached', carrier: 'X-WP-Nonce' });
		expect(finding?.nonce?.cachedBy).toMatch(/cf-cache-status: HIT|age: 90000/i);
	});

	it('knows one that was superseded, one that expired, and one of another session', () => {
		const read = (nonce: string, handedOut: string, at: number) => ({
			at,
			url: post,
			requestHeaders: { 'X-WP-Nonce': nonce },
			responseHeaders: { ...json, 'X-WP-Nonce': handedOut },
			responseBody: '{}',
		});
		const refusal = {
			...refused('rest_cookie_invalid_nonce', {}, 403),
			requestHeaders: { 'X-WP-Nonce': '1111111111' },
			at: 9000,
		};
		const state = (...steps: readonly Step[]) => findingsIn(...steps)[0]?.nonce?.state;
		expect(state(read('1111111111', '1111111111', 0), read('1111111111', '2222222222', 1000), refusal)).toBe(
			'superseded',
		);
		expect(state(read('1111111111', '1111111111', 0), read('1111111111', '1111111111', 1000), refusal)).toBe(
			'expired',
		);
		const login = {
			at: 3000,
			method: 'POST',
			url: `${site}/wp-login.php`,
			status: 302,
			responseHeaders: {
				Location: '/wp-admin/',
				'Set-Cookie': 'wordpress_logged_in_0123456789abcdef=a%7C1; path=/',
			},
		};
		expect(state(read('1111111111', '1111111111', 0), login, refusal)).toBe('other-session');
		expect(state(refusal)).toBe('rejected');
	});
});

describe('logged-out', () => {
	const beat = {
		method: 'POST',
		url: ajaxUrl,
		requestHeaders: form,
		requestBody: 'action=heartbeat',
		responseHeaders: json,
	};
	const ended = { ...beat, at: 60_000, responseBody: '{"wp-auth-check":false,"server_time":1}' };

	it('is told by the heartbeat, of somebody who was signed in', () => {
		expect(told({ ...beat, responseBody: '{"wp-auth-check":true}' }, ended)).toEqual([
			'logged-out 1 warning',
		]);
		expect(told(ended)).toEqual(['logged-out 0 info']);
	});

	it('is told by the action that has no handler any more', () => {
		const nonce = {
			url: `${ajaxUrl}?action=rest-nonce`,
			requestHeaders: { Referer: `${site}/wp-admin/` },
			responseHeaders: html,
		};
		expect(told({ ...nonce, status: 400, responseBody: '0' })).toEqual(['logged-out 0 error']);
	});

	it('is told by the login page, as an answer or as a redirect', () => {
		const signedIn = { Cookie: 'wordpress_logged_in_0123456789abcdef=admin%7C1' };
		const page =
			'<!doctype html><html><body class="login"><form name="loginform" id="loginform"></form></body></html>';
		expect(
			told({
				method: 'POST',
				url: post,
				requestHeaders: signedIn,
				responseHeaders: html,
				responseBody: page,
			}),
		).toEqual(['logged-out 0 warning']);
		const redirect = { Location: `${site}/wp-login.php?redirect_to=x&reauth=1` };
		expect(
			told({
				url: `${site}/wp-admin/edit.php`,
				requestHeaders: signedIn,
				status: 302,
				responseHeaders: redirect,
			}),
		).toEqual(['logged-out 0 warning']);
	});

	it('leaves strangers alone', () => {
		expect(
			told({
				url: `${site}/wp-admin/`,
				status: 302,
				responseHeaders: { Location: `${site}/wp-login.php?redirect_to=x&reauth=1` },
			}),
		).toEqual([]);
	});
});

describe('edge-block', () => {
	const gate =
		'<html><body><script>document.cookie = "humans_21909=1"; document.location.reload(true)</script></body></html>';

	it("finds the host's cookie gate and a CDN's page", () => {
		expect(
			told({ method: 'POST', url: post, status: 409, responseHeaders: html, responseBody: gate }),
		).toEqual(['edge-block 0 error']);
		const cloudflare = {
			Server: 'cloudflare',
			'CF-RAY': '8f0000000000abcd-FRA',
			'Content-Type': 'text/plain',
		};
		expect(
			told({ url: post, status: 409, responseHeaders: cloudflare, responseBody: 'error code: 1001' }),
		).toEqual(['edge-block 0 error']);
	});

	it("leaves WordPress's own answers alone, behind whatever CDN", () => {
		const answer = {
			...refused('acme_edit_conflict'),
			responseHeaders: { ...json, Server: 'cloudflare', 'CF-RAY': '8f00-FRA' },
		};
		expect(told(answer)).toEqual(['stale-version 0 error']);
	});
});

describe('garbled-response', () => {
	const notice =
		'<br />\n<b>Warning</b>:  Undefined variable $a in <b>/var/www/html/wp-content/plugins/acme/acme.php</b> on line <b>7</b><br />\n';

	it.each([
		['notices before JSON', `${notice}{"id":7}`, json],
		['a byte order mark', '\ufeff{"id":7}', json],
		['a comment after', '{"id":7}<!-- Cached page -->', json],
		['half a JSON', '{"id":7,"title":', json],
		['a page', '<!doctype html><html><head><title>Shop</title></head><body></body></html>', html],
	])('%s', (_, responseBody, responseHeaders) => {
		expect(told({ method: 'POST', url: post, responseHeaders, responseBody })).toEqual([
			'garbled-response 0 error',
		]);
	});

	it('finds nothing where JSON was due, less surely', () => {
		expect(told({ method: 'POST', url: post, responseHeaders: json, responseBody: '' })).toEqual([
			'garbled-response 0 warning',
		]);
	});

	it('names the plugin that printed, though it neither sent nor answered', () => {
		const [finding] = findingsIn({ url: post, responseHeaders: json, responseBody: `${notice}{"id":7}` });
		expect(finding?.suspects[0]).toMatchObject({ type: 'plugin', slug: 'acme', roles: ['interferer'] });
	});

	it('lets ajax answer HTML, and REST answer what was asked for', () => {
		expect(
			told({
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=acme_render',
				responseHeaders: html,
				responseBody: '<div class="a">x</div>',
			}),
		).toEqual([]);
		expect(
			told({
				url: `${site}/wp-json/oembed/1.0/embed?url=x&format=xml`,
				responseHeaders: { 'Content-Type': 'text/xml' },
				responseBody: '<?xml version="1.0"?><oembed></oembed>',
			}),
		).toEqual([]);
		expect(told({ method: 'DELETE', url: post, status: 204, responseBody: '' })).toEqual([]);
	});
});

describe('duplicate-submission', () => {
	const create = {
		method: 'POST',
		url: `${site}/wp-json/acme/v1/orders`,
		requestHeaders: json,
		requestBody: '{"item":1}',
		responseHeaders: json,
	};
	const by = (script: string) => ({
		initiator: {
			type: 'script',
			stack: { callFrames: [{ url: `${site}/wp-content/plugins/${script}.js` }] },
		},
	});

	it('finds a double click', () => {
		const [finding] = findingsIn(
			{ ...create, status: 201, responseBody: '{"id":1}' },
			{ ...create, at: 40, status: 201, responseBody: '{"id":2}' },
		);
		expect(finding).toMatchObject({
			kind: 'duplicate-submission',
			severity: 'error',
			exchangeIds: [1, 0],
			duplicate: { how: 'double-submit', gapMs: 40, overlapping: true, of: 0 },
		});
	});

	it('says when one script sent both', () => {
		const twice = findingsIn(
			{ ...create, ...by('acme/a'), responseBody: '{}' },
			{ ...create, ...by('acme/a'), at: 500, responseBody: '{}' },
		);
		expect(twice[0]?.evidence.map(({ rule }) => rule)).toContain('duplicate-sender');
	});

	it('tells two senders from one, and names both', () => {
		const [finding] = findingsIn(
			{ ...create, ...by('acme/a'), responseBody: '{}' },
			{ ...create, ...by('other/b'), at: 500, responseBody: '{}' },
		);
		expect(finding).toMatchObject({ duplicate: { how: 'two-senders', overlapping: false } });
	});

	it('calls a retry after a failure a remark, and a replay after a success what it is', () => {
		const failed = { ...create, status: 500, responseBody: '{}' };
		expect(findingsIn(failed, { ...create, at: 1000, responseBody: '{}' })[0]).toMatchObject({
			severity: 'info',
			duplicate: { how: 'automatic-retry' },
		});
		const made = { ...create, status: 201, responseBody: '{}' };
		expect(findingsIn(made, { ...made, at: 20_000 })[0]).toMatchObject({
			duplicate: { how: 'replay-after-success' },
		});
	});

	it('speaks for a save that was refused only because its twin had just gone through', () => {
		const save = {
			method: 'POST',
			url: post,
			requestHeaders: json,
			requestBody: '{"title":"x","version":1}',
		};
		const steps = [
			{ ...save, responseHeaders: json, responseBody: '{"id":7}' },
			{
				...save,
				at: 150,
				status: 409,
				responseHeaders: json,
				responseBody: wpError('acme_edit_conflict', 409, { expected: 2, given: 1 }),
			},
		];
		expect(told(...steps)).toEqual(['duplicate-submission 1 error']);
	});

	it.each<[string, Partial<Step>, Partial<Step>]>([
		['other content', {}, { requestBody: '{"item":2}' }],
		['much later', {}, { at: 600_000 }],
		[
			'after a nonce was refused',
			{ status: 403, responseBody: wpError('rest_cookie_invalid_nonce', 403) },
			{ at: 300 },
		],
	])('leaves alone: %s', (_, first, second) => {
		const ok = { ...create, responseBody: '{}' };
		const lines = told({ ...ok, ...first }, { ...ok, at: 5000, ...second });
		expect(lines.filter(line => line.startsWith('duplicate'))).toEqual([]);
	});

	it('leaves alone: heartbeat, autosave, polling, reads by POST, service-worker twins', () => {
		const twice = (step: object) =>
			told({ ...create, responseBody: '{}', ...step }, { ...create, at: 30, responseBody: '{}', ...step });
		expect(twice({ url: ajaxUrl, requestHeaders: form, requestBody: 'action=heartbeat' })).toEqual([]);
		expect(twice({ url: `${post}/autosaves` })).toEqual([]);
		expect(twice({ url: ajaxUrl, requestHeaders: form, requestBody: 'action=query-attachments' })).toEqual(
			[],
		);
		expect(twice({ url: `${site}/wp-json/acme/v1/search` })).toEqual([]);
		const polling = [0, 1, 2, 3, 4, 5, 6].map(n => ({ ...create, at: n * 1000, responseBody: '{}' }));
		expect(told(...polling)).toEqual([]);
	});
});

describe('lost-update', () => {
	const state = (modified: string, revisions: number) =>
		JSON.stringify({
			id: 7,
			modified_gmt: `2026-11-21T${modified}`,
			_links: { 'version-history': [{ count: revisions }] },
		});
	const read = { url: `${post}?context=edit`, responseHeaders: json };
	const save = {
		method: 'POST',
		url: post,
		requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT' },
		requestBody: '{"title":"x"}',
		responseHeaders: json,
	};

	it('shows by the count of revisions', () => {
		expect(
			told(
				{ ...read, responseBody: state('08:00:00', 3) },
				{ ...save, at: 9000, responseBody: state('08:05:00', 5) },
			),
		).toEqual(['lost-update 1 warning']);
	});

	it('shows by a newer state seen elsewhere', () => {
		const list = {
			at: 5000,
			url: `${site}/wp-json/wp/v2/posts`,
			responseHeaders: json,
			responseBody: `[${state('08:03:00', 4)}]`,
		};
		expect(
			findingsIn({ ...read, responseBody: state('08:00:00', 3) }, list, {
				...save,
				at: 9000,
				responseBody: state('08:05:00', 4),
			})[0],
		).toMatchObject({ kind: 'lost-update', exchangeIds: [2, 1] });
	});

	it('is possible where the heartbeat had said that somebody else holds the lock', () => {
		const beat = {
			method: 'POST',
			url: ajaxUrl,
			requestHeaders: form,
			requestBody: 'action=heartbeat&data%5Bwp-refresh-post-lock%5D%5Bpost_id%5D=7',
			responseHeaders: json,
			responseBody: '{"wp-refresh-post-lock":{"lock_error":{"name":"Anna","text":"Anna has taken over."}}}',
		};
		expect(told(beat, { ...save, at: 9000, responseBody: '{"id":7}' })).toEqual([
			'locked 0 warning',
			'lost-update 1 warning',
		]);
	});

	it('leaves ordinary saving alone, autosaves and repeated saves included', () => {
		const autosave = { ...save, at: 3000, url: `${post}/autosaves`, responseBody: '{}' };
		expect(
			told(
				{ ...read, responseBody: state('08:00:00', 3) },
				autosave,
				{ ...save, at: 9000, responseBody: state('08:05:00', 5) },
				{ ...save, at: 20_000, requestBody: '{"title":"y"}', responseBody: state('08:06:00', 6) },
			),
		).toEqual([]);
	});
});

describe('the rest', () => {
	it.each([
		[
			'cart-changed',
			{
				method: 'POST',
				url: `${site}/wp-json/wc/store/v1/cart/update-item`,
				status: 409,
				responseHeaders: json,
				responseBody: wpError('woocommerce_rest_cart_invalid_key', 409, { cart: { items: [] } }),
			},
		],
		[
			'idempotency-conflict',
			{
				...refused('request_not_idempotent'),
				responseBody: '{"type":"request_not_idempotent","code":"request_not_idempotent","message":"No."}',
			},
		],
		['precondition-failed', refused('rest_upload_hash_mismatch', {}, 412)],
		['in-use', refused('acme_category_in_use')],
		['unclassified-conflict', refused('acme_nope')],
	])('%s', (kind, step) => {
		expect(told(step)).toEqual([`${kind} 0 error`]);
	});

	it('names a condition that was sent', () => {
		const conditional = { ...refused('acme_x', {}, 412), requestHeaders: { 'If-Match': '"1"' } };
		expect(findingsIn(conditional)[0]).toMatchObject({ kind: 'precondition-failed' });
	});

	it('suspects by fields, and by what Query Monitor tells', () => {
		const cf7 = {
			method: 'POST',
			url: `${site}/wp-json/acme/v1/forms`,
			requestHeaders: form,
			requestBody: '_wpcf7=5&your-name=x',
			status: 409,
			responseHeaders: json,
			responseBody: wpError('acme_nope'),
		};
		expect(findingsIn(cf7)[0]?.suspects.map(({ slug }) => slug)).toContain('contact-form-7');
		const cart = {
			method: 'POST',
			url: `${site}/wp-json/acme/v1/pay`,
			requestHeaders: { 'Cart-Token': 'x.y.z' },
			status: 409,
			responseHeaders: json,
			responseBody: wpError('acme_nope'),
		};
		expect(findingsIn(cart)[0]?.suspects.map(({ slug }) => slug)).toContain('woocommerce');
		const error = JSON.stringify({
			type: 'warning',
			message: 'x',
			file: 'wp-content/plugins/noisy/noisy.php',
			line: 3,
			component: 'Plugin: noisy',
		});
		const told = { ...refused('acme_nope'), responseHeaders: { ...json, 'X-QM-php_errors-error-1': error } };
		expect(findingsIn(told)[0]?.suspects[0]).toMatchObject({ slug: 'noisy', roles: ['interferer'] });
	});

	it('sees a key used again with another body', () => {
		const key = {
			method: 'POST',
			url: `${site}/wp-json/acme/v1/orders`,
			requestHeaders: { ...json, 'Idempotency-Key': 'k1' },
			responseHeaders: json,
		};
		const steps = [
			{ ...key, requestBody: '{"a":1}', responseBody: '{}' },
			{ ...key, at: 5000, requestBody: '{"a":2}', status: 422, responseBody: '{"message":"No."}' },
		];
		expect(findingsIn(...steps)[0]).toMatchObject({ kind: 'idempotency-conflict', exchangeIds: [1, 0] });
	});

	it('finds the refused part of a batch', () => {
		const requestBody = JSON.stringify({
			requests: [
				{ path: '/wp/v2/posts/1', method: 'PUT', body: {} },
				{ path: '/wp/v2/posts/2', method: 'PUT', body: {} },
			],
		});
		const responseBody = JSON.stringify({
			responses: [
				{ status: 200, body: { id: 1 }, headers: {} },
				{
					status: 409,
					body: { code: 'acme_edit_conflict', message: 'Old.', data: { status: 409 } },
					headers: {},
				},
			],
		});
		const [finding, ...more] = findingsIn({
			method: 'POST',
			url: `${site}/wp-json/batch/v1`,
			status: 207,
			requestHeaders: json,
			requestBody,
			responseHeaders: json,
			responseBody,
		});
		expect(more).toEqual([]);
		expect(finding).toMatchObject({
			kind: 'stale-version',
			exchangeIds: [0],
			subject: { status: 409, endpoint: { route: '/wp/v2/posts/2', method: 'PUT' } },
		});
		expect(finding?.evidence[0]?.pointer).toContain('/responses/1/body');
	});

	it('names a 409 of anybody else, and nothing else of theirs', () => {
		expect(told({ url: 'https://api.example.com/things', status: 409, responseBody: '{}' })).toEqual([
			'unclassified-conflict 0 error',
		]);
		expect(told({ url: 'https://api.example.com/things', status: 403, responseBody: '-1' })).toEqual([]);
	});
});

it('finds nothing in healthy traffic', () => {
	expect(
		told(
			{ url: post, responseHeaders: json, responseBody: '{"id":7}' },
			{
				at: 100,
				url: `${site}/wp-json/wp/v2/users/me`,
				status: 401,
				responseHeaders: json,
				responseBody: wpError('rest_user_cannot_view', 401),
			},
			{
				at: 200,
				url: `${site}/wp-json/acme/v1/none`,
				status: 404,
				responseHeaders: json,
				responseBody: wpError('rest_no_route', 404),
			},
			{
				at: 300,
				method: 'POST',
				url: post,
				status: 403,
				responseHeaders: json,
				responseBody: wpError('rest_cannot_edit', 403),
			},
			{
				at: 400,
				method: 'POST',
				url: ajaxUrl,
				requestHeaders: form,
				requestBody: 'action=acme_save',
				responseHeaders: json,
				responseBody: '{"success":false,"data":{"message":"Enter a name."}}',
			},
		),
	).toEqual([]);
});

it('gives every 409 exactly one finding, whatever it carries', () => {
	const url = fc.constantFrom(
		post,
		ajaxUrl,
		`${site}/`,
		'https://api.example.com/x',
		`${site}/wp-json/wc/store/v1/checkout`,
	);
	const body = fc.oneof(
		fc.string(),
		fc.json(),
		fc.constant('<!doctype html><p>x'),
		fc.string().map(code => wpError(code)),
	);
	const type = fc.constantFrom('application/json', 'text/html', 'image/png', '');
	fc.assert(
		fc.property(
			url,
			body,
			type,
			fc.constantFrom('GET', 'POST', 'PUT'),
			(where, responseBody, contentType, method) => {
				const [finding, ...more] = findingsIn({
					method,
					url: where,
					status: 409,
					responseHeaders: { 'Content-Type': contentType },
					responseBody,
				});
				expect(more).toEqual([]);
				expect(FINDING_KINDS).toContain(finding?.kind);
				expect(finding?.exchangeIds).toEqual([0]);
			},
		),
	);
});

it('has one detector and one guide a kind, each sentence of which can be said', () => {
	expect(DETECTORS.map(({ kind }) => kind).sort()).toEqual([...FINDING_KINDS].sort());
	for (const kind of FINDING_KINDS) {
		const { recovery, ...guide } = GUIDES[kind];
		const { prevention, decision, ...parts } = recovery;
		const messages = [decision, ...Object.values(parts).flat(), ...prevention.owner, ...prevention.author];
		for (const message of messages) expect(sayEnglish(message)).not.toBe(message.key);
		for (const key of [guide.kind, guide.title, guide.explanation, guide.why])
			expect(sayEnglish({ key })).not.toBe(key);
	}
});

it('has exercised every rule there is', () => {
	expect((Object.keys(RULES) as Rule[]).filter(rule => !rulesSeen.has(rule))).toEqual([]);
});
