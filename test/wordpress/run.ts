import { spawn } from 'node:child_process';

/** How a command ended. `missing`: there is no such program. */
export type Ran =
	| { kind: 'done'; stdout: string; stderr: string }
	| { kind: 'failed'; why: string; stderr: string }
	| { kind: 'missing' };

type RunOptions = { cwd?: string; env?: NodeJS.ProcessEnv };

/**
 * Runs a command to its end with nothing on its standard input.
 * Never throws: a missing program and a non-zero exit are answers.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
	const env = { ...process.env, ...options.env };
	return new Promise(resolve => {
		const child = spawn(command, args, { ...options, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let stdout = '';
		let stderr = '';
		child.stdout.setEncoding('utf8').on('data', text => {
			stdout += text;
		});
		child.stderr.setEncoding('utf8').on('data', text => {
			stderr += text;
		});
		child.on('error', error => {
			const missing = 'code' in error && error.code === 'ENOENT';
			resolve(missing ? { kind: 'missing' } : { kind: 'failed', why: error.message, stderr });
		});
		child.on('close', (code, signal) => {
			if (code === 0) {
				resolve({ kind: 'done', stdout, stderr });
			} else {
				resolve({ kind: 'failed', why: signal ?? `exit ${code}`, stderr });
			}
		});
	});
}

/**
 * Runs a command that has to succeed and answers its standard output.
 * Throws an error of one line: the command, how it ended, and the last thing it said.
 */
export async function mustRun(
	command: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<string> {
	const ran = await run(command, args, options);
	switch (ran.kind) {
		case 'done':
			return ran.stdout;
		case 'missing':
			throw new Error(`there is no \`${command}\` on this machine`);
		case 'failed':
			throw new Error(
				`\`${[command, ...args.slice(0, 2)].join(' ')}\`: ${ran.why}. ${complaint(ran.stderr)}`,
			);
	}
}

/** What a program complained about: its first line that names an error, else its last line. */
function complaint(stderr: string): string {
	const lines = stderr.split('\n').filter(line => line.trim() !== '');
	return (lines.find(line => /\berror\b|^E: /i.test(line)) ?? lines.at(-1) ?? '').trim();
}
