import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ran {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** A folder to run snippets in; what lies in it afterwards was put there by one that broke out of its quotes. */
export interface Workplace {
	readonly folder: string;
	/** Runs a script in a file, as `sh script` does. */
	run(program: string, script: string): Promise<Ran>;
	write(name: string, content: string | Buffer): Promise<void>;
	/** Files besides the script. */
	files(): Promise<readonly string[]>;
	remove(): Promise<void>;
}

export async function createWorkplace(): Promise<Workplace> {
	const folder = await mkdtemp(join(tmpdir(), 'concord-snippets-'));
	return {
		folder,
		async run(program, script) {
			await writeFile(join(folder, '.script'), script);
			return runIn(folder, program, ['.script']);
		},
		write: (name, content) => writeFile(join(folder, name), content),
		files: async () => (await readdir(folder)).filter(name => name !== '.script'),
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

/** No start-up file of the person's is read: neither `.curlrc` nor proxies may change what is sent. */
function runIn(folder: string, program: string, args: readonly string[]): Promise<Ran> {
	const env = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8', NO_PROXY: '*' };
	return new Promise((resolve, reject) => {
		const child = execFile(program, args, { cwd: folder, env, timeout: 30_000 }, (error, stdout, stderr) => {
			if (error && typeof error.code === 'string') {
				reject(new Error(`These tests need ${program}: ${error.message}`));
			} else resolve({ code: Number(error?.code ?? 0), stdout, stderr });
		});
		child.stdin?.end();
	});
}
