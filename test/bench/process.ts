import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What a process cost: CPU in milliseconds, user and system together, and resident megabytes at most. */
export interface Cost {
	readonly cpu: number;
	readonly peak: number;
	readonly status: number | null;
}

const USAGE = fileURLToPath(new URL('usage.cjs', import.meta.url));

/** Runs a script in a Node of its own and says what that cost, starting included. What it prints is thrown away. */
export function costOf(script: string, ...args: readonly string[]): Promise<Cost> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, ['-r', USAGE, script, ...args], {
			stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
		});
		const texts = { err: '', usage: '' };
		child.stdio[2]?.on('data', chunk => {
			texts.err += chunk;
		});
		child.stdio[3]?.on('data', chunk => {
			texts.usage += chunk;
		});
		child.on('error', reject);
		child.on('close', status => {
			// Concord ends with 1 when it found something.
			if (texts.usage === '' || (status ?? 2) > 1) {
				return reject(new Error(`${script} ended with ${status}: ${texts.err.slice(0, 500)}`));
			}
			const { user, system, peak } = JSON.parse(texts.usage);
			resolve({ cpu: user + system, peak, status });
		});
	});
}

/** Runs Node and gives what it printed. */
export async function outputOf(...args: readonly string[]): Promise<string> {
	const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 16 * 1024 * 1024 });
	return stdout;
}
