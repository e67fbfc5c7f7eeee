import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { cached, fingerprint } from './cache.ts';
import { type Package, unpack } from './download.ts';
import { say } from './say.ts';

/** The WordPress releases that can be started: the current one, and an old one for what changed since. */
export type WordPressVersion = '7.1' | '6.5';

/** An untouched WordPress in the cache, and the SQLite driver for it. `id` names exactly this content. */
export type Core = { id: string; release: string; wordpress: string; driver: string };

/** Where a release comes from, and what of it is of no use here. All of it is in the cached folder's name. */
type Recipe = { release: string; from: Package; members: readonly string[]; unwanted: readonly string[] };

const driver = 'sqlite-database-integration';
const secondTheme = 'wp-content/themes/twentytwentythree';

/** WordPress Studio's command line: it carries a whole WordPress, themes and all, and the SQLite driver. */
const current: Recipe = {
	release: '7.1.1',
	from: {
		spec: 'wp-studio@1.22.0',
		sha512: 'boMtahkhgWDKKyNTBA1uTK5ghnAmxXhDY6KeQCO9FmcI3/o+YOSq8JwYW5ZYnxHCxH14Jf/mD6CJTBvTWl2Ytw==',
		megabytes: 67,
	},
	members: ['dist/cli/wp-files/latest/wordpress', `dist/cli/wp-files/${driver}`],
	unwanted: ['wp-content/plugins/akismet'], // Talks to its vendor.
};

/**
 * WordPress Playground's old releases, in two pieces: a zip of the PHP files, and the static files apart. The
 * zip holds but one theme; of two more there are the pictures without the PHP.
 */
const old: Recipe = {
	release: '6.5.5',
	from: {
		spec: '@wp-playground/wordpress-builds@0.9.19',
		sha512: 'dlqvh/MJDpE5W68vgPPKUjpip6zMuBh59L3D18ZX+pdwurC4q4ydrTww/3sTMV69BBcoH6kF93YtAtujNC5Mpw==',
		megabytes: 159,
	},
	members: ['public/wp-6.5', 'src/wordpress/wp-6.5.zip'],
	unwanted: [
		'wp-config.php',
		'wp-content/database',
		'wp-content/db.php',
		'wp-content/mu-plugins',
		'wp-content/themes/twentytwentytwo',
		secondTheme,
	],
};

/**
 * A pristine WordPress, fetched once and kept in the cache. Nobody may write into it: copy it.
 * Throws one line if it cannot be fetched.
 */
export function ensureCore(version: WordPressVersion): Promise<Core> {
	return version === '7.1' ? ensureCurrent() : ensureOld();
}

async function ensureCurrent(): Promise<Core> {
	const id = `core-${current.release}-${fingerprint(JSON.stringify(current))}`;
	const folder = await cached(id, async to => {
		await fetchInto(to, current);
		await removeUnwanted(join(to, 'wordpress'), current);
	});
	return { id, release: current.release, wordpress: join(folder, 'wordpress'), driver: join(folder, driver) };
}

/** Borrows from the current release what the old one lacks: the driver, and a second theme it can run. */
async function ensureOld(): Promise<Core> {
	const newer = await ensureCurrent();
	const id = `core-${old.release}-${fingerprint(JSON.stringify(old), newer.id)}`;
	const folder = await cached(id, async to => {
		const wordpress = join(to, 'wordpress');
		await fetchInto(to, old);
		await rename(join(to, 'wp-6.5'), wordpress);
		await unzip(join(to, 'wp-6.5.zip'), wordpress);
		await removeUnwanted(wordpress, old);
		await cp(join(newer.wordpress, secondTheme), join(wordpress, secondTheme), { recursive: true });
	});
	return { id, release: old.release, wordpress: join(folder, 'wordpress'), driver: newer.driver };
}

async function fetchInto(folder: string, { release, from, members }: Recipe): Promise<void> {
	say(`fetching WordPress ${release} (${from.megabytes} MB, once) ...`);
	await unpack(from, members, folder);
}

async function removeUnwanted(wordpress: string, { unwanted }: Recipe): Promise<void> {
	for (const path of unwanted) {
		await rm(join(wordpress, path), { recursive: true, force: true });
	}
}

async function unzip(archive: string, folder: string): Promise<void> {
	const files = unzipSync(await readFile(archive));
	for (const [name, content] of Object.entries(files)) {
		if (!name.endsWith('/')) {
			await mkdir(dirname(join(folder, name)), { recursive: true });
			await writeFile(join(folder, name), content);
		}
	}
	await rm(archive);
}
