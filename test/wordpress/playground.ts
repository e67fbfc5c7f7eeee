import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, fingerprint } from './cache.ts';
import { mustRun } from './run.ts';
import { say } from './say.ts';

/** The PHP that Playground runs. The packages of all others are replaced by an empty one: 215 MB, not 583. */
const php = '8.3';
const unused = ['5-2', '7-4', '8-0', '8-1', '8-2', '8-4', '8-5'];

const manifest = JSON.stringify({
	private: true,
	dependencies: { '@wp-playground/cli': '3.1.56' },
	overrides: Object.fromEntries(
		unused.map(version => [`@php-wasm/node-${version}`, 'npm:empty-npm-package@1.0.0']),
	),
});

/**
 * WordPress Playground (PHP in WebAssembly) for machines without PHP. It is no dependency of this project: it
 * is installed into the cache the first time it is needed.
 *
 * @returns the JavaScript file to run with Node
 * @throws one line if it cannot be installed
 */
export async function ensurePlayground(): Promise<string> {
	const folder = await cached(`playground-${fingerprint(manifest)}`, async to => {
		say('installing WordPress Playground (215 MB, once) ...');
		await writeFile(join(to, 'package.json'), manifest);
		// It works without install scripts, and with an older Node than its packages ask for.
		const options = [
			'--ignore-scripts',
			'--engine-strict=false',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		];
		await mustRun('npm', ['install', ...options], { cwd: to }).catch(error => {
			throw new Error(
				`Could not install WordPress Playground: ${error.message} (Does \`npm ping\` work here?)`,
			);
		});
	});
	return join(folder, 'node_modules/@wp-playground/cli/wp-playground.js');
}

/** The arguments to serve a WordPress folder as it is, with the database driver that the folder brings. */
export function playgroundArguments(cli: string, folder: string, port: number): string[] {
	return [
		cli,
		'server',
		`--port=${port}`,
		`--site-url=http://127.0.0.1:${port}`,
		`--php=${php}`,
		'--workers=2', // Each takes 300 MB; two let one request be answered while another hangs.
		'--verbosity=quiet',
		`--mount-before-install=${folder}:/wordpress`,
		'--wordpress-install-mode=do-not-attempt-installing',
		'--skip-sqlite-setup',
	];
}
