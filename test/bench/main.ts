import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { asBuilt } from './as-built.ts';
import { analysisLines, type Measured, peerLine, targetLine } from './lines.ts';
import { installPeers, LEFT_OUT, PEERS, type Peer, RUN_PEER } from './peers.ts';
import { type Cost, costOf, outputOf } from './process.ts';
import { makeRecording, type Truth } from './recording/make.ts';
import { ratios, spreadOf } from './spread.ts';
import { LIVE_TARGETS } from './targets.ts';
import { detectionOf } from './truth.ts';

/** How fast Concord is beside what no tool can beat and beside others: `npm run bench -- [--quick] [--json PATH]`. */
const { values: asked } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'string' } } });
const quick = asked.quick ?? false;

interface Size {
	readonly name: '1k' | '10k' | '100k' | 'whole';
	readonly entries: number;
	readonly allBodies: boolean;
	/** Whether `JSON.parse` can open it at all: V8's strings end at 512 MB. */
	readonly hasFloor: boolean;
}

const SIZES: readonly Size[] = [
	{ name: '1k', entries: 1000, allBodies: true, hasFloor: true },
	{ name: '10k', entries: 10_000, allBodies: true, hasFloor: true },
	{ name: '100k', entries: 100_000, allBodies: false, hasFloor: true },
	{ name: 'whole', entries: 100_000, allBodies: true, hasFloor: false },
];

const SEED = 1;
const FLOOR = fileURLToPath(new URL('floor.cjs', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/bench', import.meta.url));
const script = `${cache}/cli/concord.js`;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Everything in turn, round by round, so that what else the machine does falls on all alike. */
async function measure(size: Size, peers: readonly Peer[]): Promise<Measured> {
	const file = `${cache}/${size.name}.har`;
	const report = `${cache}/${size.name}.report.json`;
	const truth: Truth = makeRecording(file, { entries: size.entries, seed: SEED, allBodies: size.allBodies });
	const floor: Cost[] = [];
	const concord: Cost[] = [];
	const others = new Map<Peer, Cost[]>(peers.map(peer => [peer, []]));
	const failed: { name: string; why: string }[] = [];
	for (let round = 0; round < (quick ? 3 : 5); round++) {
		if (size.hasFloor) floor.push(await costOf(FLOOR, file));
		concord.push(await costOf(script, 'analyze', '--format', 'json', '--output', report, file));
		// Of the large file some take a minute a round.
		if (round >= (quick || size.entries > 10_000 ? 1 : 3)) continue;
		for (const [peer, costs] of others) {
			try {
				costs.push(await costOf(RUN_PEER, peer.name, file));
			} catch (error) {
				others.delete(peer);
				failed.push({ name: peer.name, why: String(error).slice(0, 120) });
			}
		}
	}
	const detection = detectionOf(JSON.parse(readFileSync(report, 'utf8')), truth);
	rmSync(file);
	rmSync(report);
	const cpu = (costs: readonly Cost[]) => costs.map(cost => cost.cpu);
	const peak = (costs: readonly Cost[]) => spreadOf(costs.map(cost => cost.peak));
	return {
		name: size.name,
		entries: size.entries,
		megabytes: truth.bytes / 1e6,
		floor: size.hasFloor ? { cpu: spreadOf(cpu(floor)), peak: peak(floor) } : null,
		concord: {
			cpu: spreadOf(cpu(concord)),
			peak: peak(concord),
			ratio: size.hasFloor ? spreadOf(ratios(cpu(concord), cpu(floor))) : null,
		},
		peers: [...others].map(([{ job, name, version }, costs]) => ({
			name,
			version,
			job,
			peak: peak(costs),
			ratio: spreadOf(ratios(cpu(costs), cpu(floor))),
		})),
		failed,
		detection,
	};
}

async function live(): Promise<Readonly<Record<keyof typeof LIVE_TARGETS, readonly number[]>>> {
	const program = await asBuilt('live');
	const { keptBytes, rounds, secretsLeft } = JSON.parse(await outputOf('--expose-gc', program));
	const each = (name: string): readonly number[] =>
		rounds.map((round: Record<string, number>) => round[name]);
	return {
		own: each('own'),
		foreign: each('foreign'),
		redaction: each('redaction'),
		secretsLeft: [secretsLeft],
		keptBytes: [keptBytes],
	};
}

mkdirSync(cache, { recursive: true });
await build({ mode: 'cli', logLevel: 'error', build: { outDir: `${cache}/cli`, emptyOutDir: true } });
const peers = await installPeers(`${cache}/peers`);
const missing = PEERS.filter(peer => !peers.includes(peer));
const leftOut = [...LEFT_OUT, ...missing.map(({ name }) => ({ name, why: 'could not be installed' }))];
const measured: Measured[] = [];
for (const size of SIZES.slice(0, quick ? 2 : SIZES.length)) {
	// Of the smallest file a process's own start is all there is to see.
	const made = await measure(size, size.hasFloor && size.name !== '1k' ? peers : []);
	measured.push(made);
	for (const line of analysisLines(made)) print(line);
	for (const peer of made.peers) print(peerLine(peer));
	for (const { name, why } of made.failed) print(`  ${name}: left out, ${why}`);
	print('');
}
const lived = await live();
for (const [key, target] of Object.entries(LIVE_TARGETS)) {
	print(targetLine(target, spreadOf(lived[key as keyof typeof lived])));
}
for (const { name, why } of leftOut) print(`${name}: left out, ${why}`);
if (asked.json) {
	const machine = { node: process.version, platform: `${process.platform} ${process.arch}` };
	const spreads = Object.entries(lived).map(([name, values]) => [name, spreadOf(values)]);
	writeFileSync(
		asked.json,
		`${JSON.stringify({ quick, machine, measured, live: Object.fromEntries(spreads), leftOut }, null, '\t')}\n`,
	);
}
