import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_ANSWER_BYTES } from '../../src/browser/page-bridge.ts';
import type { PanelHost } from '../../src/browser/panel-host.ts';
import { BRIDGE_SCRIPT, type PageAnswer, type PageRequest } from '../../src/exchange/page-request.ts';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { type AwkwardSite, startAwkwardSite } from './site.ts';
import { until } from './until.ts';
import { signIn } from './wp-admin.ts';

/*
 * What the panel can do in a browser, with no stand-in: the built and minified extension in real DevTools, on a real
 * WordPress. The build has one entry more than the product's, which shows the host to the test.
 */

/** Answers with what arrived, slowly or from elsewhere if asked to; and gives the site's pages a policy. */
const MIRROR = `<?php
add_action('rest_api_init', function () {
	$any = ['methods' => ['GET', 'POST', 'PUT', 'DELETE'], 'permission_callback' => '__return_true'];
	register_rest_route('mirror/v1', '/echo', $any + ['callback' => fn($request) => [
		'method' => $_SERVER['REQUEST_METHOD'],
		'headers' => array_change_key_case(getallheaders()),
		'body' => base64_encode($request->get_body()),
		'user' => get_current_user_id(),
	]]);
	register_rest_route('mirror/v1', '/slow', $any + ['callback' => fn() => sleep(3)]);
	register_rest_route('mirror/v1', '/redirect', $any + ['callback' => function ($request) {
		return new WP_REST_Response(null, (int) $request['status'], ['Location' => $request['to']]);
	}]);
});
add_action('send_headers', function () {
	if (isset($_GET['policy'])) header('Content-Security-Policy: ' . wp_unslash($_GET['policy']));
});`;

interface HostWindow {
	readonly concordHost: PanelHost & { readonly page: NonNullable<PanelHost['page']> };
	abort: () => void;
}

const extension = mkdtempSync(join(tmpdir(), 'concord-bridge-'));
let wordpress: WordPress;
let elsewhere: AwkwardSite;
let tools: DevTools;

async function buildExtension(): Promise<void> {
	const id = 'concord-host';
	await build({
		mode: 'chrome',
		logLevel: 'error',
		plugins: [
			{
				name: id,
				resolveId: source => (source === id ? id : undefined),
				load: source =>
					source === id
						? `import { devtoolsPanelHost } from '/src/browser/panel-host.ts';
							globalThis.concordHost = devtoolsPanelHost();`
						: undefined,
			},
		],
		build: { outDir: extension, emptyOutDir: true, rolldownOptions: { input: { [id]: id } } },
	});
}

async function showHost(): Promise<void> {
	await tools.showPanel();
	const file = readdirSync(join(extension, 'assets')).find(each => each.startsWith('concord-host-'));
	await tools.panel.evaluate(`import('/assets/${file}').then(() => undefined)`);
}

beforeAll(async () => {
	[wordpress, elsewhere] = await Promise.all([startWordPress(), startAwkwardSite(), buildExtension()]);
	await writeFile(join(wordpress.site, 'wp-content/mu-plugins/mirror.php'), MIRROR);
	tools = await openDevTools({ extension });
	await showHost();
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
});

afterAll(async () => {
	await tools?.close();
	await elsewhere?.stop();
	await wordpress?.stop();
	rmSync(extension, { recursive: true, force: true });
});

/** Sends a request of the page. A path is one of WordPress. */
function send(path: string, change: Partial<PageRequest> = {}): Promise<PageAnswer> {
	const url = new URL(path, wordpress.origin).href;
	const request: PageRequest = { method: 'GET', url, headers: [], body: null, freshNonce: false, ...change };
	return tools.panel.evaluate(each => (window as unknown as HostWindow).concordHost.page.send(each), request);
}

interface Echo {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	readonly user: number;
}

function json<T>(answer: PageAnswer): T {
	if (answer.kind !== 'answer') throw new Error(`No answer: ${answer.reason}`);
	return JSON.parse(answer.text);
}

const failed = (reason: unknown) => ({ kind: 'failed', reason });

