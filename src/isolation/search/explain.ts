import { type Message, message } from '../../words/message.ts';
import { type Bits, has, indexesOf, NONE, sizeOf } from './bits.ts';
import { namesOf } from './names.ts';
import { type Analysis, analyse, type Plan } from './plan.ts';
import type { CulpritSet, SearchInput } from './problem.ts';
import { clearedIn, suspicion } from './progress.ts';
import { cleanWith, countOf } from './record.ts';
import { verdictOf } from './verdict.ts';

type ProbePlan = Extract<Plan, { kind: 'probe' }>;

/** Why this probe and no other, in one sentence. */
export function reasonFor(analysis: Analysis, { about, on, purpose }: ProbePlan): Message {
	const { ground } = analysis;
	const names = namesOf(ground, about);
	switch (purpose) {
		case 'theme':
			return message('isolation_askTheme');
		case 'all-off':
			return message(ground.keptOn.length > 0 ? 'isolation_askRestOff' : 'isolation_askAllOff');
		case 'all-on':
			return message('isolation_askAllOn');
		case 'again':
			return message('isolation_askAgain');
		case 'others':
			return message('isolation_askOthers', names);
		case 'alone':
			return message('isolation_askAlone', names);
		case 'without':
			return message('isolation_askWithout', names);
		case 'alone-again':
			return message('isolation_askAloneAgain', names);
		case 'without-again':
			return message('isolation_askWithoutAgain', names);
		case 'part': {
			const suspects = [...suspicion(analysis)].filter(([, weight]) => weight > 0).map(([index]) => index);
			const among = suspects.filter(index => has(on, index)).length;
			return message('isolation_askPart', String(among), String(suspects.length));
		}
	}
}

/** So many suspects are named; of the rest there is little to say. */
const MOST_SUSPECTS = 5;

/** The state of a search in plain words: what was found and how surely, who is cleared and why, who is still suspected. */
export function explain(input: SearchInput): Message[] {
	const analysis = analyse(input);
	return [
		...aboutVerdict(analysis),
		...aboutRate(analysis),
		...aboutCleared(analysis),
		...aboutSuspects(analysis),
	];
}

function aboutVerdict(analysis: Analysis): Message[] {
	const { ground, inquiry } = analysis;
	const verdict = verdictOf(analysis);
	const parts = inquiry.found.map(({ members }, index): Message[] => {
		const set = verdict && 'sets' in verdict ? verdict.sets[index] : undefined;
		const names = namesOf(ground, members);
		if (!set) return members === NONE ? [] : [message('isolation_enough', names)];
		const { alone, without } = set;
		const counts = [alone.reproduced, alone.of, without.reproduced, without.of].map(String);
		const key = alone.of > 0 ? 'isolation_proved' : 'isolation_provedWithoutAlone';
		return [
			alone.of > 0 ? message(key, names, ...counts) : message(key, names, ...counts.slice(2)),
			...(sizeOf(members) > 1 ? [message('isolation_together', names)] : []),
		];
	});
	const sentences = parts.flat();
	if (!verdict) return sentences;
	switch (verdict.kind) {
		case 'outside':
			return [message(verdict.keptOn.length > 0 ? 'isolation_outsideKept' : 'isolation_outside')];
		case 'not-reproducible':
			return [message('isolation_gone', String(verdict.allOn.reproduced), String(verdict.allOn.of))];
		case 'inconclusive':
			return [...sentences, verdict.explanation];
		default:
			return [
				...sentences,
				...(verdict.independent ? [message('isolation_independent')] : []),
				...aboutDoubt(verdict.sets),
			];
	}
}

/** From this much doubt on it is said. */
const WORTH_SAYING = 0.01;

/** What was found is least sure where several take part: one of them may do it alone, now and then. */
function aboutDoubt(sets: readonly CulpritSet[]): Message[] {
	const doubt = 1 - Math.min(...sets.map(({ confidence }) => confidence));
	return doubt >= WORTH_SAYING ? [message('isolation_notQuiteSure', String(Math.round(doubt * 100)))] : [];
}

function aboutRate({ ground, measured, rate, record }: Analysis): Message[] {
	if (!rate.flaky) return [];
	if (measured !== undefined) return [message('isolation_flakyRate', String(Math.round(measured * 100)))];
	const { of, reproduced } = countOf(record, on => on === ground.all);
	return [message('isolation_flaky', String(reproduced), String(of))];
}

function aboutCleared(analysis: Analysis): Message[] {
	const { ground, record } = analysis;
	const cleared = clearedIn(analysis);
	const theme = ground.theme < 0 ? NONE : 1n << BigInt(ground.theme);
	const plugins = cleared & ~theme;
	const untestable = record.trials.filter(({ outcome }) => outcome === 'untestable').length;
	return [
		...((cleared & theme) === NONE ? [] : [message('isolation_themeCleared')]),
		...(plugins === NONE
			? []
			: [message('isolation_cleared', String(sizeOf(plugins)), namesOf(ground, plugins))]),
		...(untestable > 0 ? [message('isolation_countUntestable', String(untestable))] : []),
	];
}

function aboutSuspects(analysis: Analysis): Message[] {
	const { ground, inquiry, plan, record } = analysis;
	if (plan.kind === 'found' || plan.kind === 'outside' || plan.kind === 'gone') return [];
	const ranked = [...suspicion(analysis)].sort(([, a], [, b]) => b - a);
	const isFound = (index: number) => inquiry.found.some(({ members }) => has(members, index));
	const named = ranked
		.filter(([index, weight]) => weight >= 0.01 && !isFound(index))
		.slice(0, MOST_SUSPECTS)
		.map(([index, weight]) => {
			const name = ground.units[index]?.name ?? '';
			const percent = String(Math.round(weight * 100));
			return weight >= 1 ? message('isolation_needed', name) : message('isolation_suspected', name, percent);
		});
	const notAlone = quietIn(analysis, record);
	return [
		...named,
		...(notAlone === NONE
			? []
			: [message('isolation_notByThemselves', String(sizeOf(notAlone)), namesOf(ground, notAlone))]),
	];
}

/** Those still suspected that are known not to be enough by themselves. */
function quietIn(analysis: Analysis, record: Analysis['record']): Bits {
	if (analysis.rate.flaky) return NONE;
	const still = indexesOf(analysis.ground.all & ~clearedIn(analysis));
	return still.reduce((set, index) => {
		const alone = analysis.ground.needs[index] ?? NONE;
		return cleanWith(record, alone) ? set | (1n << BigInt(index)) : set;
	}, NONE);
}
