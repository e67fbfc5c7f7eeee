import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DevTools, openDevTools } from './devtools.ts';
import { detail, detailText, openRow, openTab, openView, rows } from './panel-hand.ts';
import { type AwkwardSite, startAwkwardSite } from './site.ts';
import { until } from './until.ts';

/* What breaks other panels: the panel goes on, and says what it could not get. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let site: AwkwardSite;
let tools: DevTools;

beforeAll(async () => {
	site = await startAwkwardSite();
	tools = await openDevTools({ extension, url: site.origin });
});

afterAll(async () => {
	await tools?.close();
	await site?.stop();
});

beforeEach(async () => {
	await tools.panel.getByRole('button', { name: 'Clear' }).click();
	await openView(tools, 'Requests');
});

/** The script that the awkward site's page brings along. */
interface DemoWindow {
	demo: Record<'read' | 'unread' | 'start', (path: string, init?: RequestInit) => unknown> & {
		abort(): void;
	};
}

function inPage(
	how: 'read' | 'unread' | 'start',
	name: string,
	init: RequestInit = { method: 'POST' },
): Promise<unknown> {
	return tools.page.evaluate(
		([method, path, options]) => (window as unknown as DemoWindow).demo[method](path, options),
		[how, `/wp-json/demo/v1/${name}`, init] as const,
	);
}

/** Selects the one request of this route and reads its response tab. */
async function response(name: string): Promise<string> {
	await openRow(tools, `/demo/v1/${name}`);
	await openTab(tools, 'Response');
	return detailText(tools);
}

/** Rows with a 409 and a verdict, whatever it is. */
const conflicts = () =>
	rows(tools, '409')
		.filter({ has: tools.panel.locator('.severity-error') })
		.count();

describe('a 409', () => {
	it.each([
		['with 5 MB of JSON', 'big', /Shows the first 1 MB of 5\.2 MB.*demo_big/s],
		['that is binary', 'binary', /Binary data: 1 kB of application\/octet-stream/],
		['labelled as something else', 'mislabelled?type=image/png', /demo_conflict/],
		['of HTML labelled as JSON', 'html-as-json', /Awkward site/],
		['in the wrong charset', 'invalid-utf8', /Caf\ufffd \ufffd d\ufffdj\ufffd pris/],
		['gzipped', 'gzip', /demo_conflict/],
		['whose connection dropped in the middle', 'dropped', /the connection broke/],
	])('%s', async (_, name, shown) => {
		await inPage('read', name).catch(() => undefined); // the page's own fetch fails where the connection drops
		const route = name.split('?')[0] ?? name;
		expect(await response(route)).toMatch(shown);
		expect(await conflicts()).toBe(1);
	});

	it('behind a redirect', async () => {
		await inPage('read', 'redirect', {});
		await until('the redirect and its target', async () => (await rows(tools).count()) === 2);
		expect(await response('redirect')).toMatch(/Browsers drop the body of a redirect/);
		expect(await response('conflict')).toContain('demo_conflict');
		expect(await conflicts()).toBe(1);
	});

	it('that the page does not read, of which the browser tells nobody', async () => {
		await inPage('unread', 'conflict');
		// Each showing asks for the log, into which the browser writes with some delay.
		await until('the request from the log', async () => {
			await tools.hidePanel();
			await tools.showPanel();
			return (await rows(tools).count()) > 0;
		});
		expect(await response('conflict')).toMatch(/^409/);
		expect(await conflicts()).toBe(1);
	});

	it('cancelled by the page while it came', async () => {
		await inPage('start', 'slow');
		await until('the slow answer to begin', () => site.arrivals.some(({ url }) => url.includes('slow')));
		await tools.page.evaluate(() => (window as unknown as DemoWindow).demo.abort());
		expect(await response('slow')).toMatch(/the page cancelled the request/);
	});
});

it('says when there was no answer at all', async () => {
	await inPage('read', 'cut').catch(() => undefined);
	expect(await response('cut')).toMatch(/\(failed\).*net::ERR_EMPTY_RESPONSE.*the connection broke/s);
	await openTab(tools, 'Diagnosis');
	expect(await detailText(tools)).toMatch(/The server did not answer/);
});

it('shows markup of a site as text', async () => {
	await inPage('read', 'html-as-json');
	await response('html-as-json');
	expect(await detail(tools).locator('h1').count()).toBe(0);
});

it('goes on after DevTools was closed in the middle of a request', async () => {
	await inPage('start', 'slow?seconds=2');
	await tools.reopen();
	await tools.showPanel();
	await openView(tools, 'Requests');
	await inPage('read', 'conflict');
	expect(await response('conflict')).toContain('demo_conflict');
	expect(await conflicts()).toBe(1);
});

it('goes on when the site is down', async () => {
	await site.stop();
	await inPage('read', 'conflict').catch(() => undefined);
	expect(await response('conflict')).toMatch(/net::ERR_CONNECTION_REFUSED.*Check that the site is up/s);
});
