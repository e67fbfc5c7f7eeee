import { useHost, useWords } from '../host-context.ts';
import type { PanelStore } from '../store.ts';

/** How much there is, in one line; read out politely when it changes. */
export function StatusBar({ store }: { store: PanelStore }) {
	const t = useWords();
	const { language } = useHost();
	const number = (value: number) => new Intl.NumberFormat(language).format(value);
	const conflicts = store.conflicts.value;
	const dropped = store.dropped.value;
	return (
		<footer class="status-bar" aria-live="polite">
			<span>{t('status_requests', number(store.rows.value.length))}</span>
			<span class={conflicts > 0 ? 'is-error' : ''}>{t('status_conflicts', number(conflicts))}</span>
			{dropped > 0 && <span>{t('status_dropped', number(dropped))}</span>}
		</footer>
	);
}
