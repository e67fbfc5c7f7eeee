import { asArray, asNumber, asRecord, asString, type Loose } from '../../exchange/loose.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import { answerJson } from '../../wordpress/unread-answer.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { readRequest, withRoute } from './current-state.ts';
import { urlOf } from './rest-url.ts';

/** So many revisions are asked for: the one that was overwritten is among the latest, or it is gone. */
const ASKED_FOR = 20;

/** What a revision keeps of a post (`_wp_post_revision_fields()`, and meta with `revisions_enabled` since 6.4). */
const REVISED = ['title', 'content', 'excerpt', 'meta'] as const;

/**
 * The GET that asks for what a save went over. The server holds the save itself now, so the other person's state is only
 * left in a revision.
 *
 * @returns `null` for anything but a successful save of one post
 */
export function overwrittenStateRequest(subject: WordPressExchange): PageRequest | null {
	const { endpoint, status } = subject;
	const { route } = endpoint;
	if (route === null || status < 200 || status >= 300 || !isWrite(endpoint)) return null;
	if (!/^\/wp\/v2\/[\w-]{1,60}\/\d{1,20}$/.test(route)) return null;
	const url = urlOf(subject);
	const target = url && withRoute(url, route, `${route}/revisions`);
	if (!target) return null;
	target.searchParams.set('context', 'edit');
	target.searchParams.set('per_page', String(ASKED_FOR));
	return readRequest(target);
}

/**
 * The state a save went over, out of the list of revisions: the newest from before the save that is newer than what its
 * sender had read. WordPress makes a revision of each state as it is saved (`wp_save_post_revision()`), the first apart.
 *
 * @param revisions body of the answer to {@link overwrittenStateRequest}
 * @param base what the sender had read; what revisions do not keep is taken from it
 * @returns `null` when no revision of it is left, or there was none
 */
export function overwrittenState(
	revisions: unknown,
	subject: WordPressExchange,
	base: Loose | null,
): Loose | null {
	const saved = markOf(asRecord(answerJson(subject)));
	const read = markOf(base);
	if (saved.modified === '') return null;
	const records = asArray(revisions)
		.map(asRecord)
		.filter(item => item !== null);
	const found = records
		// An autosave is one person's draft, and never was the post.
		.filter(({ slug }) => !/-autosave-v\d/.test(asString(slug)))
		.filter(revision => {
			const id = asNumber(revision.id, 0);
			const date = asString(revision.date_gmt);
			// A save that changed nothing of what revisions keep made none: then the newest is somebody else's.
			const isBefore = date < saved.modified || (saved.revision > 0 && id < saved.revision);
			return isBefore && id > read.revision && (date > read.modified || read.revision > 0);
		})
		.sort((a, b) => asNumber(b.id, 0) - asNumber(a.id, 0))[0];
	if (!found) return null;
	const kept = REVISED.flatMap(name => (Object.hasOwn(found, name) ? [[name, found[name]]] : []));
	return { ...base, ...Object.fromEntries(kept), modified_gmt: found.date_gmt };
}

/** When a state was saved, and the id of its revision (`_links["predecessor-version"]`); 0 when it has none yet. */
function markOf(state: Loose | null): { modified: string; revision: number } {
	const link = asRecord(asArray(asRecord(state?._links)?.['predecessor-version'])[0]);
	return { modified: asString(state?.modified_gmt), revision: asNumber(link?.id, 0) };
}
