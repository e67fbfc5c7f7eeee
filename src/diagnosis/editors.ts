import { parseJson } from '../exchange/json.ts';
import { asRecord, asString } from '../exchange/loose.ts';
import { parseUrl } from '../exchange/url.ts';
import { type Message, message } from '../words/message.ts';
import { secondPage } from './editor-pages.ts';
import { bodyPointer } from './evidence.ts';
import type { Confidence, Pointer } from './finding.ts';
import { lockInHeartbeat } from './history/locks.ts';
import { lockedPost } from './locked-post.ts';
import type { Observed } from './observed.ts';
import { resourceOf } from './timeline.ts';

/** A sign that a post is open in more than one editor. */
export interface EditorSign {
	readonly how: /** Somebody else has it open. */
		| 'other-person'
		/** This tab took it from somebody else, whose editor may still be open. */
		| 'took-over'
		/** Two pages of one person hold it. Only a recording of several tabs shows this. */
		| 'two-pages'
		/** It was saved past this tab, and nobody else held the lock. */
		| 'saved-elsewhere';
	readonly confidence: Confidence;
	readonly says: Message;
	/** Who else, as the site calls them; `null` for oneself. */
	readonly holder: string | null;
	/** Where it shows: the place stands in the first of them. */
	readonly exchangeIds: readonly number[];
	readonly pointer: Pointer;
}

/**
 * What the traffic of one tab cannot show. WordPress's lock is one of persons, not of windows: `wp_check_post_lock()` knows
 * nothing of a second window of the same person, and the heartbeat gives both a new lock without a word.
 */
export const EDITORS_UNSEEN: Message = message('tabs_unseen');

/** A lock holds for so long after its last heartbeat (`wp_check_post_lock_window`). */
const LOCK_MS = 150_000;
const MAX_IDS = 20;

/** Numbers of these are not numbers of posts. */
const NO_POSTS = /^\/wp\/v2\/(?:categories|comments|menus|tags|users)\//;

/** What the block editor is told of a lock in its page (`wp-admin/edit-form-blocks.php`). The avatar may stand before the name. */
const LOCKED_PAGE = /"postLock":\{"isLocked":true,"user":\{[^{}]{0,2000}?"name":("(?:[^"\\]|\\.){0,200}")/;

/**
 * Signs that a post is open elsewhere too, the surest first.
 *
 * @param observations in order of start
 * @param resource as in a timeline: `/wp/v2/posts/12`, `edit 12`
 */
export function editorSigns(observations: readonly Observed[], resource: string): readonly EditorSign[] {
	const post = NO_POSTS.test(resource) ? undefined : /[/ ](\d{1,20})$/.exec(resource)?.[1];
	if (post === undefined) return [];
	const origins = new Set(observations.filter(each => resourceOf(each) === resource).map(originOf));
	const own = observations.filter(each => origins.size === 0 || origins.has(originOf(each)));
	const pages = secondPage(own, post);
	const signs = [
		...otherPersons(own, post),
		...takeovers(own, post),
		...(pages
			? [
					{
						how: 'two-pages' as const,
						confidence: pages.certain ? ('certain' as const) : ('likely' as const),
						says: message('tabs_twoPages'),
						holder: null,
						exchangeIds: pages.exchangeIds.slice(0, MAX_IDS),
						pointer: 'request.body',
					},
				]
			: []),
		...savedElsewhere(own, post, resource),
	];
	const rank: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 };
	return signs.sort((a, b) => rank[a.confidence] - rank[b.confidence]);
}

function originOf({ exchange }: Observed): string | undefined {
	return parseUrl(exchange.request.url)?.origin;
}

