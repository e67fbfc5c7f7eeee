import { isDeepStrictEqual } from 'node:util';

/** What did not hold. Not an assertion library's: it has to cost nothing a million times over. */
export class NotHeld extends Error {
	override readonly name = 'NotHeld';
}

export function holds(condition: boolean, what: string): void {
	if (!condition) throw new NotHeld(what);
}

export function same(a: unknown, b: unknown, what: string): void {
	if (!Object.is(a, b) && !isDeepStrictEqual(a, b)) {
		throw new NotHeld(`${what}: ${shown(a)} is not ${shown(b)}`);
	}
}

function shown(value: unknown): string {
	return String(JSON.stringify(value)).slice(0, 300);
}
