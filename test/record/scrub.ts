import { fileURLToPath } from 'node:url';
import type { HarEntry } from './har.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * Takes this machine out of a recording: where the site's folder was becomes /var/www/html, in every way a path is
 * written (plain, in JSON, in a URL), so that PHP's messages read as those of any host.
 */
export function scrub(entries: readonly HarEntry[], siteFolder: string): HarEntry[] {
	const around = siteFolder.replace(/\/wordpress$/, '');
	let text = JSON.stringify(entries);
	for (const [from, to] of [
		[siteFolder, '/var/www/html'],
		[`${around}/tmp`, '/tmp'],
		[around, '/var/www'],
		// PHP's stack traces end in the script that serves the site.
		[repository, '/srv'],
	] as const) {
		for (const write of [plain, escapedOnce, escapedTwice, encodeURIComponent]) {
			text = text.replaceAll(inJson(write(from)), inJson(write(to)));
		}
	}
	return JSON.parse(text);
}

const plain = (path: string): string => path;
/** As PHP's json_encode writes it. */
const escapedOnce = (path: string): string => path.replaceAll('/', '\\/');
/** JSON in JSON: a header of Query Monitor inside an ajax answer. */
const escapedTwice = (path: string): string => path.replaceAll('/', '\\\\\\/');
/** A text as it stands inside a JSON string. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
