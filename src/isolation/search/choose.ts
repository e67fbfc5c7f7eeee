import { type Beliefs, chanceWithin, likeliest, membersOf } from './beliefs.ts';
import { type Bits, bit, has, indexesOf, NONE, sizeOf, union } from './bits.ts';
import { closureOf, dependentsOf, type Ground } from './ground.ts';

import { capacity, entropy, type Rate } from './rate.ts';
import { cleanWith, happensWith, type Record } from './record.ts';

/** A set that could be tested next, and what for. */
export interface Candidate {
	readonly on: Bits;
	readonly kind: 'part' | 'alone' | 'without';
	/** Who is alone or left out; for a part, nobody. */
	readonly about: Bits;
	/** Bits of information it is expected to bring, and proofs it is expected to complete. */
	readonly score: number;
}

/** So many of the most suspected are considered alone and left out. */
const FAVOURITES = 8;

/**
 * What a proof that is needed anyway is worth, in bits. A probe saved later is worth 1; not quite, because the suspect may
 * change. Where the conflict is flaky, half of the proofs asked for do not come. Both are where the mean over the simulated
 * cases is lowest, and it is flat around them.
 */
const PROOF = { certain: 0.8, flaky: 0.3 };

/** Below this a probe tells nothing. */
const NOTHING = 1e-6;

/**
 * The probe that tells most about who in the scope is behind the conflict. Candidates are every beginning of the scope in
 * its order (each closed under dependencies), the likeliest culprits alone, and everything but one of the most suspected:
 * the last two are the proofs that a verdict needs, and count for that.
 */
export function chooseProbe(
	ground: Ground,
	record: Record,
	rate: Rate,
	universe: Bits,
	beliefs: Beliefs,
): Candidate | null {
	const worth = rate.flaky ? PROOF.flaky : PROOF.certain;
	const tells = (chance: number) => entropy(chance * beliefs.show) - chance * entropy(beliefs.show);
	const candidates: Candidate[] = [];
	const { base, rest } = beliefs;
	for (const each of likeliest(beliefs, FAVOURITES)) {
		const about = membersOf(beliefs, each);
		const on = closureOf(ground, about);
		const proof = happensWith(record, on) ? 0 : (beliefs.chances[each] ?? 0) * beliefs.show;
		candidates.push({ on, kind: 'alone', about, score: tells(chanceWithin(beliefs, on)) + worth * proof });
	}
	for (const index of mostSuspected(beliefs)) {
		const about = bit(index);
		const on = universe & ~dependentsOf(ground, about);
		const needed = has(base, index) ? 1 : (beliefs.marginals[rest.indexOf(index)] ?? 0);
		const proof = rate.flaky ? 0 : needed;
		candidates.push({ on, kind: 'without', about, score: tells(chanceWithin(beliefs, on)) + worth * proof });
	}
	for (const first of new Set([base, base | likelyMembers(beliefs)])) {
		let prefix = closureOf(ground, first);
		for (const index of [...rest, -1]) {
			candidates.push({ on: prefix, kind: 'part', about: NONE, score: tells(chanceWithin(beliefs, prefix)) });
			if (index >= 0) prefix |= bit(index);
		}
	}
	let best: Candidate | null = null;
	for (const candidate of candidates) {
		const { on } = candidate;
		// Where one answer is enough, what is known is not asked again, however it surprises.
		if (!rate.flaky && (happensWith(record, on) || cleanWith(record, on))) continue;
		const score = candidate.score * testability(record, candidate.on);
		if (score > (best?.score ?? NOTHING)) best = { ...candidate, score };
	}
	return best;
}

/** Probes to expect until a verdict, by what is not known yet and not proved yet. */
export function roundsToExpect(
	ground: Ground,
	record: Record,
	rate: Rate,
	universe: Bits,
	beliefs: Beliefs,
): number {
	let unknown = 0;
	for (const chance of beliefs.chances) if (chance > 0) unknown -= chance * Math.log2(chance);
	const open = (index: number) =>
		rate.flaky || cleanWith(record, universe & ~dependentsOf(ground, bit(index))) ? 0 : 1;
	let proofs = 1 / beliefs.show;
	for (const index of indexesOf(beliefs.base)) proofs += open(index);
	for (const [place, index] of beliefs.rest.entries())
		proofs += (beliefs.marginals[place] ?? 0) * open(index);
	return unknown / capacity(beliefs.show) + proofs;
}

/** From this chance on a member is taken to be on in parts; between 0.5 and 0.85 the simulated cases hardly tell. */
const LIKELY = 0.7;

/** Likely members: where nothing is certain, who acts together with them is looked for among parts that hold them. */
function likelyMembers({ marginals, rest }: Beliefs): Bits {
	return union(rest.filter((_, place) => (marginals[place] ?? 0) > LIKELY).map(bit));
}

function mostSuspected({ base, marginals, rest }: Beliefs): number[] {
	const ranked = [...rest.keys()].sort((a, b) => (marginals[b] ?? 0) - (marginals[a] ?? 0) || a - b);
	return [...indexesOf(base), ...ranked.slice(0, FAVOURITES).map(place => rest[place] ?? 0)];
}

/** From 0 to 1: never what could not be tested, and rather something quite unlike it. */
function testability({ untestable }: Record, on: Bits): number {
	return untestable.reduce((chance, other) => chance * (1 - Math.exp(-sizeOf(on ^ other) / 2)), 1);
}
