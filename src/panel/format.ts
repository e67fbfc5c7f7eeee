/** `128 ms`, `2.4 s`: as the Network panel writes times. */
export function formatDuration(milliseconds: number, language: string): string {
	const seconds = milliseconds >= 1000;
	return new Intl.NumberFormat(language, {
		style: 'unit',
		unit: seconds ? 'second' : 'millisecond',
		unitDisplay: 'short',
		maximumFractionDigits: seconds ? 1 : 0,
	}).format(seconds ? milliseconds / 1000 : milliseconds);
}

/** `1.3 MB`, in decimal units as browsers count. */
export function formatBytes(bytes: number, language: string): string {
	const [unit, size] =
		bytes >= 1e6 ? ['megabyte', bytes / 1e6] : bytes >= 1e3 ? ['kilobyte', bytes / 1e3] : ['byte', bytes];
	return new Intl.NumberFormat(language, {
		style: 'unit',
		unit: unit as string,
		unitDisplay: 'short',
		maximumFractionDigits: 1,
	}).format(size as number);
}

/** `14:03:27`: when something happened, on the person's clock. Empty when the recording does not say. */
export function formatClock(at: number, language: string): string {
	if (!Number.isFinite(at)) return '';
	return clockOf(language).format(at);
}

/** Making a formatter costs more than using it a thousand times. */
let clock: { language: string; format: Intl.DateTimeFormat } | undefined;

function clockOf(language: string): Intl.DateTimeFormat {
	if (clock?.language !== language) {
		clock = { language, format: new Intl.DateTimeFormat(language, { timeStyle: 'medium' }) };
	}
	return clock.format;
}
