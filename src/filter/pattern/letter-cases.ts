/** Behind ASCII. */
const FIRST_OTHER = 0x80;
const UNITS = 0x1_0000;

let others: ReadonlyMap<number, readonly number[]> | null = null;

/**
 * Which UTF-16 units are one letter where case does not count, as in a `RegExp` with `i` and without `u` (ECMA-262, 22.2.2.7.3,
 * Canonicalize): those with the same capital. Nothing outside ASCII is a letter of ASCII: `ſ` is no `S`, and the sign for
 * Kelvin no `k`.
 *
 * @returns the unit and its other cases
 */
export function letterCases(unit: number): readonly number[] {
	if (unit >= FIRST_OTHER) {
		others ??= groupOthers();
		return others.get(unit) ?? [unit];
	}
	return ASCII[unit] ?? [unit];
}

/** Asked for each character of each row. */
const ASCII = Array.from({ length: FIRST_OTHER }, (_, unit) => {
	const isLetter = /[a-z]/i.test(String.fromCharCode(unit));
	return isLetter ? [unit, unit ^ 0x20] : [unit];
});

/** Of units whose capital is another: some letters have three cases, as `µ`, `μ` and `Μ`. */
function groupOthers(): ReadonlyMap<number, readonly number[]> {
	const groups = new Map<number, number[]>();
	for (let unit = FIRST_OTHER; unit < UNITS; unit++) {
		const capital = capitalOf(unit);
		if (capital === unit) continue;
		const group = groups.get(capital);
		if (group) group.push(unit);
		else groups.set(capital, [capital, unit]);
	}
	return new Map([...groups.values()].flatMap(group => group.map(unit => [unit, group] as const)));
}

function capitalOf(unit: number): number {
	const capital = String.fromCharCode(unit).toUpperCase();
	const code = capital.charCodeAt(0);
	return capital.length === 1 && code >= FIRST_OTHER ? code : unit;
}
