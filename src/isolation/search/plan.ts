import { type Bits, bit, has, NONE, sizeOf } from './bits.ts';
import { contradictionIn, doubtfulShare, hasShown, presence } from './control.ts';
import { dependentsOf, type Ground, layOut } from './ground.ts';
import { type Inquiry, inquire } from './inquiry.ts';
import type { Phase, SearchInput, SiteComponent } from './problem.ts';
import { type Confirming, confirmingProbe, STANDARDS, type Standard } from './proof.ts';
import { type Rate, rateOf } from './rate.ts';
import { cleanWith, happensWith, type Record, readRecord } from './record.ts';

/** Why a probe is asked for, in the search's own terms. */
export type Purpose =
	| 'theme'
	| 'all-off'
	| 'all-on'
	| 'part'
	| 'alone'
	| 'without'
	| 'others'
	| 'again'
	| Confirming['purpose'];

/** What to do next, before it is put in words. */
export type Plan =
	| {
			readonly kind: 'probe';
			readonly on: Bits;
			readonly phase: Phase;
			readonly purpose: Purpose;
			/** Whom it is about, where it is about somebody. */
			readonly about: Bits;
	  }
	| { readonly kind: 'found' | 'outside' | 'gone' | 'untestable' | 'limit' }
	| { readonly kind: 'suppression'; readonly shown: Bits; readonly missed: Bits };

/** Everything that follows from an input. */
export interface Analysis {
	readonly ground: Ground;
	readonly record: Record;
	readonly rate: Rate;
	readonly inquiry: Inquiry;
	readonly plan: Plan;
	readonly measured: number | undefined;
	readonly standard: Standard;
}

export function analyse(input: SearchInput): Analysis {
	const ground = layOut(switchable(input), input.priors);
	const record = readRecord(ground, input.outcomes);
	const measured = input.rate !== undefined && input.rate > 0 && input.rate <= 1 ? input.rate : undefined;
	const rate = rateOf(record, measured);
	const standard = STANDARDS[input.proof ?? 'usual'];
	const inquiry = inquire(ground, record, rate, standard);
	const plan = planOf({ ground, record, rate, inquiry, measured, standard }, input.themeFirst ?? false);
	const isOver =
		plan.kind === 'probe' && record.rounds >= (input.maxProbes ?? mostProbes(ground, rate, standard));
	const over: Plan = { kind: isOver && isConfirming(plan) ? 'found' : 'limit' };
	return { ground, record, rate, inquiry, measured, standard, plan: isOver ? over : plan };
}

/** A theme without which nothing could be tested stays on, as long as there is anything else to try. */
function switchable({ components, outcomes }: SearchInput): readonly SiteComponent[] {
	const plugins = components.filter(({ type }) => type === 'plugin').map(({ id }) => id);
	const bare = outcomes.filter(({ theme }) => theme === 'default');
	const isStuck =
		components.some(({ keepOn, type }) => type === 'plugin' && !keepOn) &&
		bare.some(({ active }) => plugins.every(id => active.includes(id))) &&
		bare.every(({ outcome }) => outcome === 'untestable');
	return isStuck
		? components.map(each => (each.type === 'theme' ? { ...each, keepOn: true } : each))
		: components;
}

/** It asks once more for a proof that is there. */
export function isConfirming(plan: Plan): boolean {
	return plan.kind === 'probe' && (plan.purpose === 'alone-again' || plan.purpose === 'without-again');
}

/** The bound on probes where the caller sets none. */
function mostProbes({ units }: Ground, rate: Rate, { most: { base, perHalving } }: Standard): number {
	return Math.ceil((base + perHalving * Math.ceil(Math.log2(units.length + 2))) / rate.show(0));
}

function planOf(
	{ ground, inquiry, measured, rate, record, standard }: Omit<Analysis, 'plan'>,
	themeFirst: boolean,
): Plan {
	const probe = (on: Bits, phase: Phase, purpose: Purpose, about = NONE): Plan => ({
		kind: 'probe',
		on,
		phase,
		purpose: on === NONE ? 'all-off' : purpose,
		about,
	});
	const retry = (on: Bits) => probe(on, 'recheck', 'again');
	if (!rate.flaky) {
		const contradiction = contradictionIn(record);
		if (contradiction?.probe) return retry(contradiction.probe);
		if (contradiction) return { kind: 'suppression', ...contradiction };
	}
	const present = presence(ground, record, rate, measured);
	if (present === 'gone') return { kind: 'gone' };
	if (present === 'ask') return probe(ground.all, 'control', 'all-on');
	const themeOff = themeProbe(ground, record, rate, themeFirst);
	if (themeOff !== null) return probe(themeOff, 'baseline', 'theme', bit(ground.theme));

	const { found, open } = inquiry;
	if (found.some(({ members }) => members === NONE)) return { kind: 'outside' };
	if (!open) {
		const share = rate.flaky || measured === 1 ? null : doubtfulShare(record, found);
		if (share !== null) return retry(share);
		const again = confirmingProbe({ ground, record, rate, measured, found }, standard);
		if (again !== null) return probe(again.on, 'confirm', again.purpose, again.about);
		return hasShown(record) || record.untestable.includes(ground.all)
			? { kind: 'found' }
			: probe(ground.all, 'control', 'all-on');
	}
	if (open.probe === null) return { kind: 'untestable' };
	if (open.kind === 'others') {
		const all = found.reduce((members, each) => members | each.members, NONE);
		// Leaving out the only one found is a proof about that one; what else it may show is said then.
		const purpose = sizeOf(all) === 1 ? 'without' : 'others';
		return probe(open.probe, 'confirm', purpose, all);
	}
	const { about, kind, on } = open.probe;
	return probe(on, kind === 'part' ? 'narrow' : 'confirm', kind, about);
}

/**
 * The theme by itself: where that comes first, or once a probe without it could not be tested, to see whether it is the
 * theme that cannot be switched. Not where the conflict is flaky; there every probe tells little, and the theme is weighed
 * like any other.
 */
function themeProbe(ground: Ground, record: Record, rate: Rate, themeFirst: boolean): Bits | null {
	if (ground.theme < 0) return null;
	const off = ground.all & ~dependentsOf(ground, bit(ground.theme));
	const isKnown = happensWith(record, off) || cleanWith(record, off) || record.untestable.includes(off);
	if (isKnown) return null;
	return (themeFirst && !rate.flaky) || isThemeInDoubt(ground, record) ? off : null;
}

/** Without the theme nothing could be tested so far. */
function isThemeInDoubt({ theme }: Ground, { trials }: Record): boolean {
	const without = trials.filter(({ on }) => !has(on, theme));
	return without.length > 0 && without.every(({ outcome }) => outcome === 'untestable');
}
