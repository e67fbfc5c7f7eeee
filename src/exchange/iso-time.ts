const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Whether a time can be written with a year of four digits, as HAR wants it (ISO 8601, 4.1.2.3).
 *
 * @param milliseconds since 1970; `NaN` is none
 */
export function isIsoTime(milliseconds: number): boolean {
	return milliseconds >= FIRST && milliseconds <= LAST;
}
