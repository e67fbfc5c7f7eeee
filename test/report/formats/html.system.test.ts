import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportReport } from '../../../src/report/export/export-report.ts';
import { renderHtml } from '../../../src/report/formats/html.ts';
import { readTraffic } from '../../accuracy/truth.ts';
import { axeFindings } from '../../e2e/axe.ts';
import { findBrowser } from '../../e2e/find-browser.ts';
import { harEntry, sayEnglish } from '../../support.ts';
import { inputOf } from '../export/inputs.ts';
import { fullReport, hostileReports } from './reports.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
	const { path } = await findBrowser();
	browser = await chromium.launch({ executablePath: path });
	folder = await mkdtemp(join(tmpdir(), 'concord-report-'));
}, 60_000);

afterAll(async () => {
	await browser?.close();
	await rm(folder, { recursive: true, force: true });
});

type Scheme = 'light' | 'dark';

/** A page that shows a file, and all that it did besides. */
interface Shown {
	readonly page: Page;
	/** Requests other than for the file, console messages, dialogs, errors, new windows, and what the policy forbade. */
	readonly did: readonly string[];
}

async function show(html: string, scheme: Scheme = 'light', width = 1000): Promise<Shown> {
	const path = join(folder, 'report.html');
	await writeFile(path, html);
	const address = pathToFileURL(path).href;
	const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 800 } });
	const page = await context.newPage();
	const did: string[] = [];
	context.on('request', request => {
		if (request.url() !== address) did.push(`request ${request.url()}`);
	});
	context.on('page', other => did.push(`window ${other.url()}`));
	page.on('console', line => did.push(`console ${line.text()}`));
	page.on('pageerror', error => did.push(`error ${error.message}`));
	page.on('dialog', async dialog => {
		did.push(`dialog ${dialog.message()}`);
		await dialog.dismiss();
	});
	page.on('framenavigated', frame => {
		if (frame.url().replace(/#finding-\d+$/, '') !== address) did.push(`went to ${frame.url()}`);
	});
	// Comes from the debugger, so the policy of the page does not reach it.
	await page.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
			console.error(`policy ${violatedDirective} ${blockedURI}`);
		});
	});
	await page.goto(address, { waitUntil: 'load' });
	return { page, did };
}

/** Does all that a reader can do. */
async function read(page: Page): Promise<void> {
	for (const summary of await page.locator('summary').all()) await summary.click();
	for (const link of await page.locator('a').all()) await link.click();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
}

/** Whatever was to happen has, once two more pictures were drawn. */
async function settle(page: Page): Promise<void> {
	await page.evaluate(
		() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
	);
}

const ATTACKS = [
	'<script>alert(1)</script>',
	'</script><script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg onload=alert(1)>',
	'"><iframe src="javascript:alert(1)">',
	'</style><style>body{background:url(http://evil.test/x)}</style>',
	'<meta http-equiv=refresh content="0;url=http://evil.test/">',
	'<a href="javascript:alert(1)">x</a><base href="http://evil.test/">',
	'<!--<script>',
	'<link rel=stylesheet href=http://evil.test/a.css>',
];

/** The traffic of a site that attacks whoever reads about it, through the whole way. */
const hostileTraffic = {
	log: {
		entries: ATTACKS.map((attack, index) =>
			harEntry({
				method: 'POST',
				url: `https://evil.test/wp-json/acme/v1/${encodeURIComponent(attack)}?q=${encodeURIComponent(attack)}`,
				requestHeaders: { 'X-Attack': attack, 'Content-Type': 'application/json' },
				requestBody: JSON.stringify({ [attack]: attack, code: attack, version: attack }),
				status: 409,
				responseHeaders: { 'X-Attack': attack, Server: attack },
				responseBody: JSON.stringify({
					code: attack,
					message: attack,
					data: { status: 409, version: attack },
				}),
				startedDateTime: `2026-11-21T08:00:0${index}.000Z`,
				initiator: {
					type: 'script',
					stack: {
						callFrames: [
							{ url: `https://evil.test/wp-content/plugins/${attack}/a.js`, functionName: attack },
						],
					},
				},
			}),
		),
	},
};

