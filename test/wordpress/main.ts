import { once } from 'node:events';
import { parseArgs } from 'node:util';
import {
	type BackendKind,
	type FixturePlugin,
	fixturePlugins,
	type StartOptions,
	startWordPress,
} from './index.ts';
import { say } from './say.ts';

const usage = `Starts a WordPress on loopback; Ctrl-C stops and removes it.

  npx tsx test/wordpress/main.ts [--plugins a,b] [--theme name] [--version 7.1|6.5] [--backend php|playground]

plugins: ${fixturePlugins.join(', ')}
`;

/** Reads the command line. Throws one line about what it does not understand. */
function readOptions(): StartOptions | 'help' {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		options: {
			plugins: text,
			theme: text,
			version: text,
			backend: text,
			help: { type: 'boolean', short: 'h' },
		},
	});
	if (values.help) {
		return 'help';
	}
	const plugins = (values.plugins ?? '').split(',').filter(name => name !== '');
	return {
		plugins: plugins.map(name => oneOf<FixturePlugin>('--plugins', name, fixturePlugins)),
		version: oneOf('--version', values.version ?? '7.1', ['7.1', '6.5']),
		...(values.theme === undefined ? {} : { theme: values.theme }),
		...(values.backend === undefined
			? {}
			: { backend: oneOf<BackendKind>('--backend', values.backend, ['php', 'playground']) }),
	};
}

function oneOf<T extends string>(option: string, value: string, all: readonly T[]): T {
	const found = all.find(one => one === value);
	if (found === undefined) {
		throw new Error(`${option}: '${value}' is none of ${all.join(', ')}`);
	}
	return found;
}

async function main(): Promise<void> {
	const options = readOptions();
	if (options === 'help') {
		console.log(usage);
		return;
	}
	const wp = await startWordPress(options);
	console.log(`WordPress ${wp.version} (${wp.backend}): ${wp.origin}/wp-admin/`);
	console.log('Log in as admin/admin or editor/editor. Ctrl-C stops it.');
	const awake = setInterval(() => {}, 60_000); // Waiting for a signal does not keep Node alive.
	await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
	clearInterval(awake);
	await wp.stop();
}

main().catch(error => {
	say(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
});
