import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cached, fingerprint } from './cache.ts';

let root: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'concord-cache-'));
	vi.stubEnv('CONCORD_CACHE', root);
});
afterEach(async () => {
	vi.unstubAllEnvs();
	await rm(root, { recursive: true });
});

test('of several who want the same, one makes it and all get it', async () => {
	const make = vi.fn((folder: string) => writeFile(join(folder, 'file'), 'made'));
	const folders = await Promise.all([cached('thing', make), cached('thing', make), cached('thing', make)]);
	expect(new Set(folders)).toEqual(new Set([join(root, 'thing')]));
	expect(make).toHaveBeenCalledTimes(1);
	expect(await readFile(join(root, 'thing/file'), 'utf8')).toBe('made');
});

test('what could not be finished leaves nothing, and the next one tries again', async () => {
	const failing = cached('thing', async folder => {
		await writeFile(join(folder, 'half'), '');
		throw new Error('No network.');
	});
	await expect(failing).rejects.toThrow('No network.');
	expect(await readdir(root)).toEqual([]);

	await cached('thing', folder => writeFile(join(folder, 'file'), 'made'));
	expect(await readdir(root)).toEqual(['thing']);
});

test('a fingerprint tells where one part ends and the next begins', () => {
	expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'));
	expect(fingerprint('ab', 'c')).toBe(fingerprint('ab', 'c'));
});
