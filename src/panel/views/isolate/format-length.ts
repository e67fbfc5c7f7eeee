/** `45 seconds`, `3 minutes`: about how long something takes, rounded up as patience is. */
export function formatLength(seconds: number, language: string): string {
	const [value, unit] =
		seconds < 55 ? [Math.max(5, Math.ceil(seconds / 5) * 5), 'second'] : [Math.ceil(seconds / 60), 'minute'];
	return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
