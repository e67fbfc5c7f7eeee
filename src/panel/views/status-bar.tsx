import { useSignal } from '@preact/signals';
import { formatNumber } from '../format.ts';
import { useCount, usePanel, useWords } from '../panel-context.ts';
import { RateButton } from './rate-button.tsx';
import { RatePanel } from './rate-panel.tsx';

/** How much there is, in one line; read out politely when it changes. */
export function StatusBar() {
	const count = useCount();
	const t = useWords();
	const { conflictCount, filtering, host, recording } = usePanel();
	const shown = filtering.rows.value.length;
	const conflicts = conflictCount.value;
	const dropped = recording.dropped.value;
	const ratesOpen = useSignal(false);
	return (
		<>
			{ratesOpen.value && <RatePanel open={ratesOpen} />}
			<div class="status-bar">
				<div class="status-counts" role="status">
					<span>
						{filtering.isActive.value && `${t('status_shownOf', formatNumber(shown, host.language))} `}
						{count('status_requests', recording.rows.value.length)}
					</span>
					<span class={conflicts > 0 ? 'is-error' : ''}>{count('status_conflicts', conflicts)}</span>
					{dropped > 0 && <span>{count('status_dropped', dropped)}</span>}
				</div>
				<RateButton open={ratesOpen} />
			</div>
		</>
	);
}