describe('signed in, on a page of wp-admin', () => {
	beforeAll(async () => void (await tools.page.goto(`${wordpress.origin}/wp-admin/post-new.php`)));

	it('reads a post as only its editors may', async () => {
		const title = 'Fish & “chips” <b>';
		const { data } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', { title, status: 'draft' });
		const path = `/wp-json/wp/v2/posts/${data.id}?context=edit`;
		const answer = await send(path, { freshNonce: true });
		expect(answer).toMatchObject({ kind: 'answer', status: 200, truncated: false });
		expect(json<{ title: { raw: string } }>(answer).title.raw).toBe(title);
		if (answer.kind !== 'answer') return;
		const types = answer.headers.filter(({ name }) => name === 'content-type').map(({ value }) => value);
		expect(types).toEqual(['application/json; charset=UTF-8']);
		expect(Math.abs(Date.now() - answer.startedAt)).toBeLessThan(60_000);
		expect(await send(path)).toMatchObject({ status: 401 });
	});

	it('sends the headers it was given, the cookies of the page, and its nonce in place of an old one', async () => {
		const headers = [
			{ name: 'If-Match', value: '"a-tag"' },
			{ name: 'Content-Type', value: 'application/json' },
			{ name: 'x-wp-nonce', value: 'old' },
			{ name: ':path', value: '/' },
		];
		const echo = json<Echo>(
			await send('/wp-json/mirror/v1/echo', { method: 'POST', headers, body: '{}', freshNonce: true }),
		);
		expect(echo.method).toBe('POST');
		expect(echo.user).toBe(1);
		expect(echo.headers).toMatchObject({
			'if-match': '"a-tag"',
			'content-type': 'application/json',
			origin: wordpress.origin,
			cookie: expect.stringContaining('wordpress_logged_in_'),
			'x-wp-nonce': expect.stringMatching(/^\w{10}$/),
		});
	});

	it('sends every byte of a body', async () => {
		const body = `</script><!-- ' " \` \${1} \\ \0 \r\n \u2028\u2029 \ufeff é 漢 😀 //# sourceURL=x */ `;
		const echo = json<Echo>(await send('/wp-json/mirror/v1/echo', { method: 'PUT', body }));
		expect(Buffer.from(echo.body, 'base64').toString('utf8')).toBe(body);
	});

	it('is seen in the recording under its own name', async () => {
		const initiators = tools.panel.evaluate(
			() =>
				new Promise<string>(done => {
					const { onRequestFinished } = chrome.devtools.network;
					const look = (entry: { request: { url: string } }) => {
						if (!entry.request.url.includes('/echo')) return;
						onRequestFinished.removeListener(look);
						done(JSON.stringify((entry as unknown as { _initiator: unknown })._initiator));
					};
					onRequestFinished.addListener(look);
				}),
		);
		await send('/wp-json/mirror/v1/echo');
		expect(await initiators).toContain(`"url":"${BRIDGE_SCRIPT}"`);
	});
});

describe('a nonce', () => {
	it('is asked for where the page has none', async () => {
		await tools.page.goto(`${wordpress.origin}/wp-login.php?action=lostpassword`);
		const echo = json<Echo>(await send('/wp-json/mirror/v1/echo', { freshNonce: true }));
		expect(echo.user).toBe(1);
	});

	it('is renewed when that of the page is too old, as apiFetch does', async () => {
		await tools.page.goto(`${wordpress.origin}/wp-admin/post-new.php`);
		await tools.page.evaluate(() => {
			const { wp } = window as unknown as { wp: { apiFetch: { nonceMiddleware: { nonce: string } } } };
			wp.apiFetch.nonceMiddleware.nonce = '0123456789';
		});
		const echo = json<Echo>(await send('/wp-json/mirror/v1/echo', { method: 'POST', freshNonce: true }));
		expect(echo.user).toBe(1);
	});
});