/** Everybody else who was told to hold it, once each, by what was told last. */
function otherPersons(observations: readonly Observed[], post: string): readonly EditorSign[] {
	const signs = new Map<string, EditorSign>();
	for (const observed of observations) {
		const told = lockToldBy(observed, post);
		if (!told) continue;
		const before = signs.get(told.holder)?.exchangeIds ?? [];
		signs.set(told.holder, {
			how: 'other-person',
			confidence: 'certain',
			says: message(told.key, told.holder),
			holder: told.holder,
			exchangeIds: [observed.exchange.id, ...before].slice(0, MAX_IDS),
			pointer: told.pointer,
		});
	}
	return [...signs.values()];
}

type LockKey = 'tabs_takenOver' | 'tabs_editing' | 'tabs_heldAtLoad';

/** The lock of somebody else that an answer tells of: a heartbeat of the editor, of a list, or the editor's page. */
function lockToldBy(
	observed: Observed,
	post: string,
): { holder: string; key: LockKey; pointer: Pointer } | null {
	const { answer, endpoint, exchange } = observed;
	if (endpoint.family === 'heartbeat') {
		const lock = lockedPost(observed) === post ? lockInHeartbeat(observed) : null;
		if (lock?.ours) return { holder: lock.holder, key: 'tabs_takenOver', pointer: bodyPointer(lock.pointer) };
		const listed = asRecord(asRecord(asRecord(answer.json)?.['wp-check-locked-posts'])?.[`post-${post}`]);
		if (!listed) return null;
		const pointer = bodyPointer(`/wp-check-locked-posts/post-${post}`);
		return { holder: asString(listed.name), key: 'tabs_editing', pointer };
	}
	const { body } = exchange.response;
	if (endpoint.family !== 'classic-editor' || endpoint.resourceId !== post || body.kind !== 'text')
		return null;
	const name = LOCKED_PAGE.exec(body.text)?.[1];
	const holder = name === undefined ? null : parseJson(name);
	return holder?.ok
		? { holder: asString(holder.value), key: 'tabs_heldAtLoad', pointer: bodyPointer('') }
		: null;
}

/** `post.php?post=N&action=edit&get-post-lock=1`, the button "Take over". */
function takeovers(observations: readonly Observed[], post: string): readonly EditorSign[] {
	const links = observations.filter(
		({ endpoint, exchange }) =>
			endpoint.family === 'classic-editor' &&
			endpoint.resourceId === post &&
			parseUrl(exchange.request.url)?.searchParams.get('get-post-lock') === '1',
	);
	if (links.length === 0) return [];
	return [
		{
			how: 'took-over',
			confidence: 'likely',
			says: message('tabs_tookOver'),
			holder: null,
			exchangeIds: links.map(({ exchange }) => exchange.id).slice(-MAX_IDS),
			pointer: 'request.url',
		},
	];
}

/** A save over a state this tab had not read, while its heartbeats were told of nobody else: mostly one's own other tab. */
function savedElsewhere(
	observations: readonly Observed[],
	post: string,
	resource: string,
): readonly EditorSign[] {
	const beats = observations.filter(each => lockedPost(each) === post);
	return observations.flatMap(observed => {
		const { exchange, findings } = observed;
		const lost = findings.find(
			({ evidence, kind }) =>
				kind === 'lost-update' && evidence.every(({ rule }) => rule !== 'saved-under-lock'),
		);
		if (!lost || resourceOf(observed) !== resource) return [];
		const since = exchange.startedAt - LOCK_MS;
		const near = beats.filter(
			beat => beat.exchange.startedAt >= since && beat.exchange.startedAt <= exchange.startedAt,
		);
		const held = near.some(beat => asRecord(asRecord(beat.answer.json)?.['wp-refresh-post-lock'])?.new_lock);
		if (!held || near.some(beat => lockInHeartbeat(beat))) return [];
		return [
			{
				how: 'saved-elsewhere' as const,
				confidence: 'possible' as const,
				says: message('tabs_savedElsewhere'),
				holder: null,
				exchangeIds: [exchange.id, ...near.map(beat => beat.exchange.id)].slice(0, MAX_IDS),
				pointer: lost.evidence[0]?.pointer ?? bodyPointer(''),
			},
		];
	});
}
