import { sortedOrder } from '../rungs/list-order.ts';
import { activeIn } from '../rungs/plugin-list.ts';
import type { SiteAddress } from '../rungs/site-calls.ts';
import type { Proof, ThemeChoice } from '../search/problem.ts';
import type {
	Change,
	EndReason,
	LateWrite,
	PauseReason,
	Restored,
	SearchRung,
	SessionEvent,
	Snapshot,
} from './events.ts';
import type { Failure, Judged, Repeatable } from './failure.ts';

/** What is, or may be, changed on the site at this moment. */
export interface Changes {
	/** `maybe`: it was begun, and nobody knows whether it was done. */
	readonly mask: 'off' | 'maybe' | 'on';
	/** Stylesheet chosen for the mode; `null` when it is the mode's own choice. */
	readonly maskTheme: string | null;
	/** Files that were to be switched for everybody, and are not known to be on. */
	readonly switched: readonly string[];
	/** The list was written, so that WordPress may have sorted it. */
	readonly listTouched: boolean;
	/** The theme for everybody, which the person switches. */
	readonly theme: 'own' | 'maybe' | 'other';
}

export interface Probe {
	readonly active: readonly string[];
	readonly theme: ThemeChoice;
	readonly judged: Judged;
}

/** A session as its events tell it. */
export interface SessionState {
	readonly site: SiteAddress;
	readonly failure: Failure;
	readonly repeatable: Repeatable | null;
	readonly priors: Readonly<Record<string, number>>;
	readonly rung: SearchRung;
	/** `false` where the person knows it to fail only now and then. */
	readonly isSteady: boolean;
	readonly snapshot: Snapshot | null;
	/** Files that were active for the site in the first snapshot, whatever others have done to the list since. */
	readonly activeAtStart: readonly string[] | null;
	readonly repeatBy: 'panel' | 'person' | null;
	/** Who switches the theme for everybody; `null` until somebody has said so. */
	readonly themeBy: 'person' | 'nobody' | null;
	readonly agreedEverybody: boolean;
	/** `null` until somebody has said so. */
	readonly kept: { readonly on: readonly string[]; readonly risked: readonly string[] } | null;
	readonly probes: readonly Probe[];
	/** A probe whose answer is not stored: it was under way when the session ended, or is now. */
	readonly pending: { readonly active: readonly string[]; readonly theme: ThemeChoice } | null;
	/** Probes in a row that did not count. */
	readonly discarded: number;
	/** How often the failing request was sent, or awaited from the person. */
	readonly sent: number;
	readonly changes: Changes;
	/**
	 * When a request was announced that writes the list, and of which nobody knows whether it was answered. In milliseconds
	 * since 1970.
	 */
	readonly unheardSince: number | null;
	/** What was sent, and may still come through. */
	readonly settling: LateWrite | null;
	/** How sure the verdict has to be, and how many probes there were when that was said; `null` until somebody has. */
	readonly proof: { readonly by: Proof; readonly after: number } | null;
	readonly paused: PauseReason | null;
	readonly restored: Restored | null;
	readonly ended: EndReason | null;
}

const UNCHANGED: Changes = {
	mask: 'off',
	maskTheme: null,
	switched: [],
	listTouched: false,
	theme: 'own',
};

/** The state after these events; `null` when they don't begin with a start. */
export function replay(events: readonly SessionEvent[]): SessionState | null {
	const [first, ...rest] = events;
	if (first?.kind !== 'started') return null;
	const { failure, isSteady = true, priors, repeatable, rung, site } = first;
	const start: SessionState = {
		site,
		failure,
		repeatable,
		priors,
		rung,
		isSteady,
		snapshot: null,
		activeAtStart: null,
		repeatBy: null,
		themeBy: null,
		agreedEverybody: false,
		kept: null,
		probes: [],
		pending: null,
		discarded: 0,
		sent: 0,
		changes: UNCHANGED,
		unheardSince: null,
		settling: null,
		proof: null,
		paused: null,
		restored: null,
		ended: null,
	};
	return rest.reduce(after, start);
}

