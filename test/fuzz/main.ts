import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inputsOf } from './inputs.ts';
import { type Fault, type Outcome, shares } from './run.ts';
import { TARGETS } from './targets/index.ts';

/** So long one input may take on the wall before it is given up. In milliseconds. */
const STUCK_MS = 60_000;

const HELP = `Usage: npm run fuzz [-- --runs N] [--seed N] [--only NAME]

Gives every parser what grammars make and what mutations make of recorded traffic, and says what does not hold.
--runs N     inputs over all targets; 1000000 unless given
--seed N     the same number gives the same inputs; otherwise it is another one each time, and told
--only NAME  targets whose name begins so, such as "har" or "exchange/url"`;

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '1000000' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		only: { type: 'string', default: '' },
		help: { type: 'boolean', default: false },
	},
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const targets = TARGETS.filter(({ name }) => name.startsWith(values.only));

if (values.help || !Number.isInteger(runs) || !Number.isInteger(seed) || targets.length === 0) {
	writeSync(1, `${HELP}\n\n${TARGETS.map(({ name }) => name).join('\n')}\n`);
	process.exitCode = values.help ? 0 : 2;
} else {
	await fuzz();
}

async function fuzz(): Promise<void> {
	writeSync(1, `seed ${seed}, ${targets.length} targets\n`);
	const start = Date.now();
	const outcomes: Outcome[] = [];
	const given = shares(targets, runs);
	const told = (outcome: Outcome) => {
		outcomes.push(outcome);
		const perSecond = Math.round(outcome.inputs / Math.max(0.001, outcome.cpuMs / 1000));
		writeSync(1, `${outcome.target}: ${outcome.inputs} inputs, ${perSecond} a second\n`);
		for (const fault of outcome.faults) writeSync(1, `${describeFault(fault)}\n`);
	};
	while (outcomes.length < targets.length) {
		const orders = targets
			.slice(outcomes.length)
			.map(target => [target.name, given.get(target) ?? 1] as const);
		await runApart(orders, told);
	}
	const inputs = outcomes.reduce((sum, each) => sum + each.inputs, 0);
	const cpu = outcomes.reduce((sum, each) => sum + each.cpuMs, 0) / 1000;
	const faults = outcomes.flatMap(each => each.faults);
	const clock = (Date.now() - start) / 1000;
	writeSync(
		1,
		`${inputs} inputs, ${cpu.toFixed(0)} s of CPU, ${clock.toFixed(0)} s, ${faults.length} faults\n`,
	);
	process.exitCode = faults.length > 0 ? 1 : 0;
}

/** In a thread of their own, for an input may take for ever. Ends early with the target that got stuck. */
function runApart(
	orders: readonly (readonly [string, number])[],
	told: (outcome: Outcome) => void,
): Promise<void> {
	const place = new Int32Array(new SharedArrayBuffer(12));
	const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
		workerData: { orders, seed, place },
	});
	return new Promise((resolve, reject) => {
		let done = 0;
		let seen = 0;
		let since = Date.now();
		const finish = async () => {
			clearInterval(timer);
			await worker.terminate();
			resolve();
		};
		const timer = setInterval(() => {
			const now = Atomics.load(place, 2);
			if (now !== seen || now === 0) since = Date.now();
			seen = now;
			if (Date.now() - since < STUCK_MS) return;
			told(stuck(orders[done]?.[0] ?? '', place));
			void finish();
		}, 1000);
		worker.on('message', (outcome: Outcome) => {
			done += 1;
			told(outcome);
			if (done === orders.length) void finish();
		});
		worker.once('error', error => {
			clearInterval(timer);
			reject(error);
		});
	});
}

function stuck(name: string, place: Int32Array): Outcome {
	const target = TARGETS.find(each => each.name === name);
	const input = target ? inputsOf(target, seed, place[1] ?? 0)[place[0] ?? 0] : null;
	const what = `took more than ${STUCK_MS / 1000} s and was given up, so that nothing after it was tried`;
	return {
		target: name,
		inputs: place[2] ?? 0,
		cpuMs: 0,
		faults: [{ target: name, what, input, stack: '' }],
	};
}

function describeFault({ input, stack, what }: Fault): string {
	const places = stack
		.split('\n')
		.filter(line => /^\s+at .*\/(?:src|fuzz\/targets)\//.test(line))
		.slice(0, 3);
	const text = JSON.stringify(input) ?? '';
	return [
		`  ${what.slice(0, 500)}`,
		`  ${text.length > 1500 ? `${text.slice(0, 1500)}… (${text.length})` : text}`,
		...places,
	].join('\n');
}
