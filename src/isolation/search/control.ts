import { type Bits, isSubset } from './bits.ts';
import type { Ground } from './ground.ts';
import type { Found } from './inquiry.ts';
import { type Rate, triesFor } from './rate.ts';
import type { Record, Trial } from './record.ts';

/** Whether the conflict is still there at all, asked with everything on. */
export type Presence = 'present' | 'ask' | 'gone';

/** How unlikely it has to be that the conflict only happened to stay away, before it counts as gone. */
const GONE_BY_CHANCE = 0.02;

/** So rarely a conflict may show whose rate nobody measured. */
const SELDOM = 0.5;

/**
 * So many expected showings may fail to come in a row before it is asked whether anything still shows at all. Fewer than
 * half of the probes should show while someone is looked for, so five are not rare where the conflict is flaky.
 */
const PATIENCE = { certain: 5, flaky: 8 };

/**
 * The captured request may have been the last of its kind: the record was saved, the nonce renewed, a limit reached. So
 * everything is switched on again when nothing has shown for a while, and early on when nothing has shown yet.
 *
 * @param measured the measured rate, if there is one; then it has shown itself often enough to start with
 */
export function presence(ground: Ground, record: Record, rate: Rate, measured: number | undefined): Presence {
	const { trials, untestable } = record;
	if (untestable.includes(ground.all)) return 'present';
	const last = trials.findLastIndex(({ outcome }) => outcome === 'reproduced');
	const missed = trials.slice(last + 1).filter(({ outcome }) => outcome === 'not-reproduced');
	const controls = missed.filter(({ on }) => on === ground.all).length;
	if (controls > 0) {
		return controls >= triesFor(GONE_BY_CHANCE, measured ?? SELDOM) ? 'gone' : 'ask';
	}
	const hasShown = measured !== undefined || last > 0;
	const patience = Math.ceil((rate.flaky ? PATIENCE.flaky : PATIENCE.certain) / rate.show(0));
	return missed.length >= (hasShown ? patience : 2) ? 'ask' : 'present';
}

/** It was asked again whether the conflict happened, with at least one showing. */
export function hasShown({ trials }: Record): boolean {
	return trials.some(({ asked, outcome }) => asked && outcome === 'reproduced');
}

/** So often each side of a contradiction is tried before it is believed. */
const TRIES = { missed: 4, shown: 2 };

/** A set that conflicts inside a larger one that does not. */
export interface Contradiction {
	readonly shown: Bits;
	readonly missed: Bits;
	/** What to try again; null when both sides have been tried often enough. */
	readonly probe: Bits | null;
}

/**
 * More plugins never hide a conflict, or so the search takes it. Where one was hidden, either it is flaky, which trying
 * again brings to light, or some plugin suppresses it.
 */
export function contradictionIn({ clean, reproduced, trials, untestable }: Record): Contradiction | null {
	const times = (on: Bits, outcome: Trial['outcome']) =>
		trials.filter(trial => trial.on === on && trial.outcome === outcome).length;
	for (const missed of clean) {
		const shown = reproduced.find(on => isSubset(on, missed));
		if (shown === undefined) continue;
		const again = [
			...(times(missed, 'not-reproduced') < 2 ? [missed] : []),
			...(times(shown, 'reproduced') < TRIES.shown ? [shown] : []),
			...(times(missed, 'not-reproduced') < TRIES.missed ? [missed] : []),
		];
		return { shown, missed, probe: again.find(on => !untestable.includes(on)) ?? null };
	}
	return null;
}

/**
 * Two sets of culprits with a member in common are rarer than a flaky one taken for certain: what they share is said not
 * to be enough by itself, and this is what to try again before that is believed.
 */
export function doubtfulShare({ trials, untestable }: Record, found: readonly Found[]): Bits | null {
	for (const [index, { closure }] of found.entries()) {
		for (const other of found.slice(index + 1)) {
			const shared = closure & other.closure;
			if (shared === 0n || untestable.includes(shared)) continue;
			const missed = trials.filter(({ on, outcome }) => on === shared && outcome === 'not-reproduced');
			if (missed.length < TRIES.shown) return shared;
		}
	}
	return null;
}
