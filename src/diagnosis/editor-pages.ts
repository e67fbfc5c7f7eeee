import { asRecord, asString } from '../exchange/loose.ts';
import { requestField } from '../wordpress/request-fields.ts';
import { lockedPost } from './locked-post.ts';
import type { Observed } from './observed.ts';

/** The lock a page of the editor was given: of the block editor, or of the classic one. */
const PAGE_LOCKS = [
	/"activePostLock":"(\d{1,12}:\d{1,20})"/,
	/id=["']active_post_lock["'][^<>]{0,100}?value=["'](\d{1,12}:\d{1,20})["']/,
];
const LOCK = /^\d{1,12}:\d{1,20}$/;

/** The page that is left may still send something while the next one comes in. In milliseconds. */
const LEAVING_MS = 1000;

/** One moment at which a page of the editor shows by its lock that it is there. */
interface Moment {
	readonly id: number;
	readonly at: number;
	/** The lock it was given or sends, and the one it gets in return. */
	readonly locks: readonly string[];
}

/** One page, from its loading on: the locks it went by. */
interface Page {
	readonly begunAt: number;
	readonly locks: Set<string>;
	readonly ids: number[];
}

/** A page that went on after another one of the same post had begun. */
export interface SecondPage {
	/** The older page's sign of life first. */
	readonly exchangeIds: readonly number[];
	/** The newer one showed itself again after that; otherwise the older may have come back by the Back button. */
	readonly certain: boolean;
}

/**
 * Two pages that hold one post, told apart by their locks (`time:user`, made when a page is loaded and at each heartbeat).
 * In one tab a page is gone when the next one is there; only a recording of several tabs (a proxy, a test tool, merged files)
 * can show two. WordPress since 7.1 sends the lock with no heartbeat any more, so that there only the unloading tells.
 */
export function secondPage(observations: readonly Observed[], post: string): SecondPage | null {
	const pages: Page[] = [];
	let found: { readonly newest: Page; readonly id: number } | null = null;
	for (const { at, id, locks } of momentsOf(observations, post)) {
		const page = pages.find(each => locks.some(lock => each.locks.has(lock)));
		const newest = pages.at(-1);
		if (!page) {
			pages.push({ begunAt: at, locks: new Set(locks), ids: [id] });
			continue;
		}
		for (const lock of locks) page.locks.add(lock);
		page.ids.push(id);
		if (found && page === found.newest) {
			return { exchangeIds: [found.id, ...ends(found.newest)], certain: true };
		}
		if (!found && newest && newest !== page && at > newest.begunAt + LEAVING_MS) {
			found = { newest, id };
		}
	}
	return found && { exchangeIds: [found.id, ...ends(found.newest)], certain: false };
}

function ends({ ids }: Page): readonly number[] {
	return ids.slice(-2);
}

/** Loadings count when they have ended: until then the page before is still there. */
function momentsOf(observations: readonly Observed[], post: string): readonly Moment[] {
	return observations
		.flatMap(observed => momentOf(observed, post) ?? [])
		.filter(({ at }) => Number.isFinite(at))
		.sort((a, b) => a.at - b.at);
}

function momentOf(observed: Observed, post: string): Moment | null {
	const { answer, endpoint, exchange } = observed;
	const { id, request, response, startedAt } = exchange;
	const sent = (name: string) => {
		const value = requestField(request, name);
		return value !== undefined && LOCK.test(value) ? [value] : [];
	};
	if (lockedPost(observed) === post) {
		const locks = sent('data[wp-refresh-post-lock][lock]');
		if (locks.length === 0) return null;
		const given = asString(asRecord(asRecord(answer.json)?.['wp-refresh-post-lock'])?.new_lock);
		return { id, at: startedAt, locks: LOCK.test(given) ? [...locks, given] : locks };
	}
	if (endpoint.action === 'wp-remove-post-lock') {
		const locks = requestField(request, 'post_ID') === post ? sent('active_post_lock') : [];
		return locks.length > 0 ? { id, at: startedAt, locks } : null;
	}
	if (endpoint.family !== 'classic-editor' || endpoint.resourceId !== post || response.body.kind !== 'text')
		return null;
	const { text } = response.body;
	const locks = PAGE_LOCKS.flatMap(pattern => pattern.exec(text)?.[1] ?? []);
	return locks.length > 0 ? { id, at: startedAt + exchange.durationMs, locks } : null;
}
