import { useHost, useWords } from '../host-context.ts';

/** Nothing to list: says why and offers the next step itself. */
export function EmptyState({ paused }: { paused: boolean }) {
	const t = useWords();
	const host = useHost();
	return (
		<div class="empty">
			<h1>{t(paused ? 'empty_pausedTitle' : 'empty_title')}</h1>
			<p>{t(paused ? 'empty_pausedText' : 'empty_text')}</p>
			{!paused && (
				<button type="button" class="button" onClick={host.reloadPage}>
					{t('empty_reload')}
				</button>
			)}
		</div>
	);
}
