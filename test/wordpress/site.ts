import { constants, cpSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache.ts';
import type { Core } from './core.ts';
import { type Keeper, keep } from './keeper.ts';
import { run } from './run.ts';

/**
 * A WordPress of one's own: a folder that lives as long as the test. `folder` holds everything (server log
 * and temporary files too), `root` in it is the WordPress, and `mark` a file in `root` that says whose it is.
 */
export type Site = { folder: string; root: string; mark: string; core: Core; keeper: Keeper; fill: Fill };

/** Puts more into wp-content (gets its path) than every site has: when the site is made, and at each reset. */
export type Fill = (content: string) => Promise<void>;

const ours = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Makes a site folder out of the cache: a real copy of every file (shared blocks where the file system can).
 * Links would be quicker but wrong: through symbolic links PHP's __FILE__ points into the cache, and
 * WordPress then looks for wp-config.php and plugin addresses there; through hard links a test that edits a
 * core file edits the cache.
 *
 * @param database an installed database to start from; without it WordPress is not installed yet
 */
export async function makeSite(core: Core, database?: string, fill: Fill = async () => {}): Promise<Site> {
	const sites = join(cacheFolder(), 'sites');
	await mkdir(sites, { recursive: true });
	// Ext4 does not reuse the inodes of just deleted files, and looks at each of them for every file it makes near
	// by: a site made soon after another was removed took 4 s, not 0.2. With this mark the folders in `sites` are
	// spread over the disk. Other file systems refuse it and do not need it.
	await run('chattr', ['+T', sites]);
	const folder = await mkdtemp(join(sites, 'site-'));
	const root = join(folder, 'wordpress');
	const site = { folder, root, mark: 'concord-site.txt', core, keeper: keep(folder), fill };
	try {
		// Blocks for half a second, where the asynchronous `cp` takes thrice that for these 3800 files.
		cpSync(core.wordpress, root, { recursive: true, mode: constants.COPYFILE_FICLONE });
		await cp(core.driver, join(root, 'wp-content', basename(core.driver)), { recursive: true });
		await copyFile(ours('php/wp-config.php'), join(root, 'wp-config.php'));
		await writeFile(join(root, site.mark), folder);
		await mkdir(join(root, 'wp-content/database'));
		await mkdir(join(folder, 'tmp'));
		await fillContent(site);
		if (database !== undefined) {
			await copyFile(database, databaseOf(site));
		}
		return site;
	} catch (error) {
		await site.keeper.close();
		throw error;
	}
}

/** Where the site's database is. Copy it between requests only. */
export function databaseOf({ root }: Site): string {
	return join(root, 'wp-content/database/.ht.sqlite');
}

const startState = ({ folder }: Site): string => join(folder, 'start.sqlite');

/** Keeps the database as it is now for `resetSite`. */
export function rememberSite(site: Site): Promise<void> {
	return copyFile(databaseOf(site), startState(site));
}

/** Puts the database and everything in wp-content but the themes back. Between requests only. */
export async function resetSite(site: Site): Promise<void> {
	const database = databaseOf(site);
	await copyFile(startState(site), `${database}.new`);
	await rename(`${database}.new`, database);
	for (const journal of ['-wal', '-shm', '-journal']) {
		await rm(database + journal, { force: true });
	}
	const content = join(site.root, 'wp-content');
	for (const name of await readdir(content)) {
		if (!['themes', 'database', basename(site.core.driver)].includes(name)) {
			await rm(join(content, name), { recursive: true });
		}
	}
	await fillContent(site);
}

async function fillContent({ root, core, fill }: Site): Promise<void> {
	const content = join(root, 'wp-content');
	await cp(join(core.wordpress, 'wp-content/plugins'), join(content, 'plugins'), { recursive: true });
	await cp(ours('plugins'), join(content, 'plugins'), { recursive: true });
	await cp(ours('php/mu-plugins'), join(content, 'mu-plugins'), { recursive: true });
	await copyFile(ours('php/db.php'), join(content, 'db.php'));
	await mkdir(join(content, 'uploads'), { recursive: true });
	await fill(content);
}

/**
 * Removes what a power cut, or a killed keeper, left in the cache. By age: a demo may run for a day or two.
 */
export async function sweep(): Promise<void> {
	const weekAgo = Date.now() - 7 * 24 * 60 * 60 * 1000;
	const root = cacheFolder();
	const unfinished = (await readdir(root)).filter(name => name.includes('.unfinished-'));
	const sites = await readdir(join(root, 'sites')).catch(() => []);
	for (const name of [...unfinished, ...sites.map(site => join('sites', site))]) {
		const path = join(root, name);
		const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
		if (mtimeMs < weekAgo) {
			await rm(path, { recursive: true, force: true });
		}
	}
}
