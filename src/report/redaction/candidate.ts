/** A piece of a text that is to be replaced, unless another piece has a better claim to it. */
export interface Candidate {
	readonly start: number;
	readonly end: number;
	/** What stands there instead. Called once, in order of place, and only for those that are replaced. */
	readonly replace: () => string;
}

/** Takes candidates; of those that overlap, the first to come is kept. */
export type Claim = (start: number, end: number, replace: () => string) => void;

export interface ClaimedText {
	readonly claim: Claim;
	/** The text with every claimed piece replaced; the very same string when nothing changes. */
	apply(): string;
}

/** So many pieces of one text are replaced; of a text with more nothing is shown. */
const MAX_CLAIMS = 10_000;

export function claimsOn(text: string): ClaimedText {
	/** In order of place. */
	const claimed: Candidate[] = [];
	let isOverflown = false;

	/** Of the first claimed piece that ends after this place. */
	const indexAfter = (at: number) => {
		let low = 0;
		let high = claimed.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((claimed[middle]?.end ?? 0) > at) high = middle;
			else low = middle + 1;
		}
		return low;
	};

	return {
		claim(start, end, replace) {
			isOverflown ||= claimed.length >= MAX_CLAIMS;
			if (end <= start || isOverflown) return;
			const index = indexAfter(start);
			if ((claimed[index]?.start ?? Number.POSITIVE_INFINITY) < end) return;
			claimed.splice(index, 0, { start, end, replace });
		},
		apply() {
			if (isOverflown) return '…';
			if (claimed.length === 0) return text;
			let out = '';
			let copied = 0;
			for (const { start, end, replace } of claimed) {
				out += text.slice(copied, start) + replace();
				copied = end;
			}
			return out + text.slice(copied);
		},
	};
}
