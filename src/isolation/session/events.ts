import type { Rung } from '../rungs/ladder.ts';
import type { InstalledPlugin } from '../rungs/plugin-list.ts';
import type { SiteAddress } from '../rungs/site-calls.ts';
import type { Trouble } from '../rungs/trouble.ts';
import type { Proof, ThemeChoice } from '../search/problem.ts';
import type { Failure, Judged, Repeatable } from './failure.ts';

/** Of events. Another version's are not read: what they say about a changed site must not be guessed. */
export const SESSION_VERSION = 1;

/** The site as it was before the first change. */
export interface Snapshot {
	readonly plugins: readonly InstalledPlugin[];
	/** `active_plugins` in its order; `null` where nobody tells it. */
	readonly order: readonly string[] | null;
	/** By file, what it requires. */
	readonly requires: Readonly<Record<string, readonly string[]>>;
	readonly theme: { readonly stylesheet: string; readonly name: string } | null;
	/** The theme to compare with. */
	readonly otherTheme: string | null;
}

/** Rungs on which the panel itself can search. */
export type SearchRung = Exclude<Rung, 'elsewhere'>;

/** Something is changed on the site. Stored before it is done (`changing`) and after it was seen to be done (`changed`). */
export type Change =
	/** Health Check's mode is in force for this session. */
	| { readonly what: 'mask'; readonly to: 'on' | 'off' }
	| { readonly what: 'mask-theme'; readonly stylesheet: string }
	/** Plugins are switched for everybody. */
	| { readonly what: 'plugins'; readonly off: readonly string[]; readonly on: readonly string[] }
	/** The person switches the theme for everybody, to the one to compare with or back. */
	| { readonly what: 'theme'; readonly to: 'own' | 'other' }
	/** The list is put in its order. */
	| { readonly what: 'order' };

export type PauseReason =
	| 'person'
	/** The site's plugins are others than they should be at this point. */
	| 'list-changed'
	/** Plugins that were to be switched stayed as they were. */
	| 'not-switched'
	/** Health Check's mode ended by itself: another address, another tester. */
	| 'mask-lost'
	/** Health Check's mode is on, and was not started here. */
	| 'mask-on'
	/** What was to be typed was not. */
	| 'no-consent'
	| Trouble;

export type EndReason = 'verdict' | 'stopped';

/** What happened, in order. `at` is in milliseconds since 1970. */
export type SessionEvent = { readonly at: number } & (
	| {
			readonly kind: 'started';
			readonly site: SiteAddress;
			readonly failure: Failure;
			/** `null` when only the person can repeat it. */
			readonly repeatable: Repeatable | null;
			/** By slug, how strongly evidence speaks for a plugin. */
			readonly priors: Readonly<Record<string, number>>;
			readonly rung: SearchRung;
			/** `false` where it is known to fail only now and then: how often is measured first then. */
			readonly isSteady?: boolean;
	  }
	| { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
	/** How the failing request is repeated, as the person decided. */
	| { readonly kind: 'agreed-repeat'; readonly by: 'panel' | 'person' }
	/** Who switches the theme where only the site's own can be had by a request of the person's. */
	| { readonly kind: 'agreed-theme'; readonly by: 'person' | 'nobody' }
	/** Typed consent to changes for everybody. */
	| { readonly kind: 'agreed-everybody' }
	/** Files that stay on, and files of the never-touch list that may be switched all the same. */
	| { readonly kind: 'kept'; readonly on: readonly string[]; readonly risked: readonly string[] }
	| { readonly kind: 'changing'; readonly change: Change }
	| { readonly kind: 'changed'; readonly change: Change }
	/** The request is about to be sent. */
	| { readonly kind: 'probing'; readonly active: readonly string[]; readonly theme: ThemeChoice }
	| { readonly kind: 'probed'; readonly judged: Judged }
	/** The last probe does not count: the mask was lost, or the list changed meanwhile. */
	| { readonly kind: 'discarded' }
	| { readonly kind: 'undone' }
	/** How sure the verdict has to be from here on; `usual` until somebody has said so. */
	| { readonly kind: 'proof'; readonly proof: Proof }
	| { readonly kind: 'paused'; readonly why: PauseReason }
	| { readonly kind: 'resumed' }
	/** What was sent, and nobody heard of, may still come through; `null` once it cannot any more. */
	| { readonly kind: 'settling'; readonly late: LateWrite | null }
	| { readonly kind: 'restored'; readonly result: Restored }
	| { readonly kind: 'ended'; readonly why: EndReason }
);

/** A request that may still write the list, and with it what was stored when it began. */
export interface LateWrite {
	/** When it was announced, in milliseconds since 1970. */
	readonly since: number;
	/** Files that were switched by then, and that it may switch back. */
	readonly own: readonly string[];
}

/** What putting back came to. */
export interface Restored {
	/** Files that were on and could not be switched on again. */
	readonly missing: readonly string[];
	/** Files that somebody else has switched on, or off, since. They were left as they are. */
	readonly foreignOn: readonly string[];
	readonly foreignOff: readonly string[];
	/** `same`: as it was. `unknown`: WordPress has sorted it, and nobody had told how it was. `failed`: it is sorted. */
	readonly order: 'same' | 'unknown' | 'failed';
	/** `other`: the person could not switch back to it. */
	readonly theme?: 'own' | 'other';
	/** The person says that it is put back; nobody has looked. */
	readonly unchecked?: boolean;
}
