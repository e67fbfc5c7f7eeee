import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json' with { type: 'json' };
import { lintAddOn } from '../../scripts/package/web-ext.ts';

/*
 * What is sent to the stores, made twice: here, and from the unpacked source archive in another folder, in another time zone
 * and language. What a reviewer does.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
let work = '';
let unpacked = '';

/** A process of its own, so that nothing of the tests gets in. */
function npm(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
	const { status, stderr } = spawnSync('npm', [...args], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, ...env },
		shell: process.platform === 'win32',
	});
	expect(status, stderr).toBe(0);
}

function makePackages(folder: string, out: string, env?: NodeJS.ProcessEnv): void {
	npm(folder, ['run', '--silent', 'package', '--', '--out', out], env);
}

const bytesOf = (out: string, name: string) => readFileSync(join(work, out, `concord-${version}-${name}`));

beforeAll(() => {
	work = mkdtempSync(join(tmpdir(), 'concord-packages-'));
	makePackages(root, join(work, 'first'));
	unpacked = join(work, 'source');
	unpack(bytesOf('first', 'source.zip'), unpacked);
	npm(unpacked, ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund']);
	makePackages(unpacked, join(work, 'second'), { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' });
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

function unpack(archive: Uint8Array, folder: string): void {
	for (const [path, bytes] of Object.entries(unzipSync(archive))) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), bytes);
	}
}

it.each(['chrome.zip', 'firefox.zip', 'source.zip', 'notes.md'])('%s is the same both times', name => {
	expect(bytesOf('first', name).equals(bytesOf('second', name))).toBe(true);
});

it('makes these files and no others', () => {
	const names = ['chrome.zip', 'firefox.zip', 'notes.md', 'source.zip'];
	expect(readdirSync(join(work, 'first')).sort()).toEqual(names.map(name => `concord-${version}-${name}`));
});

describe.each(['chrome', 'firefox'])('the package for %s', browser => {
	it('has its manifest at the top, with the version, and nothing that a store refuses', () => {
		const files = unzipSync(bytesOf('first', `${browser}.zip`));
		const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
		expect(manifest.version).toBe(version);
		expect('browser_specific_settings' in manifest).toBe(browser === 'firefox');
		expect(Object.keys(files).filter(path => /(?:^|\/)\.|\.map$|\.ts$|node_modules/.test(path))).toEqual([]);
	});
});

it('leaves recordings, tests and what is made out of the source archive', () => {
	const paths = Object.keys(unzipSync(bytesOf('first', 'source.zip')));
	expect(paths).toEqual(expect.arrayContaining(['package-lock.json', 'docs/store/reviewers.md']));
	expect(paths.filter(path => /^(?:test|dist|node_modules|\.cache|\.git)\//.test(path))).toEqual([]);
});

// The first time it is fetched.
it('web-ext lint says nothing of the package for Firefox', { timeout: 300_000 }, () => {
	const folder = join(work, 'add-on');
	unpack(bytesOf('first', 'firefox.zip'), folder);
	const { errors, notices, warnings } = lintAddOn(folder);
	expect({ errors, notices, warnings }).toEqual({ errors: [], notices: [], warnings: [] });
});
