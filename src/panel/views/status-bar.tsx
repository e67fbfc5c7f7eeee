import { countMessage } from '../../words/count.ts';
import { useHost } from '../host-context.ts';
import type { PanelStore } from '../store.ts';

/** How much there is, in one line; read out politely when it changes. */
export function StatusBar({ store }: { store: PanelStore }) {
	const { language, say } = useHost();
	const count = (what: Parameters<typeof countMessage>[0], number: number) =>
		say(countMessage(what, number, language));
	const conflicts = store.conflicts.value;
	const dropped = store.dropped.value;
	return (
		<footer class="status-bar" aria-live="polite">
			<span>{count('status_requests', store.rows.value.length)}</span>
			<span class={conflicts > 0 ? 'is-error' : ''}>{count('status_conflicts', conflicts)}</span>
			{dropped > 0 && <span>{count('status_dropped', dropped)}</span>}
		</footer>
	);
}
