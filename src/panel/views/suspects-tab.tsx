import { useWords } from '../panel-context.ts';
import type { Selected } from '../state/navigation.ts';
import { SuspectList } from './suspect-list.tsx';

export function SuspectsTab({ selected: { finding } }: { selected: Selected }) {
	const t = useWords();
	if (!finding || finding.suspects.length === 0) {
		return <p class="note">{t(finding ? 'suspects_none' : 'diagnosis_nothing')}</p>;
	}
	return <SuspectList suspects={finding.suspects} />;
}
