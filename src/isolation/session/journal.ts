import { asNumber, asRecord, asString } from '../../exchange/loose.ts';
import { SESSION_VERSION, type SessionEvent } from './events.ts';
import { MAX_EVENTS, readEvents } from './read-events.ts';
import { after, replay, type SessionState } from './state.ts';

/** Where the session of one site is kept. `write` answers whether it is. */
export interface SessionStore {
	read(): Promise<unknown>;
	write(value: unknown): Promise<boolean>;
}

/** An event without its time. */
export type Happening = SessionEvent extends infer Event
	? Event extends SessionEvent
		? Omit<Event, 'at'>
		: never
	: never;

/** The log of a session, held by one tester. */
export interface Journal {
	state(): SessionState;
	/**
	 * Stores what happened, before anything that relies on it is done.
	 * @throws a {@link journalLost} when it was not stored, or somebody else holds the session now
	 */
	append(...happenings: readonly Happening[]): Promise<void>;
	/** Lets others hold it. What is stored stays. */
	release(): Promise<void>;
}

export type Opening =
	| { readonly kind: 'open'; readonly journal: Journal }
	| { readonly kind: 'none' }
	/** Another panel holds it until then (milliseconds since 1970), unless that one is gone and the person says so. */
	| { readonly kind: 'held'; readonly until: number }
	/** There is a session that cannot be read: of another version, or damaged. It is left alone. */
	| { readonly kind: 'unreadable' }
	/** The storage is full, or gone. */
	| { readonly kind: 'not-stored' };

/** A hold ends by itself: a browser that was killed lets go of nothing. Longer than the longest single request. */
export const HOLD_MS = 90_000;

/** Room that is kept for putting back. */
const RESERVE = 200;

const LOST = 'The session could not be stored';

/** The error of a journal that was taken over, or could not be written. */
export function isJournalLost(error: unknown): boolean {
	return error instanceof Error && error.message === LOST;
}

/** What is stored, read without holding it: for "isolation unfinished" when the panel opens. */
export async function peek(store: SessionStore): Promise<SessionState | 'none' | 'unreadable'> {
	const record = await store.read();
	if (record === undefined || record === null) return 'none';
	const events = eventsOf(record);
	return (events && replay(events)) ?? 'unreadable';
}

/**
 * Takes hold of a session: of a new one that begins with `start`, or of the one that is stored.
 *
 * @param start a started event; what is stored is then replaced, so see that it is finished
 * @param takeOver the person says that whoever holds it is gone
 */
export async function openJournal(
	store: SessionStore,
	owner: string,
	now: () => number,
	{ start, takeOver = false }: { readonly start?: Happening; readonly takeOver?: boolean } = {},
): Promise<Opening> {
	const record = asRecord(await store.read());
	const until = asNumber(record?.until, 0);
	const isHeld = asString(record?.owner) !== '' && record?.owner !== owner && until > now();
	if (isHeld && !takeOver) return { kind: 'held', until };
	const stored = start ? [{ ...start, at: now() }] : record ? eventsOf(record) : [];
	if (!stored) return { kind: 'unreadable' };
	const first = replay(stored);
	if (!first) return stored.length === 0 ? { kind: 'none' } : { kind: 'unreadable' };
	let events: readonly SessionEvent[] = stored;
	let state = first;

	const save = async (next: readonly SessionEvent[], holds = true) =>
		store.write({
			version: SESSION_VERSION,
			owner: holds ? owner : '',
			until: holds ? now() + HOLD_MS : 0,
			events: next,
		});
	const isMine = async () => asRecord(await store.read())?.owner === owner;
	// Of two that write at once the later one stays, and only that one finds its own name.
	if (!(await save(events))) return { kind: 'not-stored' };
	if (!(await isMine())) return { kind: 'held', until: now() + HOLD_MS };

	return {
		kind: 'open',
		journal: {
			state: () => state,
			async append(...happenings) {
				const added = happenings.map(each => ({ ...each, at: now() }) as SessionEvent);
				const next = [...events, ...added];
				const isPuttingBack = added.every(({ kind }) => kind !== 'probing');
				if (next.length > (isPuttingBack ? MAX_EVENTS : MAX_EVENTS - RESERVE)) throw new Error(LOST);
				if (!(await isMine()) || !(await save(next))) throw new Error(LOST);
				events = next;
				state = added.reduce(after, state);
			},
			async release() {
				if (await isMine()) await save(events, false);
			},
		},
	};
}

function eventsOf(record: unknown): readonly SessionEvent[] | null {
	const { events, version } = asRecord(record) ?? {};
	return version === SESSION_VERSION ? readEvents(events) : null;
}
