import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';

/** The command as it ships, in a folder of its own. */
export interface BuiltCommand {
	/** An empty folder for a test's files. */
	readonly folder: string;
	readonly script: string;
	remove(): void;
}

export async function buildCommand(): Promise<BuiltCommand> {
	const folder = mkdtempSync(join(tmpdir(), 'concord-cli-'));
	const outDir = join(folder, 'dist');
	await build({ mode: 'cli', logLevel: 'error', build: { outDir, emptyOutDir: true } });
	return {
		folder,
		script: join(outDir, 'concord.js'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

export interface Ended {
	readonly status: number | null;
	readonly out: string;
	readonly err: string;
}

/** Runs the command in its folder with an environment that says nothing of colours. */
export function run(
	{ folder, script }: BuiltCommand,
	args: readonly string[],
	{ input = '', env = {} }: { input?: string | Uint8Array; env?: Record<string, string> } = {},
): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
		const child = spawn(process.execPath, [script, ...args], { cwd: folder, env: { ...inherited, ...env } });
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout.on('data', chunk => out.push(chunk));
		child.stderr.on('data', chunk => err.push(chunk));
		child.on('error', reject);
		child.on('close', status => {
			resolve({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
		});
		// What fails before it reads its input closes it.
		child.stdin.on('error', () => {});
		child.stdin.end(input);
	});
}