describe('a redirect', () => {
	beforeAll(async () => void (await tools.page.goto(`${wordpress.origin}/wp-admin/profile.php`)));
	const redirect = (status: number, to: string) =>
		`/wp-json/mirror/v1/redirect?status=${status}&to=${encodeURIComponent(to)}`;

	it('within the site is followed', async () => {
		const to = `${wordpress.origin}/wp-json/mirror/v1/echo`;
		const answer = await send(redirect(307, to), { method: 'POST', body: 'a=b' });
		expect(json<Echo>(answer)).toMatchObject({ method: 'POST', body: btoa('a=b') });
	});

	it('to elsewhere is not, so that no nonce and no body gets there', async () => {
		const to = `${elsewhere.origin}/wp-json/demo/v1/nothing?stolen`;
		const answer = await send(redirect(307, to), { method: 'POST', body: 'a=b', freshNonce: true });
		expect(answer).toEqual(failed('network'));
		expect(elsewhere.arrivals.filter(({ url }) => url.includes('stolen'))).toEqual([]);
	});
});

describe('a page whose fetch is wrapped', () => {
	const wrapFetch = () =>
		tools.page.evaluate(() => {
			const { fetch } = window;
			window.fetch = (input, init) => {
				void fetch(input, init);
				return fetch(input, { ...init, headers: { 'X-Wrapped': '1' } });
			};
		});

	it('sends by the one of the browser', async () => {
		await tools.page.goto(`${wordpress.origin}/wp-admin/post-new.php`);
		await wrapFetch();
		const headers = [{ name: 'X-Mine', value: '1' }];
		const echo = json<Echo>(
			await send('/wp-json/mirror/v1/echo', { method: 'POST', headers, freshNonce: true }),
		);
		expect(echo.headers).toMatchObject({ 'x-mine': '1', origin: wordpress.origin });
		expect(echo.headers).not.toHaveProperty('x-wrapped');
		expect(echo.user).toBe(1);
	});

	it('does so where its policy forbids frames and markup made by scripts', async () => {
		const policy =
			"default-src 'self'; frame-src 'none'; child-src 'none'; object-src 'none'; require-trusted-types-for 'script'";
		await tools.page.goto(`${wordpress.origin}/?policy=${encodeURIComponent(policy)}`);
		await wrapFetch();
		const echo = json<Echo>(await send('/wp-json/mirror/v1/echo'));
		expect(echo.headers).not.toHaveProperty('x-wrapped');
	});
});

it('fails like a connection where the policy of the page forbids any', async () => {
	await tools.page.goto(`${wordpress.origin}/?policy=${encodeURIComponent("connect-src 'none'")}`);
	expect(await send('/wp-json/mirror/v1/echo')).toEqual(failed('network'));
});

describe('a page that goes away in the middle', () => {
	beforeEach(() => tools.page.goto(`${wordpress.origin}/wp-admin/`));

	it.each<[string, () => Promise<unknown>]>([
		['to itself', () => tools.page.reload()],
		['to another of the site', () => tools.page.goto(`${wordpress.origin}/wp-admin/profile.php`)],
		['to another site', () => tools.page.goto(elsewhere.origin)],
	])('%s', async (_, leave) => {
		const arrived = tools.page.waitForRequest(/mirror\/v1\/slow/);
		const answer = send('/wp-json/mirror/v1/slow', { method: 'POST' });
		await arrived;
		await leave();
		expect(await answer).toEqual(failed('navigated'));
	});
});

it('sends nothing to another origin', async () => {
	await tools.page.goto(`${wordpress.origin}/wp-admin/`);
	const before = elsewhere.arrivals.length;
	expect(await send(`${elsewhere.origin}/wp-json/demo/v1/conflict`)).toEqual(failed('other-origin'));
	expect(elsewhere.arrivals.length).toBe(before);
});

