/** Where continued lines begin, and what the first line begins with instead. */
export interface WrapOptions {
	/** Columns in all. */
	readonly width: number;
	readonly indent: string;
	/** In place of `indent` before the first line; as wide as that is, so that the text stays in line. */
	readonly bullet?: string;
}

/** Characters that take two columns (Unicode Standard Annex 11, roughly), and those that take none. */
const WIDE =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;
const NARROW = /\p{Mn}|\p{Me}|\u200d/gu;

/** Breaks a line at spaces. A word longer than a line, a URL mostly, stays whole: it is there to be copied. */
export function wrap(text: string, { width, indent, bullet = indent }: WrapOptions): string[] {
	const room = Math.max(1, width - columns(indent));
	const lines: string[] = [];
	let line = '';
	let used = 0;
	for (const word of text.split(' ')) {
		const length = columns(word);
		if (used > 0 && used + 1 + length > room) {
			lines.push(line);
			line = '';
			used = 0;
		}
		line += used > 0 ? ` ${word}` : word;
		used += used > 0 ? length + 1 : length;
	}
	lines.push(line);
	return lines.map((each, index) => `${index === 0 ? bullet : indent}${each}`.trimEnd());
}

/** How many columns of a terminal a text takes. */
export function columns(text: string): number {
	return [...text].length + (text.match(WIDE)?.length ?? 0) - (text.match(NARROW)?.length ?? 0);
}
