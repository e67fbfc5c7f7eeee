import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { type Lengths, rowsInSight, scrollTopFor, slotOf, slotsFor } from './row-geometry.ts';

export interface VirtualRow {
	readonly index: number;
	/** Of no other row that is drawn; rows that come take the slots of those that go, and so their elements. */
	readonly slot: number;
	/** From the beginning of what scrolls, in CSS pixels. */
	readonly start: number;
}

export interface VirtualList {
	/** Those in sight, and some around them. */
	readonly items: readonly VirtualRow[];
	readonly totalSize: number;
	/** Scrolls no further than it takes to see all of a row. */
	scrollToIndex(index: number): void;
}

/** So many rows above and below those in sight are there before anybody scrolls to them. */
const AROUND = 8;
/** Once there are fewer than these on a side, more are drawn. */
const ENOUGH = 4;

/**
 * Rows of one height, of which only those in sight are in the page. Written here because whatever measures rows asks the
 * browser for its layout on each change, and half of what a live list costs was that.
 *
 * @param headHeight of a head that sticks to the top of the scroller, in CSS pixels
 * @param toEnd it is about to be scrolled to its end: what is in sight there is drawn at once, and nothing else first
 */
export function useVirtualList(
	scroller: RefObject<HTMLElement | null>,
	count: number,
	rowHeight: number,
	headHeight: number,
	toEnd: boolean,
): VirtualList {
	const [, redraw] = useReducer<number, void>(n => n + 1, 0);
	// Before the first look as high as the panel can be: too many rows once are better than none.
	const place = useRef({ top: 0, height: globalThis.innerHeight });
	const lengths: Lengths = { count, rowHeight, headHeight };
	if (toEnd) place.current = { ...place.current, top: Number.POSITIVE_INFINITY };
	const drawn = rowsInSight(lengths, place.current, AROUND);
	const slots = useRef({ base: 0, count: 0 });
	const latest = useRef({ lengths, drawn });
	slots.current = slotsFor(drawn, latest.current.drawn, slots.current);
	latest.current = { lengths, drawn };

	const look = (element: HTMLElement) => {
		place.current = { top: element.scrollTop, height: element.clientHeight };
		const { drawn, lengths } = latest.current;
		const wanted = rowsInSight(lengths, place.current, ENOUGH);
		if (wanted.first < drawn.first || wanted.end > drawn.end) redraw();
	};

	useLayoutEffect(() => {
		const element = scroller.current;
		if (!element) return;
		const onChange = () => look(element);
		// Says the first size, too.
		const sizes = new ResizeObserver(onChange);
		sizes.observe(element);
		element.addEventListener('scroll', onChange, { passive: true });
		return () => {
			sizes.disconnect();
			element.removeEventListener('scroll', onChange);
		};
	}, [scroller]);

	return {
		items: Array.from({ length: drawn.end - drawn.first }, (_, at) => {
			const index = drawn.first + at;
			return { index, slot: slotOf(index, slots.current), start: headHeight + index * rowHeight };
		}),
		totalSize: headHeight + count * rowHeight,
		scrollToIndex(index) {
			const element = scroller.current;
			if (!element) return;
			const now = { top: element.scrollTop, height: element.clientHeight };
			const top = scrollTopFor(lengths, now, index);
			if (top !== now.top) element.scrollTop = top;
			look(element);
		},
	};
}
