import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession, Page } from 'playwright-core';
import { targetIdOf } from '../e2e/attach.ts';
import { type DevTools, openDevTools } from '../e2e/devtools.ts';
import { launch } from '../e2e/launch.ts';
import { button, openView, totalRows } from '../e2e/panel-hand.ts';
import { until } from '../e2e/until.ts';
import { ratios, type Spread, spreadOf } from './spread.ts';

/** What a page takes for its fetches, with DevTools alone and with Concord in it. In milliseconds. */
export interface PageMeasured {
	readonly alone: Spread;
	readonly concord: Spread;
	readonly ratio: Spread;
	/** Two halves of the rounds without Concord beside each other: what is noise. */
	readonly noise: number;
	/** CPU of all of the browser's processes, beside those of the other. */
	readonly cpuRatio: Spread;
	/** WordPress's requests that the list did not have, of all rounds. */
	readonly lost: number;
	/** Rows more than there were requests. */
	readonly doubled: number;
	readonly requests: number;
}

const FETCHES = 2000;
/** Of three requests of a page in WordPress's administration, one is to WordPress. */
const OWN = 3;
const AT_ONCE = 50;
const BODY = 10_000;

const PAGE = `<!doctype html><title>Many fetches</title><script>
	async function run(own) {
		const from = performance.now();
		let next = 0;
		const work = async () => {
			while (next < ${FETCHES}) {
				const at = next++;
				const path = at % own === 0 ? '/wp-json/wp/v2/posts/' + at : '/wp-content/plugins/acme/data-' + at + '.js';
				await (await fetch(path)).text();
			}
		};
		await Promise.all(Array.from({ length: ${AT_ONCE} }, work));
		return performance.now() - from;
	}
</script>`;

/** @param own one of so many requests is WordPress's */
export async function measurePage(extension: string, rounds: number, own = OWN): Promise<PageMeasured> {
	const site = await startSite();
	const bare = await launch({ extension, theme: 'light', size: [1400, 900], headless: true });
	let tools: DevTools | undefined;
	try {
		await bare.browser.send('Extensions.uninstall', { id: bare.extensionId });
		await bare.browser.send('Target.openDevTools', { targetId: await targetIdOf(bare.page) });
		const opened = await openDevTools({ extension });
		tools = opened;
		await openView(opened, 'Requests');
		const session = await opened.context.browser()?.newBrowserCDPSession();
		if (!session) throw new Error('The browser went away');
		const expected = Math.ceil(FETCHES / own);
		const walls = { alone: [] as number[], concord: [] as number[] };
		const cpus = { alone: [] as number[], concord: [] as number[] };
		let lost = 0;
		let doubled = 0;
		const alone = async () => {
			const { cpu, wall } = await run(bare.page, bare.browser, site.origin, own);
			walls.alone.push(wall);
			cpus.alone.push(cpu);
		};
		const concord = async () => {
			const { cpu, wall } = await run(opened.page, session, site.origin, own, async () => {
				const rows = await settledRows(opened, expected);
				lost += Math.max(0, expected - rows);
				doubled += Math.max(0, rows - expected);
			});
			walls.concord.push(wall);
			cpus.concord.push(cpu);
			await button(opened, 'Clear').click();
		};
		// The first of each fills the caches.
		for (let round = 0; round <= rounds; round++) {
			// In turn, and neither always first.
			if (round % 2 === 0) await alone();
			await concord();
			if (round % 2 === 1) await alone();
		}
		const warm = (values: readonly number[]) => values.slice(1);
		const even = warm(walls.alone).filter((_, round) => round % 2 === 0);
		const odd = warm(walls.alone).filter((_, round) => round % 2 === 1);
		return {
			alone: spreadOf(warm(walls.alone)),
			concord: spreadOf(warm(walls.concord)),
			ratio: spreadOf(ratios(warm(walls.concord), warm(walls.alone))),
			noise: spreadOf(even).median / spreadOf(odd).median,
			cpuRatio: spreadOf(ratios(warm(cpus.concord), warm(cpus.alone))),
			lost,
			doubled,
			requests: expected * (rounds + 1),
		};
	} finally {
		await tools?.close();
		await bare.close();
		await site.stop();
	}
}

/** The page's own time, and the CPU until everything that comes after it is done, too. */
async function run(
	page: Page,
	session: CDPSession,
	origin: string,
	own: number,
	after: () => Promise<void> = async () => {},
): Promise<{ readonly wall: number; readonly cpu: number }> {
	await page.goto(origin);
	const before = await cpuOf(session);
	const wall = await page.evaluate<number>(`run(${own})`);
	await after();
	return { wall, cpu: (await cpuOf(session)) - before };
}

/** What is in the list once nothing more comes. */
async function settledRows(tools: DevTools, expected: number): Promise<number> {
	const complete = until('all requests', async () => (await totalRows(tools)) >= expected, 20_000);
	return complete.then(() => totalRows(tools)).catch(() => totalRows(tools));
}

export async function startSite() {
	const body = Buffer.from(JSON.stringify({ content: 'x'.repeat(BODY) }));
	const refusal = Buffer.from(
		JSON.stringify({ code: 'acme_stale', message: 'Changed.', data: { status: 409 } }),
	);
	const server = createServer(({ url = '' }, response) => {
		if (url === '/') {
			response.setHeader('Content-Type', 'text/html').end(PAGE);
			return;
		}
		const isOwn = url.startsWith('/wp-json/');
		const isRefused = isOwn && url.endsWith('99');
		response.writeHead(isRefused ? 409 : 200, {
			'Cache-Control': 'no-store',
			'Content-Type': isOwn ? 'application/json; charset=UTF-8' : 'text/javascript',
		});
		response.end(isRefused ? refusal : body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}/`,
		async stop() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** CPU that all processes of the browser have used, in milliseconds. */
async function cpuOf(session: CDPSession): Promise<number> {
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}
