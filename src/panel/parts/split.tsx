import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../panel-context.ts';

/** Narrower than this, the second pane goes below the first. As DevTools does; in CSS pixels. */
const NARROW = 700;
const MIN_SHARE = 0.15;
const MAX_SHARE = 0.85;
const KEY_STEP = 0.05;

interface SplitProps {
	readonly first: ComponentChildren;
	/** `null` gives the first pane all the room. */
	readonly second: ComponentChildren | null;
	/** The first pane's share, beside and above the second; from 0 to 1. */
	readonly shareWide: Signal<number>;
	readonly shareNarrow: Signal<number>;
}

/** Two panes and a line between them that can be dragged, or moved with the arrow keys. */
export function Split({ first, second, shareNarrow, shareWide }: SplitProps) {
	const t = useWords();
	const box = useRef<HTMLDivElement>(null);
	const narrow = useSignal(false);
	const share = narrow.value ? shareNarrow : shareWide;
	const bounded = clamp(share.value);

	useLayoutEffect(() => {
		if (!box.current) return;
		const observer = new ResizeObserver(([entry]) => {
			narrow.value = (entry?.contentRect.width ?? NARROW) < NARROW;
		});
		observer.observe(box.current);
		return () => observer.disconnect();
	}, []);

	const drag = (event: PointerEvent) => {
		const handle = event.currentTarget as HTMLElement;
		if (!handle.hasPointerCapture(event.pointerId) || !box.current) return;
		const { height, left, top, width } = box.current.getBoundingClientRect();
		share.value = clamp(narrow.value ? (event.clientY - top) / height : (event.clientX - left) / width);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowLeft: -KEY_STEP, ArrowUp: -KEY_STEP, ArrowRight: KEY_STEP, ArrowDown: KEY_STEP }[
			event.key
		];
		if (step === undefined) return;
		event.preventDefault();
		share.value = clamp(share.value + step);
	};

	const tracks = `minmax(0, ${bounded}fr) auto minmax(0, ${1 - bounded}fr)`;
	return (
		<div
			ref={box}
			class={`split ${narrow.value ? 'split-narrow' : 'split-wide'}`}
			style={second === null ? {} : { [narrow.value ? 'gridTemplateRows' : 'gridTemplateColumns']: tracks }}
		>
			{first}
			{second !== null && (
				<>
					<div
						class="splitter"
						role="separator"
						tabIndex={0}
						aria-label={t('split_label')}
						aria-orientation={narrow.value ? 'horizontal' : 'vertical'}
						aria-valuenow={Math.round(bounded * 100)}
						aria-valuemin={MIN_SHARE * 100}
						aria-valuemax={MAX_SHARE * 100}
						onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
						onPointerMove={drag}
						onKeyDown={onKeyDown}
					/>
					{second}
				</>
			)}
		</div>
	);
}

function clamp(share: number): number {
	return Number.isFinite(share) ? Math.min(MAX_SHARE, Math.max(MIN_SHARE, share)) : 0.4;
}
