import { setFlagsFromString } from 'node:v8';

/** Tells V8 what kind of program this is. What each is worth was measured, see docs/performance.md. */
export function tuneEngine(): void {
	// Most functions run too briefly to earn their compiling. V8 of Node 20 counts that in this way, later ones do it less.
	if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');
}

/** By how much the heap may grow, in percent, before rubbish is taken out; V8 itself would wait for three times as much. */
const GROWTH = {
	// Little of it lives long.
	reading: 50,
	// All of the report is there at once.
	writing: 10,
};

export function letHeapGrow(stage: keyof typeof GROWTH): void {
	setFlagsFromString(`--heap-growing-percent=${GROWTH[stage]}`);
}