describe('on the awkward site', () => {
	beforeEach(() => tools.page.goto(elsewhere.origin));
	const route = (name: string) => `${elsewhere.origin}/wp-json/demo/v1/${name}`;

	it('reads the beginning of a body that is too long', async () => {
		const answer = await send(route('big'));
		expect(answer).toMatchObject({ kind: 'answer', status: 409, truncated: true });
		expect(answer.kind === 'answer' && answer.text.length).toBe(MAX_ANSWER_BYTES);
	});

	it.each(['cut', 'dropped'])('says that the connection failed: %s', async name => {
		expect(await send(route(name), { method: 'POST' })).toEqual(failed('network'));
	});

	it('gives a request up when told to', async () => {
		const settled = tools.panel.evaluate(async url => {
			const host = window as unknown as HostWindow;
			const stop = new AbortController();
			host.abort = () => stop.abort(new Error('Enough'));
			const request = { method: 'POST', url, headers: [], body: null, freshNonce: false };
			return host.concordHost.page.send(request, stop.signal).catch(error => String(error));
		}, route('silent'));
		const silent = await until('the request to arrive', () =>
			elsewhere.arrivals.find(({ url }) => url.includes('silent')),
		);
		await tools.panel.evaluate(() => (window as unknown as HostWindow).abort());
		expect(await settled).toBe('Error: Enough');
		await until('the page to give up', () => silent.state === 'gone');
	});

	it('leaves nothing behind in the page', async () => {
		await tools.page.evaluate(() => {
			const { fetch } = window;
			window.fetch = (...each) => fetch(...each);
		});
		const traces = () =>
			tools.page.evaluate(() => [
				document.documentElement.outerHTML,
				Object.getOwnPropertyNames(window).sort(),
			]);
		const before = await traces();
		expect(await send(route('conflict'), { freshNonce: true })).toMatchObject({ status: 409 });
		expect(await traces()).toEqual(before);
	});

	it('is answered though the page has replaced fetch, JSON, Promise and toJSON', async () => {
		await tools.page.evaluate(() => {
			const page = window as unknown as Record<string, unknown>;
			page.fetch = () => ({ status: 200 });
			page.JSON = { parse: () => 'lie', stringify: () => 'lie' };
			page.Promise = class {
				// biome-ignore lint/suspicious/noThenProperty: a lie of the page
				then() {
					throw new Error('lie');
				}
			};
			Object.assign(Object.prototype, { toJSON: () => 'lie' });
		});
		const answer = await send(route('conflict'), { method: 'POST', body: 'a=b' });
		expect(answer).toMatchObject({ status: 409, text: expect.stringContaining('"code":"demo_conflict"') });
	});

	const noFrame = 'document.createElement = () => { throw 1 }';
	const hold = (answer: string) =>
		`Object.defineProperty = (target, key) => { target[key] = { answer: ${answer} } }`;
	it.each([
		['makes a lie of every frame and fetch', `${noFrame}; window.fetch = () => 'lie'`],
		['lets every fetch fail', `${noFrame}; window.fetch = () => Promise.reject()`],
		['lets nothing be put into its window', `Object.defineProperty = () => { throw 'lie' }`],
		['answers with objects', hold('{ status: {}, text: [], headers: {} }')],
		['answers without end', hold(`{ status: 200, text: 'x'.repeat(5e7), headers: '' }`)],
		['answers with wrong numbers', hold(`{ status: 2.5, text: '', headers: '', startedAt: NaN }`)],
		['has no AbortController', 'delete window.AbortController'],
		['has no TextDecoder', 'delete window.TextDecoder'],
	])('fails clearly on a page that %s, and works on the next', async (_, attack) => {
		await tools.page.evaluate(`{ ${attack} }`);
		const lie = await send(route('conflict'));
		expect(lie).toEqual(failed(expect.stringMatching(/^(denied|network)$/)));
		await tools.page.goto(elsewhere.origin);
		expect(await send(route('conflict'))).toMatchObject({ status: 409 });
	});

	it('says where the page is', async () => {
		const origin = () =>
			tools.panel.evaluate(() => (window as unknown as HostWindow).concordHost.page.origin());
		expect(await origin()).toBe(elsewhere.origin);
	});
});

