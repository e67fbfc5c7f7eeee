import { usePanel, useWords } from '../panel-context.ts';
import { SuspectList } from './suspect-list.tsx';

/** The first rung of the ladder: what the evidence of the open conflict says, without touching the site. */
export function IsolateView() {
	const t = useWords();
	const { filtering, navigation } = usePanel();
	const finding = navigation.selected.value?.finding ?? filtering.conflicts.value[0]?.finding;
	return (
		<div class="tab-panel">
			{finding && finding.suspects.length > 0 ? (
				<>
					<h2>{t('tab_suspects')}</h2>
					<SuspectList suspects={finding.suspects} />
				</>
			) : (
				<p class="note">{t('isolate_nothing')}</p>
			)}
		</div>
	);
}
