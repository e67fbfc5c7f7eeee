/** Weaker evidence than this is none: it would make somebody less suspected than those of whom nothing is known. */
const LEAST = 0.01;

/** Share of the suspicion that evidence cannot take from those nobody suspects: evidence may be wrong. */
const UNSUSPECTED_SHARE = 0.1;

/** How strongly evidence speaks for a component, from 0 to 1. */
export function priorOf(priors: Readonly<Record<string, number>>, id: string): number {
	const prior = Object.hasOwn(priors, id) ? Number(priors[id]) : 0;
	return prior >= LEAST ? Math.min(1, prior) : 0;
}

/** Evidence to chances: those suspected keep their weight as long as some is left for the others, who share it evenly. */
export function weightsOf(priors: readonly number[]): number[] {
	const given = priors.reduce((sum, prior) => sum + prior, 0);
	const free = priors.filter(prior => prior === 0).length;
	const ceiling = free > 0 ? 1 - UNSUSPECTED_SHARE : 1;
	const scale = given > ceiling || free === 0 ? ceiling / (given || 1) : 1;
	const left = 1 - given * scale;
	return priors.map(prior => (prior > 0 ? prior * scale : left / free));
}
