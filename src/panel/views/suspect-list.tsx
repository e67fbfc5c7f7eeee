import type { Suspect } from '../../diagnosis/finding.ts';
import { COMPONENTS } from '../../report/formats/word-keys.ts';
import { type ComponentType, componentKey } from '../../wordpress/component.ts';
import type { MessageKey } from '../../words/message.ts';
import { useWords } from '../panel-context.ts';
import { EvidenceList } from './evidence-list.tsx';
import { suspectName } from './suspect-name.ts';

/** Who may be behind it, with how strongly and why. Never a bare accusation. */
export function SuspectList({ suspects }: { suspects: readonly Suspect[] }) {
	const t = useWords();
	return (
		<ul class="suspects">
			{suspects.map(suspect => (
				<li key={componentKey(suspect)} class="suspect">
					<header class="suspect-head">
						<h3>{suspectName(suspect, t)}</h3>
						<span class="faint">
							{[t(COMPONENTS[suspect.type]), ...suspect.roles.map(role => t(`role_${role}`))].join(' · ')}
						</span>
						<span class="suspect-weight">
							<meter
								min={0}
								max={1}
								value={suspect.weight}
								aria-label={t('suspect_weight', suspectName(suspect, t))}
							/>
							{t(weightKey(suspect.weight))}
						</span>
					</header>
					<EvidenceList evidence={suspect.evidence} />
					<p class="note">{t(NEXT[suspect.type])}</p>
				</li>
			))}
		</ul>
	);
}

/** In words, as the terminal says it. */
function weightKey(weight: number): MessageKey {
	return weight >= 0.7 ? 'weight_strong' : weight >= 0.4 ? 'weight_some' : 'weight_weak';
}

/** What would raise or lower the suspicion. */
const NEXT: Readonly<Record<ComponentType, MessageKey>> = {
	plugin: 'suspect_nextSwitchOff',
	theme: 'suspect_nextTheme',
	'must-use': 'suspect_nextFile',
	'drop-in': 'suspect_nextFile',
	core: 'suspect_nextCore',
	host: 'suspect_nextHost',
	edge: 'suspect_nextHost',
};
