import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { harEntry } from '../support.ts';
import type { BuiltCommand } from './built.ts';
import { buildCommand, run } from './built.ts';

let command: BuiltCommand;

const conflict = harEntry({
	method: 'POST',
	url: 'https://example.test/wp-json/wp/v2/posts/7',
	requestHeaders: { 'X-HTTP-Method-Override': 'PUT' },
	requestBody: '{"title":"A"}',
	status: 409,
	responseBody: JSON.stringify({
		code: 'acme_edit_conflict',
		message: 'Changed.',
		data: { status: 409, expected: 2, given: 1 },
	}),
});
const secret = harEntry({
	method: 'POST',
	url: 'https://example.test/wp-json/wp/v2/posts/7?_wpnonce=a1b2c3d4e5',
	requestHeaders: { Cookie: 'wordpress_logged_in_0=admin%7C1763712000%7Cq9Ff8s' },
	requestBody: '{"title":"A"}',
	status: 409,
	responseBody:
		'{"code":"acme_edit_conflict","message":"Changed by ann@example.test.","data":{"status":409}}',
});
const healthy = harEntry({ responseBody: '{"id":1}' });
const har = (...entries: object[]) => JSON.stringify({ log: { version: '1.2', entries } });
const concord = (args: readonly string[], more?: Parameters<typeof run>[2]) => run(command, args, more);

beforeAll(async () => {
	command = await buildCommand();
	const files: Record<string, string | Uint8Array> = {
		'conflict.har': har(conflict),
		'healthy.har': har(healthy),
		'secret.har': har(healthy, secret),
		'zipped.har': gzipSync(har(healthy, conflict)),
		'empty.har': '',
		'page.har': '<!DOCTYPE html><title>Not a HAR</title>',
		'cut.har': har(healthy, healthy, conflict).slice(0, -50),
		'other.har': '{"log":{"version":"1.2"}}',
		'garbled.har.gz': Buffer.from([0x1f, 0x8b, ...Array(30).fill(0xff)]),
		'cut.har.gz': gzipSync(har(...Array(50).fill(conflict))).subarray(0, 100),
	};
	for (const [name, content] of Object.entries(files)) writeFileSync(join(command.folder, name), content);
	mkdirSync(join(command.folder, 'folder'));
}, 60_000);
afterAll(() => command.remove());

describe('concord', () => {
	it('says its version, and how it is used', async () => {
		expect(await concord(['--version'])).toEqual({ status: 0, out: `${packageJson.version}\n`, err: '' });
		for (const args of [[], ['--help'], ['analyze', '--help']]) {
			expect(await concord(args)).toMatchObject({
				status: 0,
				out: expect.stringContaining('Usage: concord'),
			});
		}
	});

	it.each([
		[['frobnicate'], 'unknown command frobnicate; see concord --help'],
		[['analyze'], 'analyze needs a HAR file, or - for standard input'],
		[['analyze', 'a.har', '--frobnicate'], "Unknown option '--frobnicate'"],
		[
			['analyze', 'a.har', '--format', 'yaml'],
			'--format yaml: choose one of text, json, ndjson, markdown, html, har',
		],
		[
			['analyze', 'a.har', 'b.har', '--format', 'html'],
			'--format html: give one file, for it is one document',
		],
		[
			['analyze', 'a.har', '--support', 'friends'],
			'--support friends: choose one of wordpress-org, woocommerce, elementor, yoast, gutenberg, host, plugin-author',
		],
		[
			['analyze', 'a.har', '--support', 'host', '--format', 'json'],
			'--support writes a text of its own format; leave out --format',
		],
		[['analyze', 'a.har', '--all'], '--all goes with --format har'],
		[
			['analyze', 'a.har', '--site', 'example.test'],
			'--site example.test: give an origin such as https://example.com',
		],
		[
			['analyze', 'a.har', '--site', 'https://example.test/blog'],
			'--site https://example.test/blog: give an origin such as https://example.com',
		],
	])('takes %j for a mistake', async (args, text) => {
		expect(await concord(args)).toEqual({ status: 2, out: '', err: `concord: ${text}\n` });
	});
});

