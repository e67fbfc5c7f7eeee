import {
	elementScroll,
	observeElementOffset,
	observeElementRect,
	type VirtualItem,
	Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export interface VirtualList {
	readonly items: readonly VirtualItem[];
	readonly totalSize: number;
	scrollToIndex(index: number): void;
}

/**
 * Rows of one height, of which only those in sight are in the page.
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
	const options = {
		count,
		getScrollElement: () => scroller.current,
		estimateSize: () => rowHeight,
		paddingStart: headHeight,
		scrollPaddingStart: headHeight,
		overscan: 8,
		scrollToFn: elementScroll,
		observeElementRect,
		observeElementOffset,
		onChange: () => redraw(),
	};
	const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options));
	virtualizer.setOptions({ ...virtualizer.options, ...options });
	useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
	useLayoutEffect(() => virtualizer._willUpdate());
	return {
		items: virtualizer.getVirtualItems(),
		totalSize: virtualizer.getTotalSize(),
		scrollToIndex: index => virtualizer.scrollToIndex(index, { align: 'auto' }),
	};
}
