import { useLayoutEffect, useRef } from 'preact/hooks';
import { visible } from '../../exchange/visible.ts';
import { useWords } from '../panel-context.ts';

/** A page of text this long is already slow to lay out; the rest is one click away in the Network panel. */
const MAX_SHOWN = 100_000;
/** So much is shown of what stands before evidence that is further down. */
const LEAD = 2000;

/** Text as it travelled, with the evidence marked. Ranges are in UTF-16 units, sorted, and do not overlap. */
export function RawText({ ranges, text }: { text: string; ranges: readonly (readonly [number, number])[] }) {
	const t = useWords();
	const box = useRef<HTMLPreElement>(null);
	useLayoutEffect(() => {
		box.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
	}, [text]);

	const first = ranges[0]?.[0] ?? 0;
	const from = first > MAX_SHOWN - LEAD ? first - LEAD : 0;
	const to = Math.min(text.length, from + MAX_SHOWN);
	const pieces = [];
	let at = from;
	for (const [start, end] of ranges) {
		if (start < at || end > to) continue;
		pieces.push(visible(text.slice(at, start), MAX_SHOWN));
		pieces.push(<mark key={start}>{visible(text.slice(start, end), MAX_SHOWN)}</mark>);
		at = end;
	}
	pieces.push(visible(text.slice(at, to), MAX_SHOWN));
	return (
		<>
			{to - from < text.length && (
				<p class="note">{t(from > 0 ? 'body_aroundEvidence' : 'body_shortened')}</p>
			)}
			<pre ref={box} class="code">
				{pieces}
			</pre>
		</>
	);
}
