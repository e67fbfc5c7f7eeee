import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mustRun } from './run.ts';

/** A package of the npm registry, pinned by content. */
export type Package = { spec: string; sha512: string; megabytes: number };

/**
 * Fetches a package and unpacks some of its folders or files into `folder`.
 *
 * `npm pack`, not `npm install`: no dependency tree, no install scripts, and it honours whatever registry,
 * proxy and certificates npm is set up with.
 *
 * @param members paths inside the package; what lies above the last name is stripped: `a/b/c` becomes `c`
 * @throws one line that says which package, what failed and what to try
 */
export async function unpack(source: Package, members: readonly string[], folder: string): Promise<void> {
	const download = join(folder, '.download');
	await mkdir(download);
	try {
		const archive = await pack(source, download);
		for (const member of members) {
			const strip = String(member.split('/').length);
			await mustRun('tar', [
				'-xzf',
				archive,
				'--no-same-owner',
				'-C',
				folder,
				`--strip-components=${strip}`,
				`package/${member}`,
			]);
		}
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Error(`Could not get ${source.spec}: ${why} (Does \`npm ping\` work here?)`);
	} finally {
		await rm(download, { recursive: true, force: true });
	}
}

async function pack({ spec, sha512 }: Package, folder: string): Promise<string> {
	await mustRun('npm', ['pack', spec, '--ignore-scripts', '--pack-destination', folder]);
	const name = (await readdir(folder)).find(file => file.endsWith('.tgz'));
	if (name === undefined) {
		throw new Error('npm said it was done, but there is no archive.');
	}
	const archive = join(folder, name);
	const hash = createHash('sha512');
	await pipeline(createReadStream(archive), hash);
	const got = hash.digest('base64');
	if (got !== sha512) {
		throw new Error(`the archive is not the one pinned here: its sha512 is ${got}.`);
	}
	return archive;
}
