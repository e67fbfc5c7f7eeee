import type { HeaderField } from './headers.ts';

/** In UTF-16 units, names and values together: one recording's cookies and user agents fit many times over. */
const MAX_POOLED = 1_000_000;

/** Longer values hardly repeat. */
const MAX_POOLED_VALUE = 4096;

const pool = new Map<string, Map<string, HeaderField>>();
let pooled = 0;

/**
 * The field, the same object every time it is asked for: one browser sends one site the same cookies, user agent and
 * accepted types with every request, and they are most of what a kept request costs in memory.
 */
export function sharedField(name: string, value: string): HeaderField {
	if (value.length > MAX_POOLED_VALUE) return { name, value };
	const known = pool.get(name)?.get(value);
	if (known) return known;
	if (pooled > MAX_POOLED) {
		// What is in use stays with those who use it; starting over is cheaper than remembering what was used last.
		pool.clear();
		pooled = 0;
	}
	const field = { name, value };
	const values = pool.get(name);
	if (values) values.set(value, field);
	else pool.set(name, new Map([[value, field]]));
	pooled += name.length + value.length;
	return field;
}
