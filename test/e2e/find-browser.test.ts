import { describe, expect, it } from 'vitest';
import { chooseBrowser, type Probes } from './find-browser.ts';

const SUCCESS = { ok: true, output: '' };

/** A Debian as root with nothing on it, unless told otherwise; remembers what was run. */
function machine(changes: Partial<Probes> & { files?: string[] } = {}) {
	const files = new Set(changes.files ?? []);
	const ran: string[] = [];
	const said: string[] = [];
	const probes: Probes = {
		platform: 'linux',
		env: { PATH: '/usr/local/bin:/usr/bin' },
		exists: path => files.has(path),
		isDebian: () => true,
		isRoot: () => true,
		say: line => said.push(line),
		pause: async () => undefined,
		...changes,
		run: async (command, args) => {
			ran.push([command, ...args.filter(arg => !/^-(qq|o)$|^DPkg/.test(arg))].join(' '));
			return changes.run?.(command, args) ?? SUCCESS;
		},
	};
	return { probes, files, ran, said };
}

describe('chooseBrowser', () => {
	it('takes CONCORD_BROWSER before anything installed', async () => {
		const { probes } = machine({
			env: { CONCORD_BROWSER: '/opt/mine' },
			files: ['/opt/mine', '/usr/bin/chromium'],
		});
		expect(await chooseBrowser(probes)).toEqual({ path: '/opt/mine', kind: 'chrome' });
	});

	it('takes CONCORD_BROWSER as a command on PATH', async () => {
		const env = { CONCORD_BROWSER: 'my-chromium', PATH: '/a:/b' };
		const { probes } = machine({ env, files: ['/b/my-chromium'] });
		expect(await chooseBrowser(probes)).toEqual({ path: '/b/my-chromium', kind: 'chromium' });
	});

	it('does not fall back when CONCORD_BROWSER is wrong', async () => {
		const { probes } = machine({ env: { CONCORD_BROWSER: '/nope' }, files: ['/usr/bin/chromium'] });
		await expect(chooseBrowser(probes)).rejects.toThrow(
			/^CONCORD_BROWSER is "\/nope", but no program is there/,
		);
	});

	it('prefers the Chromium it is measured with to a branded Chrome', async () => {
		const { probes, ran } = machine({ files: ['/usr/bin/google-chrome', '/usr/bin/chromium'] });
		expect(await chooseBrowser(probes)).toEqual({ path: '/usr/bin/chromium', kind: 'chromium' });
		expect(ran).toEqual([]);
	});

	it.each([
		['linux', { PATH: '/home/me/bin' }, '/home/me/bin/google-chrome'],
		['linux', {}, '/opt/microsoft/msedge/msedge'],
		['darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
		[
			'darwin',
			{ HOME: '/Users/me' },
			'/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		],
		['win32', { PROGRAMFILES: 'C:\\Programs' }, 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
		['win32', { Path: 'C:\\a;D:\\b' }, 'D:\\b\\chrome.exe'],
	] as const)('finds the one on %s with %o', async (platform, env, path) => {
		const { probes } = machine({ platform, env, files: [path] });
		expect(await chooseBrowser(probes)).toEqual({ path, kind: 'chrome' });
	});

	it('installs chromium on a Debian as root, and says so in one line', async () => {
		const { probes, files, ran, said } = machine({
			run: async (_, args) => {
				if (args.includes('install')) files.add('/usr/bin/chromium');
				return SUCCESS;
			},
		});
		expect(await chooseBrowser(probes)).toEqual({ path: '/usr/bin/chromium', kind: 'chromium' });
		expect(ran).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends chromium']);
		expect(said).toHaveLength(1);
	});

	it('waits for the locks of another apt-get', async () => {
		const answers = [{ ok: false, output: 'E: Could not get lock /var/lib/apt/lists/lock.' }];
		const { probes, files, ran } = machine({
			run: async (_, args) => {
				if (args.includes('install')) files.add('/usr/bin/chromium');
				return answers.pop() ?? SUCCESS;
			},
		});
		expect(await chooseBrowser(probes)).toMatchObject({ path: '/usr/bin/chromium' });
		expect(ran.filter(line => line === 'apt-get update')).toHaveLength(2);
	});

	it('says why apt-get failed and what to do', async () => {
		const output = 'Reading package lists...\nE: Unable to locate package chromium\n';
		const { probes } = machine({ run: async () => ({ ok: false, output }) });
		await expect(chooseBrowser(probes)).rejects.toThrow(
			/^No Chrome or Chromium found, and apt-get could not install chromium \(E: Unable to locate package chromium\): install Chrome or Chromium, or set CONCORD_BROWSER to the path of one\.$/,
		);
	});

	it.each([
		['not root', { isRoot: () => false }],
		['not a Debian', { isDebian: () => false }],
		['not a Linux', { platform: 'darwin' }],
	] as const)('says what to do when none is there and none installable: %s', async (_, changes) => {
		const { probes, ran } = machine(changes);
		await expect(chooseBrowser(probes)).rejects.toThrow(
			/^No Chrome or Chromium found: install Chrome or Chromium, or set CONCORD_BROWSER to the path of one\.$/,
		);
		expect(ran).toEqual([]);
	});
});
