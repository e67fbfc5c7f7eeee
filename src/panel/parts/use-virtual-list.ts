import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { type Lengths, rowsInSight, scrollTopFor } from './row-geometry.ts';

export interface VirtualRow {
	readonly index: number;
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
 */
export function useVirtualList(
	scroller: RefObject<HTMLElement | null>,
	count: number,
	rowHeight: number,
	headHeight: number,
): VirtualList {
	const [, redraw] = useReducer<number, void>(n => n + 1, 0);
	// Before the first look as high as the panel can be: too many rows once are better than none.
	const place = useRef({ top: 0, height: globalThis.innerHeight });
	const lengths: Lengths = { count, rowHeight, headHeight };
	const drawn = rowsInSight(lengths, place.current, AROUND);
	const latest = useRef({ lengths, drawn });
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
			return { index, start: headHeight + index * rowHeight };
		}),
		totalSize: headHeight + count * rowHeight,
		scrollToIndex(index) {
			const element = scroller.current;
			if (!element) return;
			const now = { top: element.scrollTop, height: element.clientHeight };
			const top = scrollTopFor(lengths, now, index);
			if (top === now.top) return;
			element.scrollTop = top;
			look(element);
		},
	};
}
