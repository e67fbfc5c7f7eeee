import { useCount, useHost, useShell, useWords } from '../panel-context.ts';

/** Nothing to list: says why and offers the next step itself. */
export function EmptyState() {
	const t = useWords();
	const count = useCount();
	const host = useHost();
	const { filtering, navigation, recording } = useShell();
	const requests = recording.rows.value.length;
	if (requests > 0 && filtering.isActive.value) {
		return (
			<div class="empty">
				<h1>{t('empty_filteredTitle')}</h1>
				<p>{filtering.sentence}</p>
				<button
					type="button"
					class="button"
					onClick={() => {
						filtering.text.value = '';
					}}
				>
					{t('filter_clear')}
				</button>
			</div>
		);
	}
	if (requests > 0 && navigation.view.value === 'conflicts') {
		return (
			<div class="empty">
				<h1>{t('empty_noConflictTitle')}</h1>
				<p>{count('empty_noConflictText', requests)}</p>
			</div>
		);
	}
	const paused = recording.paused.value && !recording.file.value;
	return (
		<div class="empty">
			<h1>{t(paused ? 'empty_pausedTitle' : 'empty_title')}</h1>
			<p>{t(paused ? 'empty_pausedText' : 'empty_text')}</p>
			{paused ? (
				<button type="button" class="button" onClick={recording.togglePaused}>
					{t('toolbar_record')}
				</button>
			) : (
				<button type="button" class="button" onClick={() => host.reloadPage()}>
					{t('empty_reload')}
				</button>
			)}
		</div>
	);
}
