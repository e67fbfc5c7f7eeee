import { parentPort, workerData } from 'node:worker_threads';
import { runTarget } from './run.ts';
import { TARGETS } from './targets/index.ts';

interface Orders {
	/** Names, and how many inputs each gets. */
	readonly orders: readonly (readonly [string, number])[];
	readonly seed: number;
	/** Where the watchdog looks: place in its batch, batch, and how many of this target there were. */
	readonly place: Int32Array;
}

const { orders, place, seed } = workerData as Orders;

for (const [name, inputs] of orders) {
	const target = TARGETS.find(each => each.name === name);
	if (!target) throw new RangeError(`No target ${name}`);
	place[2] = 0;
	const told = (batch: number, at: number) => {
		place[0] = at;
		place[1] = batch;
		Atomics.add(place, 2, 1);
	};
	parentPort?.postMessage(runTarget(target, inputs, seed, { told }));
}
