import type { FieldState } from '../../../diagnosis/compare/three-way.ts';

/* On the 20 px grid of the other icons. Decoration: the word stands beside it. */

const PATHS: Readonly<Record<FieldState, string>> = {
	unchanged: 'M5 8h10M5 12h10',
	// Out of the panel, into it, and head on.
	mine: 'M4 10h11m-4-4l4 4-4 4',
	theirs: 'M16 10H5m4-4l-4 4 4 4',
	both: 'M2.500 10h6m-2.500-2.500L8.500 10 6 12.500M17.500 10h-6m2.500-2.500L11.500 10l2.500 2.500',
	'same-change': 'M4.500 10.500l3.500 3.500 7.500-8',
	differs: 'M5 8h10M5 12h10M12.500 4.500l-5 11',
	server: 'M4.500 5h11v4h-11zm0 6h11v4h-11zM7 7h.01M7 13h.01',
};

/** Arrows of their own shape for each way a field was changed. */
export function StateIcon({ state }: { state: FieldState }) {
	return (
		<svg class={`icon state-${state}`} viewBox="0 0 20 20" aria-hidden="true">
			<path
				d={PATHS[state]}
				fill="none"
				stroke="currentColor"
				stroke-width="1.5"
				stroke-linecap="round"
				stroke-linejoin="round"
			/>
		</svg>
	);
}

/** A tick in a disc: it worked. */
export function AcceptedIcon() {
	return (
		<svg class="icon icon-accepted" viewBox="0 0 20 20" aria-hidden="true">
			<circle cx="10" cy="10" r="7" fill="currentColor" />
			<path
				d="M6.800 10.200l2.300 2.300 4.200-4.800"
				fill="none"
				stroke="var(--icon-glyph)"
				stroke-width="1.6"
			/>
		</svg>
	);
}
