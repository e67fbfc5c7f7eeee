import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import type { Danger } from '../rungs/never-touch.ts';
import type { ListDifference } from '../rungs/plugin-list.ts';
import type { Theme } from '../rungs/theme-preview.ts';
import type { Step } from '../search/problem.ts';
import type { PauseReason } from './events.ts';
import type { Failure, Repetition, Seen } from './failure.ts';
import type { SessionStore } from './journal.ts';
import type { SessionState } from './state.ts';

/** What a person is asked while a search runs, and what they can answer. */
export interface Questions {
	/** May the panel send the failing request again, about so many times? */
	readonly repeat: {
		readonly asks: { readonly repetition: Repetition; readonly times: number; readonly personCan: boolean };
		readonly answer: 'panel' | 'person' | 'stop';
	};
	/**
	 * Consent to changes for everybody, by typing the site's host; with the order of the list where nobody else tells it,
	 * as `wp option get active_plugins --format=json` prints it.
	 */
	readonly everybody: {
		readonly asks: {
			readonly host: string;
			readonly switched: readonly string[];
			readonly orderKnown: boolean;
		};
		readonly answer: { readonly typed: string; readonly order?: string } | 'stop';
	};
	/** Which of these may be switched off for everybody all the same? */
	readonly risks: {
		readonly asks: { readonly plugins: readonly { readonly file: string; readonly danger: Danger }[] };
		readonly answer: readonly string[] | 'stop';
	};
	/** The person repeats the action, so that no request can be sent under another theme: do they switch it by hand? */
	readonly theme: {
		readonly asks: Pick<Theme, 'name' | 'stylesheet'>;
		readonly answer: 'person' | 'nobody' | 'stop';
	};
	/**
	 * Something is in the way. To a changed list, `accept` leaves what others have done as it is, and `put-back` has the
	 * list as it was; to plugins that could not be switched, `accept` leaves the probe out.
	 */
	readonly trouble: {
		readonly asks: { readonly why: PauseReason; readonly difference: ListDifference | null };
		readonly answer: 'again' | 'accept' | 'put-back' | 'stop';
	};
	/** Switch these by hand, and say so; with a theme, activate that one. */
	readonly arrange: {
		readonly asks: {
			readonly off: readonly string[];
			readonly on: readonly string[];
			readonly theme: Pick<Theme, 'name' | 'stylesheet'> | null;
		};
		readonly answer: 'done' | 'cannot' | 'stop';
	};
}

/** All that a search needs of the world. */
export interface Tools {
	/** Sends a request in the inspected page. It does not throw but for an abort. */
	send(request: PageRequest, signal?: AbortSignal): Promise<PageAnswer>;
	readonly store: SessionStore;
	/** Waits until the person has repeated the action, and says what the failing request brought. */
	observe(failure: Failure, signal: AbortSignal): Promise<Seen | 'cannot-tell'>;
	ask<Kind extends keyof Questions>(
		kind: Kind,
		asks: Questions[Kind]['asks'],
	): Promise<Questions[Kind]['answer']>;
	/** Milliseconds since 1970. */
	now(): number;
	wait(ms: number): Promise<void>;
	/** Names this panel among others; made anew each time one opens. */
	readonly owner: string;
	/** Fires when the person pauses. */
	readonly signal: AbortSignal;
	/** Told after each step. */
	show?(state: SessionState, step: Step | null): void;
}