describe('the clipboard', () => {
	/** Clicks a button in the real panel that copies, and reads the clipboard in the page. */
	async function copied(text: string): Promise<[boolean, string]> {
		await tools.panel.evaluate(what => {
			const button = document.createElement('button');
			button.id = 'copy';
			button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9';
			button.onclick = async () => {
				const { concordHost } = window as unknown as HostWindow;
				button.value = String(await concordHost.copyText(what));
			};
			document.body.append(button);
		}, text);
		const button = tools.panel.locator('#copy');
		await button.click();
		const answer = await until('the text to be copied', () => button.getAttribute('value'));
		await button.evaluate(each => each.remove());
		await tools.page.bringToFront();
		return [answer === 'true', await tools.page.evaluate(() => navigator.clipboard.readText())];
	}

	beforeAll(async () => {
		await tools.context.grantPermissions(['clipboard-read'], { origin: elsewhere.origin });
		await tools.page.goto(elsewhere.origin);
	});

	it('has what was copied in the panel', async () => {
		expect(await copied('curl "é"\n\t$x')).toEqual([true, 'curl "é"\n\t$x']);
	});

	it('has it where the Clipboard API is blocked, too', async () => {
		await tools.panel.evaluate(() => {
			const writeText = () => Promise.reject(new DOMException('Blocked', 'NotAllowedError'));
			Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
		});
		expect(await copied('{"by":"command"}')).toEqual([true, '{"by":"command"}']);
		await tools.panel.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
	});
});

it("opens a script in Sources, and a request in DevTools' Network panel", async () => {
	await tools.page.goto(elsewhere.origin);
	const script = `${elsewhere.origin}/wp-content/plugins/awkward-demo/save.js`;
	const shown = (view: string) =>
		tools.devtools.evaluate<boolean>(
			`import(new URL('./ui/legacy/legacy.js', location.href).href)
				.then(({ ViewManager }) => ViewManager.ViewManager.instance().isViewVisible('${view}'))`,
		);
	const reveal = (what: 'resource' | 'request') =>
		tools.panel.evaluate(
			([name, url]) => {
				const host = (window as unknown as HostWindow).concordHost;
				if (name === 'resource') host.reveal?.resource(url, 5);
				else host.reveal?.request(url);
			},
			[what, script] as const,
		);
	await reveal('resource');
	await until('the Sources panel', () => shown('sources'));
	await tools.showPanel();
	await reveal('request');
	await until('the Network panel', () => shown('network'));
	await tools.showPanel();
});

it('reloads the page, past the cache if asked to', async () => {
	await tools.page.goto(elsewhere.origin);
	const cacheControl = async (ignoreCache: boolean) => {
		const asked = tools.page.waitForRequest(`${elsewhere.origin}/wp-content/plugins/awkward-demo/save.js`);
		const loaded = tools.page.waitForEvent('load');
		await tools.panel.evaluate(options => (window as unknown as HostWindow).concordHost.reloadPage(options), {
			ignoreCache,
		});
		await loaded;
		return (await (await asked).allHeaders())['cache-control'];
	};
	expect(await cacheControl(false)).toBeUndefined();
	expect(await cacheControl(true)).toBe('no-cache');
});

it('keeps settings beyond the life of DevTools', async () => {
	const settings = { filter: 'status:409', columns: ['name', 'status'] };
	const saved = await tools.panel.evaluate(
		values => (window as unknown as HostWindow).concordHost.settings.save(values),
		settings,
	);
	expect(saved).toBe(true);
	await tools.reopen();
	await showHost();
	const load = () => (window as unknown as HostWindow).concordHost.settings.load();
	expect(await tools.panel.evaluate(load)).toEqual(settings);
});

it('is denied on pages closed to extensions, and lives on', async () => {
	await tools.page.goto('chrome://version');
	expect(await send('/wp-json/mirror/v1/echo')).toEqual(failed('denied'));
	await tools.page.goto(`${wordpress.origin}/wp-admin/`);
	expect(await send('/wp-json/mirror/v1/echo')).toMatchObject({ status: 200 });
});

it('has a last moment when the extension is replaced: then the browser closes DevTools', async () => {
	const id = await tools.panel.evaluate(() => {
		(window as unknown as HostWindow).concordHost.onInvalidated(() =>
			localStorage.setItem('last-words', 'bye'),
		);
		return chrome.runtime.id;
	});
	const closed = tools.devtools.waitForEvent('close');
	const browser = await tools.context.browser()?.newBrowserCDPSession();
	await browser?.send('Extensions.loadUnpacked', { path: extension });
	await closed;
	const page = await tools.context.newPage();
	await page.goto(`chrome-extension://${id}/src/panel/panel.html`);
	expect(await page.evaluate(() => localStorage.getItem('last-words'))).toBe('bye');
});
