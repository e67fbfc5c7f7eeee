import type { Claim } from '../candidate.ts';
import { SERVER_ROOTS } from '../knowledge/server-roots.ts';
import type { Walk } from '../walk.ts';

const STEP = String.raw`[^\s"'<>|*?:;,()\[\]{}\\/]{1,200}`;
const ROOTS = SERVER_ROOTS.map(({ root }) => root.replaceAll('.', '\\.')).join('|');

/** An absolute path on a server: below a folder that sites are kept in, on a Windows drive, or to WordPress's own PHP files. */
const PATH = new RegExp(
	String.raw`(?<![\w.:/\\-])(?:\/(?:${ROOTS})(?=\/)|[A-Za-z]:(?=[\\/]))(?:[\\/]{1,2}(?:Local Sites|Program Files(?: \(x86\))?|${STEP})){1,40}` +
		String.raw`|(?<![\w.:/\\-])(?:\/[\w.@-]{1,100}){1,12}\/wp-(?:content|includes)\/[\w./@-]{1,400}\.php(?![\w?])`,
	'g',
);

/** Where WordPress itself begins in a path. */
const WORDPRESS =
	/[\\/](?:wp-(?:content|includes|admin)(?=[\\/]|$)|wp-[a-z-]{3,20}\.php|xmlrpc\.php|index\.php)/;

/** `getcwd()` and the like name a folder without what is in it. */
const IN_A_SITE = /^(.*[\\/](?:public_html|htdocs|httpdocs|www|wwwroot|html|public|wordpress))(?=[\\/]|$)/;

/**
 * Finds absolute paths on the server, in PHP's messages above all: the folder WordPress is in becomes `ABSPATH`, which is
 * PHP's own name for it, and what follows stays. Of other paths the name of the file stays.
 */
export function findServerPaths(text: string, claim: Claim, walk: Walk): void {
	if (!text.includes('/') && !text.includes('\\')) return;
	for (const match of text.matchAll(PATH)) {
		const folder = folderOf(match[0].replace(/[.]+$/, ''));
		if (folder.length < 4) continue;
		claim(match.index, match.index + folder.length, () => walk.secret('path', folder));
	}
}

function folderOf(path: string): string {
	const wordpress = WORDPRESS.exec(path);
	if (wordpress) return path.slice(0, wordpress.index);
	const site = IN_A_SITE.exec(path)?.[1];
	if (site !== undefined) return site;
	const last = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
	return /\.\w{1,8}$/.test(path) ? path.slice(0, last) : path;
}
