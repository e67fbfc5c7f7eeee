import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { capacity } from '../../src/isolation/search/rate.ts';
import { type Cell, KINDS, measure, type Result } from '../isolation/search/cases.ts';
import { limit } from '../isolation/search/limit.ts';
import { measureRival, RIVALS } from '../isolation/search/rivals.ts';

const usage = `Plays simulated conflicts with the search, and with three other ways to search on the same cases.

  npm run bench:isolation [-- --json PATH] [--cases COUNT] [--seed NUMBER]

  --json PATH    writes the table as JSON
  --cases COUNT  cases a target is measured on (400); half as many elsewhere
  --seed NUMBER  other cases (1)
  --limit        instead, how few probes a flaky conflict can take, and whom that blames where no plugin is guilty

Per way: mean probes, most probes, % right, % in which an innocent was named. Right is: exactly the truth, no more and no
less. "flaky 70 %": the conflict shows in 70 % of the probes in which it can; unless it says "rate unknown" the search is told.
"hard proof": it goes on from the verdict until that is proved by the hard standard.
`;

const WAYS = ['concord', ...RIVALS] as const;
type Way = (typeof WAYS)[number];

/** What has to hold, for the search. */
interface Target {
	readonly what: string;
	readonly met: (results: Results) => boolean;
}

interface Scenario {
	readonly name: string;
	readonly cell: Cell;
	readonly cases: number;
	readonly targets: readonly Target[];
}

type Results = ReadonlyMap<string, Readonly<Record<Way, Result>>>;

const SIZES = [12, 30, 60];

function nameOf({ evidence, isRateKnown, kind, plugins, proof, rate }: Cell): string {
	const flaky = rate < 1 ? `, flaky ${rate * 100} %${isRateKnown ? '' : ', rate unknown'}` : '';
	const hard = proof === 'hard' ? ', hard proof' : '';
	return `${plugins} ${kind}${evidence === 'uniform' ? '' : `, ${evidence} evidence`}${flaky}${hard}`;
}

function cells(): Cell[] {
	const certain = { evidence: 'uniform', rate: 1, isRateKnown: false } as const;
	const flaky = { evidence: 'uniform', kind: 'single', rate: 0.7, isRateKnown: true } as const;
	return [
		...KINDS.flatMap(kind => SIZES.map((plugins): Cell => ({ ...certain, plugins, kind }))),
		...(['single', 'pair'] as const).flatMap(kind =>
			SIZES.map((plugins): Cell => ({ ...certain, plugins, kind, evidence: 'medium' })),
		),
		...[0.7, 0.5].flatMap(rate => SIZES.map((plugins): Cell => ({ ...flaky, plugins, rate }))),
		...[0.7, 0.5].map((rate): Cell => ({ ...flaky, plugins: 60, rate, evidence: 'medium' })),
		...(['theme', 'none'] as const).map((kind): Cell => ({ ...flaky, plugins: 60, kind })),
		...SIZES.map((plugins): Cell => ({ ...flaky, plugins, kind: 'pair' })),
		...(['usual', 'hard'] as const).map(
			(proof): Cell => ({ ...flaky, plugins: 12, kind: 'two independent', proof }),
		),
		...(['single', 'pair'] as const).map((kind): Cell => ({ ...certain, plugins: 30, kind, proof: 'hard' })),
		...(['usual', 'hard'] as const).flatMap(proof => {
			const unknown = { ...flaky, isRateKnown: false, proof } as const;
			return [
				...SIZES.map((plugins): Cell => ({ ...unknown, plugins })),
				{ ...unknown, plugins: 30, rate: 0.5 },
				{ ...unknown, plugins: 30, rate: 0.9 },
				{ ...unknown, plugins: 30, kind: 'none' } as const,
			];
		}),
	];
}

/** Mean probes at most, by plugins. */
const MEANS = {
	single: { 30: 8, 60: 9 },
	pair: { 30: 13.5, 60: 15.5 },
} as const;

/** By how much medium evidence shortens the search, at least. */
const SHORTER = 2.5;

function targetsOf(cell: Cell): Target[] {
	const { evidence, isRateKnown, kind, plugins, proof, rate } = cell;
	const name = nameOf(cell);
	const of = (results: Results, row = name) => results.get(row)?.concord;
	const mean = (most: number): Target => ({
		what: `mean ≤ ${most.toFixed(1)}`,
		met: results => (of(results)?.mean ?? Number.POSITIVE_INFINITY) <= most,
	});
	const right = (least: number): Target => ({
		what: `right ≥ ${least * 100} %`,
		met: results => (of(results)?.right ?? 0) >= least,
	});
	const neverWrong: Target = {
		what: 'no innocent, no pair as one',
		met: results => of(results)?.wronged === 0 && of(results)?.halved === 0,
	};
	const seldomWrong: Target = {
		what: 'innocent < 1 %',
		met: results => (of(results)?.wronged ?? 1) < 0.01,
	};
	if (rate < 1) {
		if (proof === 'hard' && kind === 'single') return [seldomWrong];
		const isTarget = kind === 'single' && plugins === 60 && evidence === 'uniform' && isRateKnown;
		if (!isTarget) return [];
		return rate === 0.7 ? [right(0.99), mean(12)] : [right(0.97)];
	}
	if (proof === 'hard' || (kind !== 'single' && kind !== 'pair') || (plugins !== 30 && plugins !== 60))
		return [neverWrong];
	if (evidence === 'uniform') return [mean(MEANS[kind][plugins]), neverWrong];
	const plain = nameOf({ ...cell, evidence: 'uniform' });
	const shorter: Target = {
		what: `${SHORTER} fewer than without evidence`,
		met: results =>
			(of(results, plain)?.mean ?? 0) - (of(results)?.mean ?? Number.POSITIVE_INFINITY) >= SHORTER,
	};
	return [shorter, neverWrong];
}

