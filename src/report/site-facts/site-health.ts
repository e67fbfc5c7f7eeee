import { decodeHTML } from 'entities';
import type { PageAnswer } from '../../exchange/page-request.ts';

/** Site Health says this much of a site with hundreds of plugins. In UTF-16 units. */
const MAX_TEXT = 200_000;
/** More than any site has of one kind. */
const MAX_LINES = 500;
const MAX_NAME = 200;

const MARK = ' data-clipboard-text="';

/**
 * What the button "Copy site info to clipboard" copies (`WP_Debug_Data::format()`), without the backticks around it.
 *
 * @returns `null` when there is no such button
 */
export function readSiteHealth(answer: PageAnswer): string | null {
	if (answer.kind === 'failed' || answer.status !== 200) return null;
	const html = answer.text;
	const mark = html.indexOf(MARK);
	if (mark === -1) return null;
	const from = mark + MARK.length;
	const end = html.indexOf('"', from);
	// A page that was cut in the middle of it still says its beginning.
	const text = decodeHTML(html.slice(from, end === -1 ? undefined : end).slice(0, MAX_TEXT));
	const bare = text.trim().replace(/^`/, '').replace(/`$/, '').trim();
	return bare.startsWith('### ') ? bare : null;
}

/** The lines of a section, such as `wp-mu-plugins`: WordPress names sections in English whatever the language. */
export function sectionOf(text: string, section: string): readonly string[] {
	const start = `\n${text}`.indexOf(`\n### ${section} `);
	if (start === -1) return [];
	const end = text.indexOf('\n### ', start + 1);
	return text
		.slice(start, end === -1 ? undefined : end)
		.split('\n', MAX_LINES)
		.slice(1)
		.filter(line => line.trim() !== '');
}

/** A version that a section tells, such as `php_version` of `wp-server`; `null` when it does not. */
export function versionIn(text: string, section: string, name: string): string | null {
	const line = sectionOf(text, section).find(each => each.startsWith(`${name}: `));
	return /^\d[\w.+-]{0,49}/.exec(line?.slice(name.length + 2) ?? '')?.[0] ?? null;
}

export interface MustUsePlugin {
	readonly name: string;
	readonly version: string | null;
}

/** `Name: version: 1.2, author: Somebody`, or with both the other way about (`WP_Debug_Data::get_wp_mu_plugins()`). */
export function mustUseIn(text: string): readonly MustUsePlugin[] {
	return sectionOf(text, 'wp-mu-plugins').map(line => {
		const end = /: (?:version|author): /.exec(line)?.index ?? line.length;
		const version = /(?:: |, )version: (\d[\w.+-]{0,49})/.exec(line.slice(end))?.[1] ?? null;
		return { name: line.slice(0, Math.min(end, MAX_NAME)), version };
	});
}

/** `object-cache.php: true` (`WP_Debug_Data::get_wp_dropins()`). */
export function dropInsIn(text: string): readonly string[] {
	return sectionOf(text, 'wp-dropins').flatMap(line => /^([\w.-]{1,100}\.php): /.exec(line)?.[1] ?? []);
}

/** `wordpress_path`, `ABSPATH`, `WP_CONTENT_DIR`, with an absolute path. */
const FOLDER = /^(?:\w{1,40}_path|ABSPATH|\w{1,40}_DIR): ((?:[A-Za-z]:)?[\\/].{1,1000}?)[\\/]?$/;
/** What lies within WordPress is the same everywhere. */
const WITHIN = /[\\/]wp-(?:content|includes|admin)(?=[\\/]|$)/;
/** One step alone, such as `/wordpress`, names no customer and may be a path of URLs as well. */
const TELLING = /[^\\/:][\\/][^\\/]/;

/**
 * Folders of the server that Site Health names, wherever they lie: the one that WordPress is in first, and without those
 * below it.
 */
export function foldersIn(text: string): readonly string[] {
	const found: string[] = [];
	for (const line of [...sectionOf(text, 'wp-paths-sizes'), ...sectionOf(text, 'wp-constants')]) {
		const path = FOLDER.exec(line)?.[1] ?? '';
		const folder = path.slice(0, WITHIN.exec(path)?.index);
		if (TELLING.test(folder) && !found.some(known => isWithin(folder, known))) found.push(folder);
	}
	return found;
}

function isWithin(folder: string, other: string): boolean {
	return folder === other || folder.startsWith(`${other}/`) || folder.startsWith(`${other}\\`);
}
