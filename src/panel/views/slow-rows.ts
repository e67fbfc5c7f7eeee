import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Observation } from '../../inspector.ts';
import { usePanel } from '../panel-context.ts';

/** Traffic comes frame by frame; what reads all of it anew waits so long for more. In milliseconds. */
const PAUSE = 1000;

/** All that was recorded, in order of start, at most a second late. */
export function useSlowRows(): readonly Observation[] {
	const { rows } = usePanel().recording;
	const shown = useSignal(rows.peek());
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const stop = rows.subscribe(latest => {
			if (latest === shown.peek()) return;
			timer ??= setTimeout(() => {
				timer = undefined;
				shown.value = rows.peek();
			}, PAUSE);
		});
		return () => {
			stop();
			clearTimeout(timer);
		};
	}, [rows]);
	return shown.value;
}