describe('concord analyze', () => {
	it('tells people what is wrong', async () => {
		const { status, out, err } = await concord(['analyze', 'conflict.har']);
		expect({ status, err }).toEqual({ status: 1, err: '' });
		expect(out).toContain('conflict.har · https://example.test: 1 conflict, 1 WordPress request');
		expect(out).toContain('The save of /wp/v2/posts/7 was based on an old version');
		expect(out).not.toContain('\u001b');
	});

	it('says on standard error that it let go of bodies', async () => {
		const saved = (second: number) =>
			harEntry({
				method: 'POST',
				url: 'https://example.test/wp-json/wp/v2/posts/9',
				requestBody: JSON.stringify({ content: `${second}`.padEnd(60_000) }),
				responseBody: '{"id":9}',
				startedDateTime: new Date(Date.UTC(2026, 10, 21, 8, 0, second)).toISOString(),
			});
		const entries = Array.from({ length: 60 }, (_, second) => saved(second));
		const input = JSON.stringify({ log: { entries } });
		const { err, out } = await concord(['analyze', '-', '--format', 'json'], { input });
		expect(err).toMatch(/^concord: -: Bodies let go to save memory: of \d+ requests\..*\n$/);
		expect(JSON.parse(out).source.bodiesLetGo).toBeGreaterThan(0);
	});

	it('says so when nothing is', async () => {
		const { status, out } = await concord(['analyze', 'healthy.har']);
		expect(status).toBe(0);
		expect(out).toContain('No conflict found.');
	});

	it('reads standard input and gzip, whatever the file is called', async () => {
		const plain = await concord(['analyze', '-', '--format', 'json'], { input: har(healthy, conflict) });
		expect(JSON.parse(plain.out)).toMatchObject({
			source: { kind: 'har', name: 'standard input', entries: 2 },
			summary: { conflicts: 1 },
			findings: [{ kind: 'stale-version', exchangeIds: [1] }],
		});
		const zipped = await concord(['analyze', 'zipped.har', '--format', 'json']);
		expect(JSON.parse(zipped.out).findings).toEqual(JSON.parse(plain.out).findings);
		const piped = await concord(['analyze', '-'], { input: gzipSync(har(conflict)) });
		expect(piped.status).toBe(1);
	});

	it('prints one document, an array of them, or one a line', async () => {
		const names = (reports: { source: { name: string } }[]) => reports.map(({ source }) => source.name);
		const files = ['conflict.har', 'healthy.har'];
		const one = await concord(['analyze', 'conflict.har', '--format', 'json']);
		expect(JSON.parse(one.out).format).toBe('concord-conflict-report');
		const array = await concord(['analyze', ...files, '--format', 'json']);
		expect(names(JSON.parse(array.out))).toEqual(files);
		const lines = (await concord(['analyze', ...files, '--format', 'ndjson'])).out.trimEnd().split('\n');
		expect(names(lines.map(line => JSON.parse(line)))).toEqual(files);
	});

	it('writes what is read elsewhere: Markdown, a page, a HAR, a text to fill in', async () => {
		const write = async (...args: string[]) => (await concord(['analyze', 'secret.har', ...args])).out;
		expect(await write('--format', 'markdown')).toMatch(/^# WordPress conflict report/);
		expect(await write('--format', 'html')).toMatch(/^<!DOCTYPE html>/);
		expect(await write('--support', 'host')).toContain('== Ids to search the logs for ==');
		const entries = async (...args: string[]) =>
			JSON.parse(await write('--format', 'har', ...args)).log.entries.length;
		expect(await entries()).toBe(1);
		expect(await entries('--all')).toBe(2);
	});

	it('writes no secret in any format, and hides the site where asked to', async () => {
		for (const args of [['text'], ['json'], ['ndjson'], ['markdown'], ['html'], ['har'], ['har', '--all']]) {
			const { out, status } = await concord(['analyze', 'secret.har', '--hide-site', '--format', ...args]);
			expect(status).toBe(1);
			for (const secret of ['a1b2c3d4e5', 'admin%7C17', 'ann@example.test', 'example.test']) {
				expect(out, `${args} ${secret}`).not.toContain(secret);
			}
			expect(out).toContain('site.example');
		}
	}, 20_000);

	it('looks at one site only', async () => {
		const none = await concord(['analyze', 'conflict.har', '--site', 'https://other.test']);
		expect(none).toMatchObject({ status: 0, out: expect.stringContaining('No WordPress request') });
		const same = await concord(['analyze', 'conflict.har', '--site', 'https://example.test/']);
		expect(same.status).toBe(1);
	});

	it.each([
		['missing.har', 'no such file'],
		['folder', 'is a directory'],
		['empty.har', 'empty'],
		['page.har', 'not JSON'],
		['cut.har', 'truncated JSON after 2 whole entries'],
		['other.har', 'not a HAR: JSON without log.entries'],
		['garbled.har.gz', 'garbled gzip'],
		['cut.har.gz', 'truncated gzip'],
	])('says in one line what is wrong with %s', async (file, text) => {
		expect(await concord(['analyze', file])).toEqual({
			status: 2,
			out: '',
			err: `concord: ${file}: ${text}\n`,
		});
	});

	it('reports on the good ones among bad ones', async () => {
		const { status, out, err } = await concord([
			'analyze',
			'missing.har',
			'conflict.har',
			'page.har',
			'--format',
			'json',
		]);
		expect(status).toBe(2);
		expect(JSON.parse(out)).toMatchObject([{ source: { name: 'conflict.har' } }]);
		expect(err).toBe('concord: missing.har: no such file\nconcord: page.har: not JSON\n');
	});

	it('colours only for a terminal, or when it is told to', async () => {
		const colours = async (env: Record<string, string>) =>
			(await concord(['analyze', 'conflict.har'], { env })).out.includes('\u001b[');
		expect(await colours({})).toBe(false);
		expect(await colours({ FORCE_COLOR: '1' })).toBe(true);
		expect(await colours({ FORCE_COLOR: '0' })).toBe(false);
	});
});

describe('--output', () => {
	const drafts = () => readdirSync(command.folder).filter(name => name.endsWith('.tmp'));

	it('writes the file and nothing else', async () => {
		const ended = await concord(['analyze', 'conflict.har', '--format', 'json', '--output', 'report.json']);
		expect(ended).toEqual({ status: 1, out: '', err: '' });
		expect(JSON.parse(readFileSync(join(command.folder, 'report.json'), 'utf8')).version).toBe(1);
		expect(drafts()).toEqual([]);
	});

	it('leaves what is there when there is nothing to write', async () => {
		writeFileSync(join(command.folder, 'kept.txt'), 'before');
		expect((await concord(['analyze', 'page.har', '--output', 'kept.txt'])).status).toBe(2);
		expect(readFileSync(join(command.folder, 'kept.txt'), 'utf8')).toBe('before');
		expect(drafts()).toEqual([]);
	});

	it('says when it cannot', async () => {
		const to = async (path: string) => (await concord(['analyze', 'conflict.har', '--output', path])).err;
		expect(await to('folder')).toBe('concord: folder: is a directory\n');
		expect(await to('nowhere/report.txt')).toBe('concord: nowhere/report.txt: no such file\n');
	});

	// The sooner the harder: whoever looks without a pause meets the moment in which the draft has just been made.
	it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no draft behind after %s', async signal => {
		for (const left of drafts()) rmSync(join(command.folder, left));
		const args = [command.script, 'analyze', '-', '--output', 'interrupted.txt'];
		const child = spawn(process.execPath, args, { cwd: command.folder, stdio: ['pipe', 'ignore', 'pipe'] });
		let err = '';
		child.stderr.on('data', chunk => {
			err += chunk;
		});
		while (drafts().length === 0) await nextTurn();
		child.kill(signal);
		expect(await once(child, 'close')).toEqual([null, signal]);
		expect(err).toBe('');
		expect(drafts()).toEqual([]);
		expect(existsSync(join(command.folder, 'interrupted.txt'))).toBe(false);
	});
});

it('ends quietly when nobody reads on', async () => {
	writeFileSync(join(command.folder, 'many.har'), har(...Array(300).fill(conflict)));
	const files = Array(5).fill('many.har');
	const child = spawn(process.execPath, [command.script, 'analyze', ...files], { cwd: command.folder });
	let err = '';
	child.stderr.on('data', chunk => {
		err += chunk;
	});
	child.stdout.once('data', () => child.stdout.destroy());
	const [status, signal] = await once(child, 'exit');
	expect({ status, signal, err }).toEqual({ status: 1, signal: null, err: '' });
});
