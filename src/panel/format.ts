/** `128 ms`, `2.4 s`: as the Network panel writes times. */
export function formatDuration(milliseconds: number, language: string): string {
	if (!Number.isFinite(milliseconds)) return '';
	return milliseconds >= 1000
		? unitFormat(language, 'second', 1).format(milliseconds / 1000)
		: unitFormat(language, 'millisecond', 0).format(milliseconds);
}

/** `1.3 MB`, in decimal units as browsers count. */
export function formatBytes(bytes: number, language: string): string {
	if (bytes >= 1e6) return unitFormat(language, 'megabyte', 1).format(bytes / 1e6);
	if (bytes >= 1e3) return unitFormat(language, 'kilobyte', 1).format(bytes / 1e3);
	return unitFormat(language, 'byte', 0).format(bytes);
}

/** `14:03:27`: when something happened, on the person's clock. Empty when the recording does not say. */
export function formatClock(at: number, language: string): string {
	if (!Number.isFinite(at)) return '';
	return remember(
		`clock ${language}`,
		() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }),
	).format(at);
}

/** `12,345` */
export function formatNumber(number: number, language: string): string {
	return remember(`number ${language}`, () => new Intl.NumberFormat(language)).format(number);
}

function unitFormat(language: string, unit: string, maximumFractionDigits: number): Intl.NumberFormat {
	return remember(
		`${unit} ${language}`,
		() =>
			new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }),
	);
}

/** Making a formatter costs more than using it a thousand times, and a list uses it in each row. */
const formats = new Map<string, unknown>();

function remember<Format>(key: string, make: () => Format): Format {
	const known = formats.get(key) as Format | undefined;
	if (known) return known;
	const made = make();
	formats.set(key, made);
	return made;
}
