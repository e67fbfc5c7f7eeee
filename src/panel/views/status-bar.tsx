import { formatNumber } from '../format.ts';
import { useCount, usePanel, useWords } from '../panel-context.ts';

/** How much there is, in one line; read out politely when it changes. */
export function StatusBar() {
	const count = useCount();
	const t = useWords();
	const { conflictCount, filtering, host, recording } = usePanel();
	const shown = filtering.rows.value.length;
	const conflicts = conflictCount.value;
	const dropped = recording.dropped.value;
	return (
		<div class="status-bar" role="status">
			<span>
				{filtering.isActive.value && `${t('status_shownOf', formatNumber(shown, host.language))} `}
				{count('status_requests', recording.rows.value.length)}
			</span>
			<span class={conflicts > 0 ? 'is-error' : ''}>{count('status_conflicts', conflicts)}</span>
			{dropped > 0 && <span>{count('status_dropped', dropped)}</span>}
		</div>
	);
}
