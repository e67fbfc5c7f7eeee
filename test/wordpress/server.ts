import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Backend, serveCommand } from './backend.ts';
import { letExit } from './keeper.ts';
import type { Site } from './site.ts';

/** Generous: WebAssembly boots in 4 s on a quiet machine and in 40 s on a busy one. */
const patienceMs = 180_000;

/**
 * Serves a site on a free port of loopback.
 *
 * @returns its origin, once it answers
 * @throws if it does not come up, with the end of its log
 */
export async function serve(backend: Backend, site: Site): Promise<string> {
	for (let attempt = 1; ; attempt += 1) {
		const port = await freePort();
		const child = spawnServer(backend, site, port);
		const origin = `http://127.0.0.1:${port}`;
		if (await answers(origin, site, child)) {
			return origin;
		}
		// Somebody else may have taken the port between our asking for it and the server's.
		if (attempt === 3) {
			const log = await readFile(join(site.folder, 'server.log'), 'utf8');
			throw new Error(`The ${backend.kind} server did not start:\n${log.split('\n').slice(-15).join('\n')}`);
		}
	}
}

function spawnServer(backend: Backend, site: Site, port: number): ChildProcess {
	const { command, args, env } = serveCommand(backend, site.root, port);
	const log = openSync(join(site.folder, 'server.log'), 'a');
	// A process group of its own: killing the parent of `php -S` leaves its workers answering on the port.
	const child = spawn(command, args, {
		detached: true,
		stdio: ['ignore', log, log],
		cwd: site.folder,
		env: { ...process.env, ...env, TMPDIR: join(site.folder, 'tmp') },
	});
	closeSync(log);
	if (child.pid !== undefined) {
		site.keeper.watch(child.pid);
	}
	child.once('exit', () => site.keeper.forget());
	letExit(child);
	return child;
}

/** Waits until the server gives out this very site's mark: on a port that was taken, another would answer. */
async function answers(origin: string, site: Site, child: ChildProcess): Promise<boolean> {
	let alive = true;
	child.once('error', () => {
		alive = false;
	});
	child.once('exit', () => {
		alive = false;
	});
	const end = performance.now() + patienceMs;
	while (alive && performance.now() < end) {
		if ((await ask(`${origin}/${site.mark}`)) === site.folder) {
			return true;
		}
		await sleep(50);
	}
	return false;
}

async function ask(url: string): Promise<string> {
	try {
		// A cookie, because Playground answers the first request that has none with a redirect to itself.
		const answer = await fetch(url, { headers: { cookie: 'a=b' }, signal: AbortSignal.timeout(10_000) });
		return await answer.text();
	} catch {
		return ''; // Not up yet.
	}
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			server.close(() => resolve(port));
		});
	});
}
