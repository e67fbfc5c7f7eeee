import type { Exchange } from '../../exchange/exchange.ts';
import { originOf } from '../../exchange/url.ts';
import { remembered } from '../../wordpress/knowledge/lookup.ts';
import { preloadsOf } from '../../wordpress/preloads.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { listedStates, type ShownState, shownState, stateOf } from './shown-state.ts';

/** What one answer said of a resource's state. */
interface State extends ShownState {
	readonly exchangeId: number;
}

/** An overwrite that no one noticed: core's REST API has no precondition and does not look at the post lock. */
export interface Overwrite {
	/** What the tab had read last, and what was there when it wrote. */
	readonly read: string;
	readonly overwritten: string;
	/** The exchange that shows it, and the rule. */
	readonly shownBy: number;
	readonly rule: 'newer-state-seen' | 'revision-between';
}

/** Follows the state of each resource through reads and writes. */
export interface VersionHistory {
	add(subject: WordPressExchange): void;
	/** Set for a successful write that overwrote a state this tab had not read. */
	overwriteBy(subject: WordPressExchange): Overwrite | null;
}

interface Track {
	/** What the tab works from: the last read of the resource itself, or the answer to its own last write. */
	base: State | null;
	/** The newest state any answer has shown. */
	newest: State | null;
	/** Own writes since the base that may have made revisions. */
	ownSaves: number;
}

export function createVersionHistory(): VersionHistory {
	const tracks = new Map<string, Track>();
	/** By the number in its key, for saves that name nothing else. */
	const tracksById = new Map<string, Track[]>();
	/** By collection and id, the newest state that a list has shown: most of what is listed is never opened. */
	const listed = new Map<string, Map<string, State>>();
	const overwrites = new Map<number, Overwrite>();

	const trackOf = (key: string): Track => {
		const known = tracks.get(key);
		if (known) return known;
		const track = { base: null, newest: null, ownSaves: 0 };
		const id = key.slice(key.lastIndexOf('/') + 1);
		tracks.set(key, track);
		tracksById.set(id, [...(tracksById.get(id) ?? []), track]);
		return track;
	};

	const noteState = (track: Track, state: State) => {
		if (!track.newest || state.modified > track.newest.modified) track.newest = state;
	};

	const addOne = (subject: WordPressExchange, collection: string, id: string) => {
		const track = trackOf(`${collection}/${id}`);
		const { endpoint, exchange, status } = subject;
		const state = stated(shownState(subject), exchange);
		// A save whose answer cannot be read, or that broke off, may have made a revision all the same.
		if (endpoint.method !== 'GET' && !state && (status < 400 || status >= 500)) track.ownSaves += 1;
		if (status < 200 || status >= 300 || !state) return;
		if (endpoint.method === 'GET') {
			track.base = state;
			track.ownSaves = 0;
		} else {
			track.ownSaves += 1;
			const seen = listed.get(collection)?.get(id);
			if (seen) noteState(track, seen);
			const overwrite = findOverwrite(track, state);
			if (overwrite) overwrites.set(exchange.id, overwrite);
			track.base = state;
			track.ownSaves = 0;
		}
		noteState(track, state);
	};

	const addList = (subject: WordPressExchange, collection: string) => {
		const states = listedStates(subject);
		if (states.length === 0) return;
		const known = listed.get(collection) ?? new Map<string, State>();
		listed.set(collection, known);
		for (const state of states) {
			const id = String(state.id);
			const before = known.get(id);
			if (!before || state.modified > before.modified) {
				const { modified, revisions } = state;
				known.set(id, { exchangeId: subject.exchange.id, modified, revisions });
			}
		}
	};

	/** Meta boxes, Quick Edit and the classic editor save past the REST API, and make revisions too. */
	const noteOtherSave = ({ endpoint, exchange }: WordPressExchange) => {
		if (endpoint.resourceId === null || exchange.request.method !== 'POST') return;
		for (const track of tracksById.get(endpoint.resourceId) ?? []) track.ownSaves += 1;
	};

	const addPreloads = ({ exchange }: WordPressExchange) => {
		const origin = originOf(exchange.request.url) ?? '';
		for (const { body, route } of preloadsOf(exchange)) {
			const state = stated(stateOf(body), exchange);
			if (!state) continue;
			const track = trackOf(`${origin} ${route}`);
			track.base = state;
			track.ownSaves = 0;
			noteState(track, state);
		}
	};

	return {
		add(subject) {
			const { endpoint, exchange } = subject;
			if (subject.answer.shape === 'html') return addPreloads(subject);
			if (endpoint.family !== 'rest') return noteOtherSave(subject);
			if (endpoint.route === null || subject.part) return;
			// What a batch saved is told by its parts, in as many ways as there are: better forget what was known.
			if (endpoint.route === '/batch/v1') {
				tracks.clear();
				listed.clear();
				tracksById.clear();
				return;
			}
			const origin = originOf(exchange.request.url) ?? '';
			const place = resourcePlace(endpoint.route);
			const collection = `${origin} ${place.collection}`;
			if (place.id === null) {
				addList(subject, collection);
			} else if (place.sub === '') {
				addOne(subject, collection, place.id);
			} else if (place.sub === 'autosaves' && endpoint.method !== 'GET') {
				// An autosave is a revision of our own.
				trackOf(`${collection}/${place.id}`).ownSaves += 1;
			}
		},
		overwriteBy: ({ exchange }) => overwrites.get(exchange.id) ?? null,
	};
}

/** Compares what was known before a write with what its answer tells. */
function findOverwrite({ base, newest, ownSaves }: Track, after: State): Overwrite | null {
	if (!base) return null;
	if (newest && newest.modified > base.modified && newest.modified < after.modified) {
		return {
			read: base.modified,
			overwritten: newest.modified,
			shownBy: newest.exchangeId,
			rule: 'newer-state-seen',
		};
	}
	if (base.revisions === null || after.revisions === null) return null;
	// A limit on revisions keeps the count down, never up: more than our own saves made are somebody else's.
	if (after.revisions - base.revisions <= ownSaves) return null;
	return {
		read: `${base.modified} (${base.revisions})`,
		overwritten: String(after.revisions - base.revisions - ownSaves),
		shownBy: after.exchangeId,
		rule: 'revision-between',
	};
}

/** Written out, not spread: an object that grows costs twice the memory, and all of these are kept. */
function stated(shown: ShownState | null, { id }: Exchange): State | null {
	return shown && { exchangeId: id, modified: shown.modified, revisions: shown.revisions };
}

interface ResourcePlace {
	readonly collection: string;
	readonly id: string | null;
	readonly sub: string;
}

/** `/wp/v2/posts/12/autosaves` is about 12 of `/wp/v2/posts`. */
const resourcePlace = remembered((route: string): ResourcePlace => {
	const match = /^(\/.{1,200}?)\/(\d{1,20})(?:\/(\w+))?/.exec(route);
	return { collection: match?.[1] ?? route, id: match?.[2] ?? null, sub: match?.[3] ?? '' };
});
