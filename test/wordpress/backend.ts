import { fileURLToPath } from 'node:url';
import { ensurePhp } from './php.ts';
import { ensurePlayground, playgroundArguments } from './playground.ts';
import { say } from './say.ts';

/** What runs WordPress: a PHP of this machine, or PHP in WebAssembly (same results, 20 times slower). */
export type BackendKind = 'php' | 'playground';
export type Backend = { kind: 'php'; command: string } | { kind: 'playground'; cli: string };

/** A command line that serves one site. */
export type Command = { command: string; args: readonly string[]; env: Readonly<Record<string, string>> };

const router = fileURLToPath(new URL('php/router.php', import.meta.url));

let told = false;

/**
 * Picks what to run WordPress with, and installs it if need be: what is asked for, else what the environment
 * variable CONCORD_WORDPRESS_BACKEND says, else PHP, else Playground.
 *
 * @throws one line if the one asked for cannot be had
 */
export async function pickBackend(asked?: BackendKind): Promise<Backend> {
	const wish = asked ?? process.env.CONCORD_WORDPRESS_BACKEND ?? '';
	if (!['', 'php', 'playground'].includes(wish)) {
		throw new Error(`CONCORD_WORDPRESS_BACKEND is '${wish}'; it can be 'php' or 'playground'.`);
	}
	if (wish !== 'playground') {
		const php = await ensurePhp();
		if (php.kind === 'usable') {
			return { kind: 'php', command: php.command };
		}
		if (wish === 'php') {
			throw new Error(
				`PHP was asked for, but ${php.why}. Install php-cli, php-sqlite3, php-xml, php-mbstring.`,
			);
		}
		if (!told) {
			say(`${php.why}: taking WordPress Playground instead, which is slower.`);
			told = true;
		}
	}
	return { kind: 'playground', cli: await ensurePlayground() };
}

/** How to serve the WordPress in `folder` on a port of loopback. */
export function serveCommand(backend: Backend, folder: string, port: number): Command {
	if (backend.kind === 'playground') {
		const args = playgroundArguments(backend.cli, folder, port);
		return { command: process.execPath, args, env: { NODE_OPTIONS: '' } };
	}
	const settings = [
		'opcache.enable=1',
		'opcache.revalidate_freq=0',
		'memory_limit=256M',
		'max_execution_time=60',
	];
	return {
		command: backend.command,
		args: [...settings.flatMap(one => ['-d', one]), '-S', `127.0.0.1:${port}`, '-t', folder, router],
		// With one worker, a save would wait for a heartbeat, and no two writers could ever meet.
		env: { PHP_CLI_SERVER_WORKERS: '4' },
	};
}
