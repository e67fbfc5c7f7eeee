import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CDPSession } from 'playwright-core';
import { type Arm, openArms } from './panel-arms.ts';
import { ratios, type Spread, spreadOf } from './spread.ts';

/** What a page takes for its fetches, by what watches it. */
export interface PageMeasured {
	/** DevTools alone first; everything stands beside it. */
	readonly arms: readonly ArmMeasured[];
	/** Two halves of the rounds with DevTools alone beside each other: what is noise. */
	readonly noise: number;
	/** WordPress's requests that a list did not have, of all rounds. */
	readonly lost: number;
	/** Rows more than there were requests. */
	readonly doubled: number;
	readonly requests: number;
}

export interface ArmMeasured {
	readonly name: string;
	/** Milliseconds of the page, from its first fetch to its last answer. */
	readonly wall: Spread;
	/** Beside DevTools alone in the same round. */
	readonly ratio: Spread;
	/** The same by CPU of all of the browser's processes, until everything is done. */
	readonly cpuRatio: Spread;
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

/**
 * @param extension folder of the built Concord
 * @param own one of so many requests is WordPress's
 */
export async function measurePage(
	extension: string,
	cache: string,
	rounds: number,
	own = OWN,
): Promise<PageMeasured> {
	const site = await startSite();
	const arms = await openArms(extension, cache);
	try {
		const expected = Math.ceil(FETCHES / own);
		const measured = arms.map(arm => ({ arm, walls: [] as number[], cpus: [] as number[] }));
		let lost = 0;
		let doubled = 0;
		for (let round = 0; round <= rounds; round++) {
			// In turn, and none always first.
			for (const { arm, cpus, walls } of round % 2 === 0 ? measured : measured.toReversed()) {
				const told = await run(arm, site.origin, own, expected);
				lost += told.lost;
				doubled += told.doubled;
				// The first of each fills the caches.
				if (round === 0) continue;
				walls.push(told.wall);
				cpus.push(told.cpu);
			}
		}
		const [alone] = measured;
		const half = (which: number) =>
			spreadOf(alone?.walls.filter((_, round) => round % 2 === which) ?? []).median;
		return {
			arms: measured.map(({ arm: { name }, cpus, walls }) => ({
				name,
				wall: spreadOf(walls),
				ratio: spreadOf(ratios(walls, alone?.walls ?? [])),
				cpuRatio: spreadOf(ratios(cpus, alone?.cpus ?? [])),
			})),
			noise: half(0) / half(1),
			lost,
			doubled,
			requests: expected * (rounds + 1) * arms.filter(({ keeps }) => keeps).length,
		};
	} finally {
		for (const arm of arms) await arm.close();
		await site.stop();
	}
}

/** The page's own time, and the CPU until everything that comes after it is done, too. */
async function run({ browser, clear, page, settle }: Arm, origin: string, own: number, expected: number) {
	await page.goto(origin);
	const before = await cpuOf(browser);
	const wall = await page.evaluate<number>(`run(${own})`);
	await settle(expected);
	const cpu = (await cpuOf(browser)) - before;
	return { wall, cpu, ...(await clear(expected)) };
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
