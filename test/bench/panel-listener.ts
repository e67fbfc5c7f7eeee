import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEVTOOLS_PAGE_PATH } from '../e2e/attach.ts';

/*
 * Extensions of a few lines: what any that watches a page's requests costs the page, whatever it does with them. Their page
 * has the place of Concord's, and says in the same way that it is there.
 */

/** Is told of each request and does nothing. */
export const LISTENS = 'chrome.devtools.network.onRequestFinished.addListener(() => {});';

/** Has the body of each of WordPress's requests fetched, and drops it. */
export const ASKS = `chrome.devtools.network.onRequestFinished.addListener(entry => {
	if (entry.request.url.includes('/wp-json/')) entry.getContent(() => {});
});`;

/**
 * Writes the extension into a folder of its own.
 *
 * @returns the folder
 */
export function writeListener(folder: string, script: string): string {
	const page = join(folder, DEVTOOLS_PAGE_PATH);
	mkdirSync(dirname(page), { recursive: true });
	const manifest = {
		manifest_version: 3,
		name: 'Listener',
		version: '1',
		devtools_page: DEVTOOLS_PAGE_PATH.slice(1),
	};
	writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
	writeFileSync(page, '<!doctype html><script src="/listener.js"></script>');
	writeFileSync(join(folder, 'listener.js'), `${script}\ndocument.documentElement.dataset.ready = 'true';\n`);
	return folder;
}