/** The state after one more event. */
export function after(state: SessionState, event: SessionEvent): SessionState {
	switch (event.kind) {
		case 'started':
			return state;
		case 'snapshot':
			return {
				...state,
				snapshot: event.snapshot,
				activeAtStart: state.activeAtStart ?? activeIn(event.snapshot.plugins),
			};
		case 'agreed-repeat':
			return { ...state, repeatBy: event.by };
		case 'agreed-theme':
			return { ...state, themeBy: event.by };
		case 'agreed-everybody':
			return { ...state, agreedEverybody: true };
		case 'kept':
			return { ...state, kept: { on: event.on, risked: event.risked } };
		case 'changing':
			return {
				...state,
				changes: during(state.changes, event.change),
				unheardSince: writesList(event.change) ? event.at : state.unheardSince,
				restored: null,
			};
		case 'changed':
			return {
				...state,
				changes: done(state.changes, event.change),
				unheardSince: writesList(event.change) ? null : state.unheardSince,
			};
		case 'probing':
			return { ...state, pending: { active: event.active, theme: event.theme }, sent: state.sent + 1 };
		case 'probed':
			if (!state.pending) return state;
			return {
				...state,
				probes: [...state.probes, { ...state.pending, judged: event.judged }],
				pending: null,
				discarded: 0,
			};
		case 'discarded':
			return { ...state, pending: null, discarded: state.discarded + 1 };
		case 'undone':
			return withoutLast(state);
		case 'proof': {
			const proof = { by: event.proof, after: state.probes.length };
			return { ...state, proof, ended: event.proof === 'hard' ? null : state.ended };
		}
		case 'paused':
			return { ...state, paused: event.why };
		case 'resumed':
			return { ...state, paused: null, ended: null };
		case 'restored': {
			const { missing, order, theme = 'own' } = event.result;
			const changes = { ...UNCHANGED, switched: missing, listTouched: order === 'failed', theme };
			return { ...state, changes, unheardSince: null, settling: null, restored: event.result };
		}
		case 'settling':
			return { ...state, settling: event.late };
		case 'ended':
			return { ...state, ended: event.why, paused: null };
	}
}

/** Without a probe that the verdict rested on, there is nothing to prove harder. */
function withoutLast({ probes, proof, ...state }: SessionState): SessionState {
	const left = probes.slice(0, -1);
	const isBefore = proof?.by === 'hard' && left.length < proof.after;
	return { ...state, probes: left, proof: isBefore ? null : proof, pending: null, ended: null };
}

/** Where it is the person who switches, it is said at once that nothing was sent. */
function writesList({ what }: Change): boolean {
	return what === 'plugins' || what === 'order';
}

/** From the moment a change is announced it may be there, wholly or in part. */
function during(changes: Changes, change: Change): Changes {
	switch (change.what) {
		case 'mask':
			return { ...changes, mask: 'maybe', maskTheme: null };
		case 'mask-theme':
			return { ...changes, maskTheme: null };
		case 'plugins':
			return {
				...changes,
				switched: [...new Set([...changes.switched, ...change.off, ...change.on])],
				listTouched: true,
			};
		case 'theme':
			return { ...changes, theme: 'maybe' };
		case 'order':
			return changes;
	}
}

function done(changes: Changes, change: Change): Changes {
	switch (change.what) {
		case 'mask':
			return { ...changes, mask: change.to, maskTheme: null };
		case 'mask-theme':
			return { ...changes, maskTheme: change.stylesheet };
		case 'plugins': {
			const on = new Set(change.on);
			return { ...changes, switched: changes.switched.filter(file => !on.has(file)) };
		}
		case 'theme':
			return { ...changes, theme: change.to };
		case 'order':
			return { ...changes, listTouched: changes.switched.length > 0 };
	}
}

/** Whether anything on the site is, or may be, other than before. */
export function isChanged({ listTouched, mask, switched, theme }: Changes): boolean {
	return mask !== 'off' || switched.length > 0 || listTouched || theme !== 'own';
}

/** Whether this session is to be shown on return: it was not ended, or left something behind. */
export function isUnfinished(state: SessionState): boolean {
	return state.ended === null || isChanged(state.changes);
}

/** The list to put back, in its order; sorted as WordPress would where the order is not known. */
export function orderToRestore({ order, plugins }: Snapshot): readonly string[] {
	return order ?? sortedOrder(activeIn(plugins));
}
