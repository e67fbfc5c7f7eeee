import { type Bits, indexesOf } from './bits.ts';
import type { Ground } from './ground.ts';

/** A sentence with more names than this is not read. */
const MOST_NAMES = 8;

/** The names of units for a sentence, in the order of the search; many are cut short. */
export function namesOf({ units }: Ground, set: Bits): string {
	const names = indexesOf(set).map(index => units[index]?.name ?? '');
	const shown = names.slice(0, MOST_NAMES).join(', ');
	return names.length > MOST_NAMES ? `${shown}, … (+${names.length - MOST_NAMES})` : shown;
}
