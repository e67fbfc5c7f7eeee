import { usePanel, useWords } from '../../panel-context.ts';
import type { Selected } from '../../state/navigation.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { DuplicateDiff } from './duplicate-diff.tsx';
import { EditSection } from './edit-section.tsx';
import { ResubmitSection } from './resubmit-section.tsx';
import { ServerStateSection } from './server-state-section.tsx';
import { VersionPair } from './version-pair.tsx';

/** What two people, or two requests, wanted; and how to send what both can live with. */
export function CompareTab({ selected: { finding, observation } }: { selected: Selected }) {
	const t = useWords();
	const { comparing, sending } = usePanel();
	const hasNothingElse = finding === null && !observation.isWrite;
	return (
		<div class="compare">
			{!sending.isPossible && (
				<p id="compare-no-page" class="note">
					{t('compare_openInDevTools')}
				</p>
			)}
			<VersionPair />
			<DuplicateDiff />
			<ServerStateSection key={`${comparing.subject.value?.part?.index}`} />
			<ResubmitSection />
			<EditSection key={`edit ${observation.exchange.id}`} isOpen={hasNothingElse} />
			<ConsentDialog />
		</div>
	);
}
