import type { Message } from '../../words/message.ts';

/** A part of the site. Must-use plugins are listed so that they can be named; nothing can switch them off. */
export interface SiteComponent {
	readonly type: 'plugin' | 'theme' | 'must-use';
	/** A plugin's file as WordPress writes it (`akismet/akismet.php`), a theme's stylesheet. */
	readonly id: string;
	readonly name: string;
	/** The plugin's folder; plugins of one folder cannot be told apart. Empty for a file without one. */
	readonly folder: string;
	/** Never switched off, and neither is what it requires. */
	readonly keepOn?: boolean;
	/** Ids of what has to be on with it, declared or known otherwise. Unknown ids are ignored. */
	readonly requires?: readonly string[];
}

export type ThemeChoice = 'own' | 'default';

/** A probe that was made: which plugins were on, under which theme, and what came of it. */
export interface ProbeOutcome {
	readonly active: readonly string[];
	readonly theme: ThemeChoice;
	/** `untestable`: something else went wrong, or nobody can tell. It is never taken for "not reproduced". */
	readonly outcome: 'reproduced' | 'not-reproduced' | 'untestable';
}

/** All there is to a search: the outcomes are its state, so undoing is leaving the last one out. */
export interface SearchInput {
	readonly components: readonly SiteComponent[];
	/** By component id, how strongly evidence speaks for it, from 0 to 1. */
	readonly priors?: Readonly<Record<string, number>>;
	/** In the order they were made. The request that was captured first is not among them: it counts by itself. */
	readonly outcomes: readonly ProbeOutcome[];
	/** How often the conflict shows with everything on, from 0 to 1, when that was measured. */
	readonly rate?: number;
	/** How sure a verdict has to be: `usual` if left out. */
	readonly proof?: Proof;
	/**
	 * Asks about the theme before any plugin is switched. It costs most of a probe, so only where switching plugins is worse
	 * than that.
	 */
	readonly themeFirst?: boolean;
	/** After so many probes it gives up; by default a bound that grows with the logarithm of the plugins. */
	readonly maxProbes?: number;
}

/**
 * `usual`: as soon as it is probable enough to act on. `hard`: seen several times both ways, for a report to an author;
 * it takes some probes more, and the same outcomes lead on from one to the other.
 */
export type Proof = 'usual' | 'hard';

export type Phase = 'baseline' | 'narrow' | 'confirm' | 'control' | 'recheck';

export interface NextProbe {
	readonly kind: 'probe';
	/** Ids of all plugins to have on, those that are never switched off included. */
	readonly active: readonly string[];
	readonly theme: ThemeChoice;
	readonly phase: Phase;
	readonly reason: Message;
}

export interface NextVerdict {
	readonly kind: 'verdict';
	readonly verdict: Verdict;
}

export interface Count {
	readonly reproduced: number;
	readonly of: number;
}

/** Components that cause the conflict together, each of them needed. */
export interface CulpritSet {
	/** One entry a member: its id, or several of one folder that cannot be told apart. */
	readonly members: readonly (readonly string[])[];
	/** With nothing else on than these, what they require and what is kept on. */
	readonly alone: Count;
	/** With neither this set nor another culprit complete. */
	readonly without: Count;
	/** From 0 to 1, that these are culprits and no member is innocent. */
	readonly confidence: number;
}

export type Verdict =
	| {
			/** `theme`: the theme by itself; `interaction`: the theme with plugins; else plugins, or several independent sets. */
			readonly kind: 'culprits' | 'theme' | 'interaction';
			readonly sets: readonly CulpritSet[];
			/** There is more than one set, and each is enough. */
			readonly independent: boolean;
			/** From 0 to 1, that there is no culprit besides. */
			readonly complete: number;
			/** Ids of what stayed on all the time and may be a part of it. */
			readonly keptOn: readonly string[];
	  }
	/** Happens with everything off: must-use plugins, drop-ins, the host, core, or what was kept on. */
	| { readonly kind: 'outside'; readonly allOff: Count; readonly keptOn: readonly string[] }
	| { readonly kind: 'not-reproducible'; readonly allOn: Count }
	| {
			readonly kind: 'inconclusive';
			readonly why: 'suppression' | 'untestable' | 'limit';
			readonly explanation: Message;
			/** What was proved before the search gave up. */
			readonly sets: readonly CulpritSet[];
	  };

export interface Suspected {
	readonly id: string;
	/** From 0 to 1, how probable it is that it takes part, after all outcomes. */
	readonly weight: number;
}

export interface Progress {
	readonly rounds: number;
	/** Expected, not promised; 0 with a verdict. */
	readonly roundsLeft: number;
	/** Ids of those without which the conflict still happened. */
	readonly cleared: readonly string[];
	/** Most suspected first. */
	readonly suspected: readonly Suspected[];
}

export interface Step {
	readonly next: NextProbe | NextVerdict;
	readonly progress: Progress;
}
