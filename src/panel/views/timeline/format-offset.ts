import { formatDuration } from '../../format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `+1.2 sec`, `+12.3 min`, `+9.5 hr`: how long after the first. Empty where nobody knows. */
export function formatOffset(milliseconds: number, language: string): string {
	if (!Number.isFinite(milliseconds)) return '';
	if (milliseconds < MINUTE) return `+${formatDuration(milliseconds, language)}`;
	const [unit, length] = milliseconds < HOUR ? (['minute', MINUTE] as const) : (['hour', HOUR] as const);
	const format = new Intl.NumberFormat(language, {
		style: 'unit',
		unit,
		unitDisplay: 'short',
		maximumFractionDigits: 1,
	});
	return `+${format.format(milliseconds / length)}`;
}
