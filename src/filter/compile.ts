import { FINDING_KINDS, type Finding, type FindingKind } from '../diagnosis/finding.ts';
import { GUIDES } from '../diagnosis/guides.ts';
import type { Observation } from '../inspector.ts';
import type { Say } from '../words/message.ts';
import type { Filter, Term } from './filter.ts';
import { filterKey } from './keys.ts';
import { compilePattern } from './pattern/pattern.ts';
import { type Sight, sightOf, sightOfFinding } from './sight.ts';

/** A filter made ready. What it says of a finding is about that one, and about the part it is on. */
export interface CompiledFilter {
	(observation: Observation): boolean;
	readonly ofSight: (it: Sight) => boolean;
	readonly ofFinding: (observation: Observation, finding: Finding) => boolean;
	/** All that it asks for is this in a row's text, which is in lower case, too; `null` when it asks for anything else. */
	readonly onlyText: string | null;
}

interface Check {
	readonly cost: number;
	readonly holds: (it: Sight) => boolean;
	/** What is looked for in the row's text and nowhere else. */
	readonly text?: string;
}

/**
 * Makes a filter ready to run over a list.
 *
 * @param say names the kinds of findings in the person's language, so that text search finds them as they stand on screen.
 *   Without it they are found by their slugs only
 */
export function compileFilter({ terms }: Filter, say?: Say): CompiledFilter {
	const checks = terms.flatMap(term => makeCheck(term, say) ?? []).sort((a, b) => a.cost - b.cost);
	const tests = checks.map(({ holds }) => holds);
	const all = (it: Sight) => {
		for (const holds of tests) if (!holds(it)) return false;
		return true;
	};
	return Object.assign((observation: Observation) => tests.length === 0 || all(sightOf(observation)), {
		ofSight: all,
		ofFinding: (observation: Observation, finding: Finding) => all(sightOfFinding(observation, finding)),
		onlyText: (checks.length === 1 && checks[0]?.text) || null,
	});
}

/** Whether one observation is shown. For lists, {@link compileFilter} once. */
export function matches(filter: Filter, observation: Observation, say?: Say): boolean {
	return compileFilter(filter, say)(observation);
}

/** Whether one finding of an observation is shown in a list of findings. */
export function matchesFinding(
	filter: Filter,
	observation: Observation,
	finding: Finding,
	say?: Say,
): boolean {
	return compileFilter(filter, say).ofFinding(observation, finding);
}

function makeCheck(term: Term, say: Say | undefined): Check | null {
	const check = positive(term, say);
	if (!check || !term.negated) return check;
	return { cost: check.cost, holds: it => !check.holds(it) };
}

/** `null` for a term that asks for nothing yet. */
function positive(term: Term, say: Say | undefined): Check | null {
	switch (term.kind) {
		case 'empty':
			return null;
		case 'text': {
			const wanted = term.text.toLowerCase();
			const kinds = kindsNamed(name => name.toLowerCase().includes(wanted), say);
			if (kinds.size === 0) return { cost: 2, holds: it => it.text.includes(wanted), text: wanted };
			return { cost: 2, holds: it => it.text.includes(wanted) || isOfKind(it, kinds) };
		}
		case 'pattern': {
			const pattern = compilePattern(term.source, term.ignoreCase);
			if (pattern.kind !== 'pattern') return null;
			const kinds = kindsNamed(pattern.fits, say);
			return { cost: 3, holds: it => it.fields.some(pattern.fits) || isOfKind(it, kinds) };
		}
		case 'key': {
			const key = filterKey(term.key);
			const meanings = term.values.flatMap(({ text }) => key?.read(text) ?? []);
			const [only] = meanings;
			if (!key || !only) return null;
			const { cost } = key;
			if (meanings.length === 1) return { cost, holds: only.holds };
			return { cost, holds: it => meanings.some(({ holds }) => holds(it)) };
		}
	}
}

function kindsNamed(fits: (name: string) => boolean, say: Say | undefined): ReadonlySet<FindingKind> {
	return new Set(
		FINDING_KINDS.filter(kind => fits(kind) || (say !== undefined && fits(say({ key: GUIDES[kind].kind })))),
	);
}

function isOfKind({ findings }: Sight, kinds: ReadonlySet<FindingKind>): boolean {
	return kinds.size > 0 && findings.some(({ kind }) => kinds.has(kind));
}
