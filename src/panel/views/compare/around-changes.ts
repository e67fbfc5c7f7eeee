import { type Run, textDiff } from '../../../diagnosis/compare/text-diff.ts';

/** A stretch of text, or a gap that stands for a long one that both have. */
export type ShownRun = Run | { readonly kind: 'gap' };

/** So much is shown on each side of a change, in UTF-16 units. */
const ROOM = 60;
/** A gap has to leave out more than it takes up. */
const LEAST_GAP = 40;

/** The way from one text to another, without the long stretches in which nothing happens. */
export function changesIn(before: string, after: string): readonly ShownRun[] {
	const runs = textDiff(before, after);
	return runs.flatMap((run, index): readonly ShownRun[] => {
		const [isFirst, isLast] = [index === 0, index === runs.length - 1];
		const [head, tail] = [isFirst ? 0 : ROOM, isLast ? 0 : ROOM];
		if (run.kind !== 'same' || run.text.length <= head + tail + LEAST_GAP) return [run];
		return [
			...(isFirst ? [] : [{ kind: 'same', text: run.text.slice(0, head) } as const]),
			{ kind: 'gap' },
			...(isLast ? [] : [{ kind: 'same', text: run.text.slice(run.text.length - tail) } as const]),
		];
	});
}
