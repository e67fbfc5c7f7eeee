import { setFlagsFromString } from 'node:v8';

/**
 * Tells V8 what kind of program this is: a short one that makes much rubbish. What each is worth was measured, see
 * docs/performance.md.
 */
export function tuneEngine(): void {
	// Rubbish is taken out when the heap has grown by a fifth, not when it is three times what it was.
	setFlagsFromString('--heap-growing-percent=20');
	// Most functions run too briefly to earn their compiling. V8 of Node 20 counts that in this way, later ones do it less.
	if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=300000');
}
