import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { until } from './until.ts';

/** Longer than any installation takes. */
export const INSTALL_MS = 15 * 60_000;

/** Finds a browser or PHP, and installs what is missing, alone on this machine: of two `apt-get update` at once one fails. */
export function installAlone<T>(work: () => Promise<T>): Promise<T> {
	return onlyOne('concord: find or install a program', work, INSTALL_MS);
}

/**
 * Does a piece of work while no other process of this machine does work of the same name.
 *
 * The lock is a socket in Linux's abstract namespace: taking it is atomic and the kernel frees it when the process
 * dies, so that no killed test run can leave it behind. Other systems have no such namespace; there the work is done
 * at once, which is right for its one use, because a browser is installed on Linux only.
 *
 * @param name of the work
 * @param work done while the lock is held
 * @param patience milliseconds to wait for the others
 * @returns what the work returns
 * @throws what the work throws, or Error when the others take too long
 */
export async function onlyOne<T>(name: string, work: () => Promise<T>, patience: number): Promise<T> {
	if (process.platform !== 'linux') return work();
	// Hashed, because an abstract name is cut silently at 107 bytes.
	const socket = `\0${createHash('sha256').update(name).digest('hex')}`;
	const lock = await until(`another process to finish: ${name}`, () => hold(socket), patience);
	try {
		return await work();
	} finally {
		await new Promise(resolve => lock.close(resolve));
	}
}

/** Takes the socket; answers undefined when another one has it. */
function hold(path: string): Promise<Server | undefined> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) =>
			error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
		);
		server.listen(path, () => resolve(server));
	});
}
