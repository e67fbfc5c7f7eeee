import { bodyUnits } from '../../exchange/body-caps.ts';
import type { Observation } from '../../inspector.ts';

/** What a message costs whoever takes it, in the UTF-16 units that `weightOf` counts. */
const MAX_WEIGHT = 200_000;

/** An observation without bodies is mostly header fields, evidence and recovery steps. */
const BASE_WEIGHT = 4000;

/**
 * Divides observations into messages so small that taking one does not stop the panel: it is copied on the panel's main
 * thread, with the JSON in it, and a frame lasts 16 ms.
 */
export function* batchesOf(observations: readonly Observation[]): Generator<readonly Observation[]> {
	let batch: Observation[] = [];
	let weight = 0;
	for (const observation of observations) {
		const more = weightOf(observation);
		if (batch.length > 0 && weight + more > MAX_WEIGHT) {
			yield batch;
			batch = [];
			weight = 0;
		}
		batch.push(observation);
		weight += more;
	}
	if (batch.length > 0) yield batch;
}

function weightOf({ exchange, findings }: Observation): number {
	return BASE_WEIGHT * (1 + findings.length) + bodyUnits(exchange);
}
