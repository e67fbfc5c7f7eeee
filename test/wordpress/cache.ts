import { createHash } from 'node:crypto';
import { access, mkdir, mkdtemp, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keep } from './keeper.ts';
import { withLock } from './lock.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

/** The folder for all that is fetched or built: `.cache/wordpress` of the repository, or CONCORD_CACHE. */
export function cacheFolder(): string {
	return process.env.CONCORD_CACHE
		? resolve(process.env.CONCORD_CACHE)
		: join(repository, '.cache', 'wordpress');
}

/** A short name for everything that went into something, so that a change in any gives another name. */
export function fingerprint(...parts: readonly (string | Buffer)[]): string {
	const hash = createHash('sha256');
	for (const part of parts) {
		hash.update(`${part.length}:`).update(part);
	}
	return hash.digest('hex').slice(0, 12);
}

/**
 * The cache folder `name`, made by `make` if it is not there yet.
 *
 * `make` fills an empty folder beside it, which then gets its name in one step: a folder that has the name is
 * complete, whatever was killed when. Throws what `make` throws, and then keeps nothing.
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
	const root = cacheFolder();
	const folder = join(root, name);
	if (await exists(folder)) {
		return folder;
	}
	return withLock(join(root, `${name}.lock`), async () => {
		if (await exists(folder)) {
			return folder;
		}
		await mkdir(root, { recursive: true });
		const unfinished = await mkdtemp(join(root, `${name}.unfinished-`));
		const keeper = keep(unfinished); // Interrupted half way, it is removed as well.
		try {
			await make(unfinished);
			await rename(unfinished, folder).catch(async error => {
				// Somebody else was faster (a folder that is not empty is never replaced): theirs is as good.
				if (!(await exists(folder))) {
					throw error;
				}
			});
		} finally {
			await keeper.close();
		}
		return folder;
	});
}

function exists(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false,
	);
}
