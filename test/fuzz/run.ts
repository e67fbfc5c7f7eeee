import { createDice } from '../report/redaction/dice.ts';
import { hash, inputsOf } from './inputs.ts';
import { shrink } from './shrink.ts';
import type { Target } from './target.ts';

/** Something that did not hold. */
export interface Fault {
	readonly target: string;
	/** What was thrown, or how long it took. */
	readonly what: string;
	/** The smallest input found that shows it. */
	readonly input: unknown;
	readonly stack: string;
}

export interface Outcome {
	readonly target: string;
	readonly inputs: number;
	/** CPU time of the process. */
	readonly cpuMs: number;
	readonly faults: readonly Fault[];
}

/** Longer than this, one input is a fault of its own. In milliseconds of CPU; none is longer than some 60 kB. */
export const SLOW_MS = 500;

const SLOW = 'slow';
const SLOW_TRIES = 15;

/** More of one target say no more. */
const MAX_FAULTS = 5;

export interface RunOptions {
	/** What is slow; `Infinity` where nobody measures. */
	readonly slowMs?: number;
	/** CPU time of this process, in milliseconds. */
	readonly clock?: () => number;
	/** Called before each input with its place in its batch, for a watchdog. */
	readonly told?: (batch: number, place: number) => void;
}

/** Gives a target so many inputs. */
export function runTarget(target: Target, inputs: number, seed: number, options: RunOptions = {}): Outcome {
	const { clock = cpuMs, slowMs = SLOW_MS, told } = options;
	const attempt = (input: unknown) => tryOnce(target, input, slowMs, clock);
	const faults = new Map<string, Fault>();
	const start = clock();
	let count = 0;
	for (let batch = 0; count < inputs && faults.size < MAX_FAULTS; batch++) {
		const made = inputsOf(target, seed, batch).slice(0, inputs - count);
		for (const [place, input] of made.entries()) {
			told?.(batch, place);
			count += 1;
			const fault = attempt(input);
			if (!fault || faults.has(fault.key) || faults.size >= MAX_FAULTS) continue;
			faults.set(fault.key, describe(target, input, fault.key, attempt));
		}
	}
	return { target: target.name, inputs: count, cpuMs: clock() - start, faults: [...faults.values()] };
}

/** Failures with one key are one fault. */
interface Failure {
	readonly key: string;
	readonly error: unknown;
}

/** `null` when all holds. */
function tryOnce(target: Target, input: unknown, slowMs: number, clock: () => number): Failure | null {
	const timed = () => {
		const before = clock();
		check(target, input);
		return clock() - before;
	};
	try {
		// A compiler or a collection of garbage may have been at work beside it: what is slow is slow each time.
		const isSlow = timed() > slowMs && timed() > slowMs && timed() > slowMs;
		return isSlow ? { key: SLOW, error: new Error(`took more than ${slowMs} ms`) } : null;
	} catch (error) {
		return { key: keyOf(error), error };
	}
}

function check(target: Target, input: unknown): void {
	target.check(input, createDice(hash(typeof input === 'string' ? input : (JSON.stringify(input) ?? ''))));
}

function describe(
	target: Target,
	input: unknown,
	key: string,
	attempt: (input: unknown) => Failure | null,
): Fault {
	const fails = (candidate: unknown) => attempt(candidate)?.key === key;
	const small = shrink(input, target.kind, fails, key === SLOW ? SLOW_TRIES : undefined);
	const error = attempt(small)?.error;
	const [what, stack = ''] = error instanceof Error ? [error.message, error.stack] : [String(error)];
	return { target: target.name, what, input: small, stack };
}

/** The name of the error and where it came from: messages quote the input. */
function keyOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const lines = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line));
	const ours =
		lines.find(line => line.includes('/src/')) ?? lines.find(line => line.includes('/fuzz/')) ?? '';
	return `${error.name} ${ours.trim()}`;
}

function cpuMs(): number {
	const { system, user } = process.cpuUsage();
	return (system + user) / 1000;
}

/** How many inputs each target gets of so many overall. */
export function shares(targets: readonly Target[], runs: number): ReadonlyMap<Target, number> {
	const all = targets.reduce((sum, { share = 1 }) => sum + share, 0);
	return new Map(targets.map(target => [target, Math.max(1, Math.ceil((runs * (target.share ?? 1)) / all))]));
}
