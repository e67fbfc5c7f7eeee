import { useSignal } from '@preact/signals';
import type { RateHistory, RatePoint } from '../../diagnosis/rate-history.ts';
import { formatNumber } from '../format.ts';
import { useCount, useHost, useWords } from '../panel-context.ts';
import { indexAfterKey } from '../parts/list-keys.ts';
import { bucketAt, highest, stretchFormat, timeFormat } from './rate-scale.ts';

/** Of the drawing's own units; it is stretched to its box. */
const HEIGHT = 100;
const FEW = 24;
const KEYS: Readonly<Record<string, string>> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/** Writes and conflicts in bars. Whatever is pointed at, or reached with the arrow keys, is said below. */
export function RatePlot({ history }: { history: RateHistory }) {
	const t = useWords();
	const { language } = useHost();
	const say = useSayPoint(history);
	const clock = timeFormat(history, language);
	const chosen = useSignal<number | null>(null);
	const { bucketMs, from, points, to } = history;
	const count = points.length;
	const total = {
		at: from,
		writes: points.reduce((sum, { writes }) => sum + writes, 0),
		conflicts: points.reduce((sum, { conflicts }) => sum + conflicts, 0),
	};
	const at = chosen.value === null ? null : Math.min(chosen.value, count - 1);
	const point = at === null ? undefined : points[at];
	const readout = point ? say(point, point.at + bucketMs) : say(total, to);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const next = indexAfterKey(KEYS[event.key] ?? event.key, at ?? -1, count, 10);
		if (next === null) return;
		event.preventDefault();
		chosen.value = next;
	};
	return (
		<div class="rate-plot">
			<span class="rate-most">{formatNumber(highest(points), language)}</span>
			{/* A slider reads out where it stands, which no drawing does. */}
			<div
				class="rate-bars"
				role="slider"
				tabIndex={0}
				aria-label={t('rate_title')}
				aria-valuemin={0}
				aria-valuemax={count - 1}
				aria-valuenow={at ?? 0}
				aria-valuetext={readout}
				onKeyDown={onKeyDown}
				onPointerMove={({ clientX, currentTarget }) => {
					const { left, width } = currentTarget.getBoundingClientRect();
					chosen.value = bucketAt(clientX - left, width, count);
				}}
				onPointerLeave={() => {
					chosen.value = null;
				}}
				onBlur={() => {
					chosen.value = null;
				}}
			>
				<RateBars points={points} chosen={at} />
			</div>
			<div class="rate-axis">
				<span>{clock(from)}</span>
				<span>{clock(to)}</span>
			</div>
			<p class="rate-readout">{readout}</p>
		</div>
	);
}

/** The drawing alone; the words are beside it. */
export function RateBars({ chosen, points }: { points: readonly RatePoint[]; chosen?: number | null }) {
	const most = highest(points);
	// A few bars are no wider than many: blocks look like something else.
	const width = 0.8 * Math.min(1, points.length / FEW);
	const bar = (kind: 'writes' | 'conflicts', point: RatePoint, index: number) => {
		const height = (HEIGHT * point[kind]) / most;
		return height > 0 ? (
			<rect
				key={`${kind}${index}`}
				class={`rate-${kind}`}
				x={index + (1 - width) / 2}
				y={HEIGHT - height}
				width={width}
				height={height}
			/>
		) : null;
	};
	return (
		<svg viewBox={`0 0 ${points.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
			{chosen != null && <rect class="rate-chosen" x={chosen} y={0} width={1} height={HEIGHT} />}
			{points.map((point, index) => bar('writes', point, index))}
			{points.map((point, index) => bar('conflicts', point, index))}
		</svg>
	);
}

/** `8:00 – 8:05: 3 writes, 1 conflict` */
function useSayPoint(history: RateHistory): (point: RatePoint, to: number) => string {
	const t = useWords();
	const count = useCount();
	const { language } = useHost();
	const stretch = stretchFormat(history, language);
	return ({ at, conflicts, writes }, to) =>
		t('rate_stretch', stretch(at, to), count('rate_writes', writes), count('status_conflicts', conflicts));
}
