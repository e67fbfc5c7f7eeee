import { useSignal } from '@preact/signals';
import { formatNumber } from '../format.ts';
import { useCount, useShell, useWords } from '../panel-context.ts';
import { Later } from '../parts/later.tsx';
import { RateButton } from './rate-button.tsx';

/** How much there is, in one line; read out politely when it changes. */
export function StatusBar() {
	const count = useCount();
	const t = useWords();
	const { conflictCount, filtering, host, recording } = useShell();
	const shown = filtering.rows.value.length;
	const conflicts = conflictCount.value;
	const dropped = recording.dropped.value;
	const ratesOpen = useSignal(false);
	return (
		<>
			{ratesOpen.value && <Later>{({ RatePanel }) => <RatePanel open={ratesOpen} />}</Later>}
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
