import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Truth } from '../accuracy/truth.ts';
import { type Har, type HarEntry, harOf } from './har.ts';

/** Nothing bigger goes into the repository. */
const LIMIT = 200_000;

/**
 * Writes the two files of a case.
 *
 * @param folder where to, made if it is not there
 * @returns bytes of the zipped HAR
 * @throws Error when it is too big
 */
export function writeFixture(
	folder: string,
	name: string,
	entries: readonly HarEntry[],
	truth: Truth,
): number {
	const origin = truth.source === 'recorded' ? `recorded, ${truth.browser}` : 'written by hand';
	const { log } = harOf(entries, 'concord test/record');
	const har: Har = { log: { ...log, comment: origin } };
	const zipped = gzipSync(JSON.stringify(har), { level: 9 });
	// The operating system's mark in the header of gzip would make the same content two different files.
	zipped[9] = 255;
	if (zipped.length > LIMIT) throw new Error(`${name}: ${zipped.length} bytes are too many`);
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/${name}.har.gz`, zipped);
	writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(truth, null, '\t')}\n`);
	return zipped.length;
}
