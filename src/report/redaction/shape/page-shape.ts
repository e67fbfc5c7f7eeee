import { beginningOf, endOf } from '../../../exchange/cut-short.ts';
import { CACHE_COMMENTS } from '../../../wordpress/knowledge/cache-signs.ts';
import { findPhpNotices } from '../../../wordpress/php-notices.ts';
import { escapeHtml } from '../formats/html.ts';
import type { Walk } from '../walk.ts';

/** What of a page's end is searched for the signatures of caches. In UTF-16 units. */
const TAIL = 2000;

/** A title stands in the first part of a page, and a page that only says what failed is not longer. */
const HEAD = 32_768;

/** A title or an error page's message is not longer. */
const MAX_MESSAGE = 2000;

const MAX_SIGNATURE = 300;

/** WordPress's error page (`_default_wp_die_handler()`), and its list of errors on the screen to sign in. */
const MESSAGES = ['class="wp-die-message"', "class='wp-die-message'", 'id="login_error"', 'id="error-page"'];

/**
 * The shape of a page, as a page: its title, what WordPress's error page says, what PHP printed into it, and the signatures of
 * caches. Nothing else of it is read.
 */
export function pageShape(text: string, mediaType: string, walk: Walk): string {
	const head = text.slice(0, HEAD);
	const title = between(head, head.search(/<title[\s>]/i), '</title');
	const at = text.length > HEAD ? -1 : placeOf(MESSAGES, text);
	const message = between(head, at, '</div');
	const notices = findPhpNotices(text).map(
		({ level, message: said, file, line }) => `${level}: ${said} in ${file} on line ${line}`,
	);
	const tail = endOf(text, TAIL);
	const signatures = CACHE_COMMENTS.flatMap(
		({ comment }) => beginningOf(comment.exec(tail)?.[0] ?? '', MAX_SIGNATURE) || [],
	);
	return [
		`<!-- ${escapeHtml(mediaType || 'text/html')}, ${text.length} characters, of which only this is shown -->`,
		...(title === '' ? [] : [`<title>${walk.html(title)}</title>`]),
		...(message === '' ? [] : [`<div class="wp-die-message">${walk.html(message)}</div>`]),
		...notices.map(notice => escapeHtml(walk.text(notice))),
		...[...new Set(signatures)].map(signature => walk.text(signature)),
	].join('\n');
}

function placeOf(marks: readonly string[], text: string): number {
	return marks.map(mark => text.indexOf(mark)).find(place => place !== -1) ?? -1;
}

/** From the end of the tag that begins at, or around, a place to the given end. */
function between(text: string, from: number, close: string): string {
	if (from === -1) return '';
	const start = text.indexOf('>', from) + 1;
	if (start === 0) return '';
	const end = text.indexOf(close, start);
	return beginningOf(text.slice(start, end === -1 ? undefined : end), MAX_MESSAGE);
}
