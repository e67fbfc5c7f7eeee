import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FirefoxTools, openFirefoxTools } from './firefox-devtools.ts';
import { findFirefox } from './firefox-find.ts';
import { type AwkwardSite, startAwkwardSite } from './site.ts';
import { until } from './until.ts';

/* The Firefox build in Firefox: refused saves from before and after the panel was opened are found, bodies included. */

const extension = fileURLToPath(new URL('../../dist/firefox', import.meta.url));
const found = await findFirefox();
if (found.kind === 'none') console.error(`concord: nothing is tested in Firefox: ${found.why}`);

const CONFLICT = '/wp-json/demo/v1/conflict';
const ROW = `[...document.querySelectorAll('[role=row][aria-selected]')].find(row => row.textContent.includes('/demo/v1/conflict'))`;
const ROW_TEXT = `${ROW}?.innerText ?? ''`;
const DETAIL_TEXT = `document.querySelector('#detail-panel')?.innerText ?? ''`;
const CONFLICTS = `/(\\d+) conflicts?/.exec(document.querySelector('.status-bar').textContent)?.[1] ?? 0`;
const tab = (name: string) =>
	`[...document.querySelectorAll('[role=tab]')].find(tab => tab.textContent.trim() === '${name}')`;

describe.skipIf(found.kind === 'none')('the Firefox build', () => {
	let site: AwkwardSite;
	let tools: FirefoxTools;

	const refuseASave = (title: string) => {
		const init = JSON.stringify({ method: 'POST', body: JSON.stringify({ title }) });
		return tools.inPage(`demo.read('${CONFLICT}', ${init})`);
	};

	beforeAll(async () => {
		if (found.kind === 'none') return;
		site = await startAwkwardSite();
		tools = await openFirefoxTools(found.path, extension, `${site.origin}/`);
	});

	afterAll(async () => {
		await tools?.close();
		await site?.stop();
	});

	it('finds a 409 from before the panel was opened', async () => {
		// Now and then a busy Firefox has not even in its own log what a page sent right after the toolbox came: try again.
		await until('a refused save in the log', async () => {
			expect(await refuseASave('Mine')).toMatchObject({ status: 409 });
			return tools.isLogged(CONFLICT);
		});
		await tools.showPanel();
		expect(await tools.untilInPanel('the conflict', ROW_TEXT)).toMatch(/Conflict\n\/demo\/v1\/conflict/);
	});

	it('explains it with what was sent and answered', async () => {
		await tools.untilInPanel('the detail', `(${ROW}.click(), ${DETAIL_TEXT})`);
		expect(await tools.inPanel(DETAIL_TEXT)).toContain('demo_conflict');
		await tools.inPanel(`${tab('Request')}.click()`);
		await tools.untilInPanel('the request', `(${DETAIL_TEXT}).includes('"Mine"')`);
		await tools.inPanel(`${tab('Response')}.click()`);
		const answer = 'Somebody else has changed this in the meantime.';
		await tools.untilInPanel('the answer', `(${DETAIL_TEXT}).includes('${answer}')`);
	});

	it('follows the theme of DevTools while it is open', async () => {
		for (const theme of ['dark', 'light', 'dark'] as const) {
			await tools.setTheme(theme);
			await tools.untilInPanel(`the ${theme} theme`, `document.documentElement.dataset.theme === '${theme}'`);
		}
	});

	it('finds one that comes while the panel is open', async () => {
		const before = Number(await tools.inPanel(CONFLICTS));
		expect(before).toBeGreaterThan(0);
		await until('one more conflict', async () => {
			await refuseASave('Mine again');
			return Number(await tools.inPanel(CONFLICTS)) > before;
		});
	});
});
