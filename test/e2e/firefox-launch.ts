import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectMarionette, type Marionette } from './firefox-marionette.ts';
import { within } from './until.ts';

/** A Firefox without a window on the screen, with a profile of its own. */
export interface Firefox extends Marionette {
	/** Ends it and removes its profile. */
	quit(): Promise<void>;
}

const SIZE = { width: 1400, height: 900 };

/** Asks nothing of the outside, and nothing of a person. */
const PREFERENCES = {
	'app.normandy.enabled': false,
	'app.update.enabled': false,
	'browser.aboutwelcome.enabled': false,
	'browser.safebrowsing.downloads.enabled': false,
	'browser.safebrowsing.malware.enabled': false,
	'browser.safebrowsing.phishing.enabled': false,
	'browser.shell.checkDefaultBrowser': false,
	'browser.startup.page': 0,
	'datareporting.policy.dataSubmissionEnabled': false,
	'extensions.getAddons.cache.enabled': false,
	'network.captive-portal-service.enabled': false,
	'network.connectivity-service.enabled': false,
	'services.settings.server': 'data:,',
	'toolkit.telemetry.enabled': false,
};

/**
 * Starts Firefox.
 *
 * @param path of the program
 * @throws Error with its last words when it does not come up
 */
export async function startFirefox(path: string): Promise<Firefox> {
	const profile = mkdtempSync(join(tmpdir(), 'concord-firefox-'));
	const port = await freePort();
	const preferences = Object.entries({ ...PREFERENCES, 'marionette.port': port });
	const lines = preferences.map(
		([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
	);
	writeFileSync(join(profile, 'user.js'), lines.join(''));
	const size = { MOZ_HEADLESS_WIDTH: String(SIZE.width), MOZ_HEADLESS_HEIGHT: String(SIZE.height) };
	const child = spawn(
		path,
		[
			'-headless',
			'-marionette',
			'-remote-allow-system-access',
			'-no-remote',
			'-profile',
			profile,
			'about:blank',
		],
		{ stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...size, HOME: profile } },
	);
	let words = '';
	child.stderr.on('data', chunk => {
		words = `${words}${chunk}`.slice(-2000);
	});
	// Whatever ends this process ends the browser, too.
	const kill = () => child.kill('SIGKILL');
	process.once('exit', kill);
	const clean = async () => {
		process.off('exit', kill);
		if (child.exitCode === null && child.signalCode === null) {
			await within(once(child, 'exit'), 10_000).catch(kill);
		}
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const marionette = await connectMarionette(port);
		return {
			...marionette,
			async quit() {
				await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
				marionette.close();
				await clean();
			},
		};
	} catch (error) {
		kill();
		await clean();
		throw new Error(`Firefox did not come up: ${String(error)}\n${words}`);
	}
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	await once(server, 'close');
	if (address === null || typeof address === 'string') throw new Error('No port is free');
	return address.port;
}
