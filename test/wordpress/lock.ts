import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keep } from './keeper.ts';

const heartbeatMs = 2_000;
const staleMs = 20_000;

/**
 * Does `work` while holding the folder `path` as a lock, so that of two test processes one downloads and the
 * other waits. If we are killed, our keeper releases it. Should that fail too: whoever holds a lock touches
 * it every two seconds, and one that nobody touched for twenty is taken over. (No process ids: a cache may be
 * shared between containers that count their own.)
 *
 * It saves work, it does not guard correctness: `cached` stays right when two hold it.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
	await mkdir(dirname(path), { recursive: true });
	while (!(await take(path))) {
		await sleep(200);
	}
	const keeper = keep(path);
	const heartbeat = setInterval(() => touch(path), heartbeatMs);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
		await keeper.close();
	}
}

async function take(path: string): Promise<boolean> {
	try {
		await mkdir(path);
		return true;
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
			throw error;
		}
	}
	const touched = await stat(path).then(
		({ mtimeMs }) => mtimeMs,
		() => Number.NaN, // Released this very moment.
	);
	if (Date.now() - touched > staleMs) {
		await rm(path, { recursive: true, force: true });
	}
	return false;
}

function touch(path: string): void {
	const now = new Date();
	utimes(path, now, now).catch(() => {
		// Taken over by somebody who thought us dead; `cached` copes.
	});
}