function scenarios(cases: number): Scenario[] {
	return cells().map(cell => {
		const targets = targetsOf(cell);
		const isMeasured = targets.some(({ what }) => !what.startsWith('no ') && !what.startsWith('innocent'));
		return { name: nameOf(cell), cell, targets, cases: isMeasured ? cases : Math.ceil(cases / 2) };
	});
}

function resultsOf({ cases, cell }: Scenario, seed: number): Record<Way, Result> {
	const [linear, halving, ddmin] = RIVALS.map(rival => measureRival(rival, cell, cases, seed));
	if (!linear || !halving || !ddmin) throw new Error('Three other ways are measured');
	return { concord: measure(cell, cases, seed), linear, halving, ddmin };
}

/** Fewest probes on average to become sure which one it is, knowing it is one plugin: its bits over those a probe can tell. */
function limitOf({ evidence, kind, plugins, rate }: Cell): string[] {
	if (kind !== 'single' || evidence !== 'uniform' || rate === 1) return [];
	return [`whoever ends sure needs ≥ ${(Math.log2(plugins) / capacity(rate)).toFixed(1)}`];
}

const percent = (share: number) => (100 * share).toFixed(share === 0 || share === 1 ? 0 : 1);

function row(name: string, cases: string, columns: readonly string[], rest: string): string {
	return `${name.padEnd(50)}${cases.padStart(5)}  ${columns.map(each => each.padEnd(25)).join('')}${rest}`.trimEnd();
}

function printRow({ cases, cell, name, targets }: Scenario, results: Results): void {
	const found = results.get(name);
	if (!found) return;
	const columns = WAYS.map(way => {
		const { max, mean, right, wronged } = found[way];
		const cells = [mean.toFixed(2), String(max), percent(right), percent(wronged)];
		return cells.map((cell, at) => cell.padStart(at === 1 ? 4 : 6)).join('');
	});
	const verdicts = [
		...targets.map(({ met, what }) => `${what}: ${met(results) ? 'met' : 'NOT MET'}`),
		...limitOf(cell),
	];
	console.log(row(name, String(cases), columns, verdicts.join('; ')));
}

/**
 * Whoever knows that it is one of 61 or none, and that nothing requires anything, still pays for not blaming an innocent.
 */
function printLimit(seed: number): void {
	console.log('61 units, flaky 70 %; tries without the one named before it is named; 4000 cases each');
	for (const missed of [0, 3, 4, 5, 6, 7]) {
		const one = limit({ units: 61, rate: 0.7, missed, isGuilty: true, seed });
		const none = limit({ units: 61, rate: 0.7, missed, isGuilty: false, seed });
		console.log(
			`${missed}: mean ${one.mean.toFixed(2)} where one is guilty; where none is, ${percent(none.named)} % name one`,
		);
	}
}

function main(args: readonly string[]): void {
	const options = { json: { type: 'string' }, cases: { type: 'string' }, seed: { type: 'string' } } as const;
	const { values } = parseArgs({
		args: [...args],
		options: { ...options, help: { type: 'boolean' }, limit: { type: 'boolean' } },
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	const seed = Number(values.seed ?? 1);
	if (values.limit) {
		printLimit(seed);
		return;
	}
	const plan = scenarios(Number(values.cases ?? 400));
	const results = new Map<string, Record<Way, Result>>();
	const heading = '  mean max right innoc.';
	console.log(row('', '', [...WAYS], ''));
	console.log(
		row(
			'plugins, conflict',
			'cases',
			WAYS.map(() => heading),
			'target',
		),
	);
	for (const scenario of plan) {
		results.set(scenario.name, resultsOf(scenario, seed));
		printRow(scenario, results);
	}
	const targets = plan.flatMap(each => each.targets.map(target => target.met(results)));
	console.log(`\n${targets.filter(Boolean).length} of ${targets.length} targets met.`);
	if (values.json === undefined) return;
	const rows = plan.map(({ cases, cell, name, targets }) => ({
		name,
		...cell,
		cases,
		results: results.get(name),
		targets: targets.map(({ met, what }) => ({ what, met: met(results) })),
	}));
	writeFileSync(values.json, `${JSON.stringify({ seed, rows }, null, '\t')}\n`);
}

main(process.argv.slice(2));
