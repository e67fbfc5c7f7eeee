import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Truth, trafficFolder } from '../accuracy/truth.ts';
import { type Har, type HarEntry, harOf } from './har.ts';

/** Nothing bigger goes into the repository. */
const LIMIT = 200_000;

/**
 * Writes the two files of a case.
 *
 * @returns bytes of the zipped HAR
 * @throws Error when it is too big
 */
export function writeFixture(name: string, entries: readonly HarEntry[], truth: Truth): number {
	const creator = truth.source === 'recorded' ? `recorded, ${truth.browser}` : 'written by hand';
	const har: Har = { ...harOf(entries, 'concord test/record'), log: logOf(entries, creator) };
	const zipped = gzipSync(JSON.stringify(har), { level: 9 });
	// The operating system's mark in the header of gzip would make the same content two different files.
	zipped[9] = 255;
	if (zipped.length > LIMIT) throw new Error(`${name}: ${zipped.length} bytes are too many`);
	mkdirSync(trafficFolder, { recursive: true });
	writeFileSync(`${trafficFolder}/${name}.har.gz`, zipped);
	writeFileSync(`${trafficFolder}/${name}.json`, `${JSON.stringify(truth, null, '\t')}\n`);
	return zipped.length;
}

function logOf(entries: readonly HarEntry[], comment: string): Har['log'] {
	return { ...harOf(entries, 'concord test/record').log, comment };
}
