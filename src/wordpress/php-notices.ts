import type { Component } from './component.ts';
import { componentFromPath } from './component.ts';

/** A complaint PHP printed into an answer. Its path names the guilty file: the best evidence there is. */
export interface PhpNotice {
	readonly level: string;
	readonly message: string;
	/** Absolute path on the server; in a report that was read again, one that begins with `ABSPATH`. */
	readonly file: string;
	readonly line: number;
	readonly component: Component | null;
}

/*
 * A path does not hold ` in /`: so that of `failed in /tmp in /srv/a.php` the file is the last, and that a text full of
 * beginnings is not looked through again from each.
 */

/** `display_errors`, with `html_errors` on or off: `<b>Warning</b>: text in <b>/path.php</b> on line <b>7</b>`. */
const NOTICE =
	/\b(Warning|Notice|Deprecated|Fatal error|Parse error|Recoverable fatal error|Strict Standards)(?:<\/b>)?: {1,2}([^\n]{0,800}?) in (?:<b>)?((?:\/|[A-Za-z]:\\|ABSPATH[\\/])(?:(?! in (?:<b>)?[/A-Z])[^<>\n]){1,400}?\.php)(?:\(\d+\)[^\n]{0,60})?(?:<\/b>)? on line (?:<b>)?(\d{1,7})/g;

/** An exception nobody caught says where at once, and prints its stack before the usual ending. */
const UNCAUGHT =
	/\b(Fatal error)(?:<\/b>)?: {1,2}(Uncaught [^\n]{0,800}?) in ((?:\/|[A-Za-z]:\\|ABSPATH[\\/])(?:(?! in [/A-Z])[^<>\n:]){1,400}?\.php):(\d{1,7})/g;

/** A site may print thousands; the first ones say it all. */
const MAX_NOTICES = 20;
const MAX_SEARCHED = 50_000;

/** Finds what PHP printed. Linear in the text, of which the beginning is searched. */
export function findPhpNotices(text: string): readonly PhpNotice[] {
	const searched = text.slice(0, MAX_SEARCHED);
	// Cheap look first: a healthy answer has no such line at all.
	if (!searched.includes(' on line ') && !searched.includes('Uncaught ')) return [];
	const notices: PhpNotice[] = [];
	for (const pattern of [UNCAUGHT, NOTICE]) {
		for (const [, level = '', message = '', file = '', line = '0'] of searched.matchAll(pattern)) {
			notices.push({ level, message, file, line: Number(line), component: componentFromPath(file) });
			if (notices.length >= MAX_NOTICES) return notices;
		}
	}
	return notices;
}