function pageOf(traffic: unknown, fullBodies: readonly number[] = []): string {
	const outcome = exportReport(inputOf(traffic), { fullBodies }, { kind: 'format', format: 'html' });
	if (outcome.kind !== 'ready') throw new Error('leak');
	return outcome.text;
}

describe('the page of a report', () => {
	it('runs nothing, loads nothing and goes nowhere, whatever a site wrote', async () => {
		const samples = fc.sample(hostileReports, { seed: 409, numRuns: 2 });
		const pages = [
			pageOf(hostileTraffic),
			pageOf(hostileTraffic, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
			...samples.map(({ hostile }) => renderHtml(hostile, sayEnglish, 'en')),
		];
		for (const html of pages) {
			const { did, page } = await show(html);
			expect(await page.locator('.finding').count()).toBeGreaterThan(5);
			for (const element of [
				'img',
				'svg',
				'iframe',
				'link',
				'base',
				'form',
				'object',
				'meta[http-equiv=refresh]',
			]) {
				expect(await page.locator(element).count(), element).toBe(0);
			}
			if (html === pages[0]) await read(page);
			await settle(page);
			expect(did).toEqual([]);
			await page.context().close();
		}
	}, 60_000);

	it('would be caught by these eyes if it did', async () => {
		const { did, page } = await show(
			pageOf(hostileTraffic).replace('<main>', '<main><img src="x.png" alt="" onerror="alert(1)">'),
		);
		await expect.poll(() => did.some(each => each.includes('policy img-src'))).toBe(true);
		await page.context().close();
	});

	it('refuses a script that somebody puts into it', async () => {
		const { did, page } = await show(
			pageOf(hostileTraffic).replace('</main>', '<script>alert(1)</script></main>'),
		);
		await expect.poll(() => did.some(each => each.includes('policy script-src'))).toBe(true);
		expect(did.some(each => each.startsWith('dialog'))).toBe(false);
		await page.context().close();
	});

	it.each(['light', 'dark'] as const)(
		'is readable by everybody: %s',
		async scheme => {
			const { page } = await show(renderHtml(fullReport(), sayEnglish, 'en'), scheme);
			await page.locator('summary').first().click();
			expect(await axeFindings(page.mainFrame())).toEqual([]);
			const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
			expect(background).toBe(scheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(40, 40, 40)');
			await page.context().close();
		},
		60_000,
	);

	it.each([1000, 360])(
		'shows all of it without scrolling sideways at %i pixels',
		async width => {
			for (const html of [renderHtml(fullReport(), sayEnglish, 'en'), pageOf(hostileTraffic)]) {
				const { page } = await show(html, 'light', width);
				await page.evaluate(() => {
					for (const each of document.querySelectorAll('details')) each.open = true;
				});
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
				await page.context().close();
			}
		},
		60_000,
	);

	it('prints findings unfolded, dark on light', async () => {
		const { page } = await show(pageOf(readTraffic('editor-nonce-expired')), 'dark');
		await page.emulateMedia({ media: 'print' });
		expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(31, 31, 31)');
		const shown = (selector: string) =>
			page.locator(selector).evaluateAll(all => all.map(each => each.checkVisibility()));
		const told = await shown('.finding details > :not(summary)');
		expect(told.length).toBeGreaterThan(3);
		expect(told).not.toContain(false);
		// Of the requests, what the reader unfolded.
		expect(await shown('.exchange pre')).not.toContain(true);
		await page.locator('.exchange summary').first().click();
		expect(await shown('.exchange pre')).toContain(true);
		await page.emulateMedia({ media: 'screen' });
		expect(await shown('.finding details > :not(summary)')).not.toContain(true);
		expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
		await page.context().close();
	});

	it('gives its JSON back to a program that reads the page', async () => {
		const html = pageOf(hostileTraffic);
		const { page } = await show(html);
		const json = await page.locator('#concord-report').textContent();
		expect(JSON.parse(json ?? '')).toMatchObject({ format: 'concord-conflict-report', version: 1 });
		expect(JSON.parse(json ?? '').findings).toHaveLength(await page.locator('.finding').count());
		await page.context().close();
	});
});
