import type { Evidence, Pointer } from '../../diagnosis/finding.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { evidenceIn, evidenceValue } from '../parts/evidence-value.ts';
import type { Selected } from '../state/navigation.ts';

/** Each piece of evidence in words, and what stands there; a click opens the place. */
export function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
	const t = useWords();
	const { say } = useHost();
	const { navigation, recording } = usePanel();
	return (
		<ul class="evidence">
			{evidence.map((item, index) => {
				const observation = recording.byId.value.get(item.exchangeId);
				const found = observation && evidenceValue(observation, item.pointer);
				return (
					<li key={index}>
						{say(item.text)}
						{observation && (
							<button
								type="button"
								class="evidence-place"
								title={t('evidence_show')}
								onClick={() => navigation.showEvidence(item)}
							>
								{found ? (
									<>
										{found.name && <span class="json-name">{found.name}: </span>}
										<mark>{found.value}</mark>
									</>
								) : (
									<span class="evidence-pointer">{t('evidence_show')}</span>
								)}
							</button>
						)}
					</li>
				);
			})}
		</ul>
	);
}

/** Pointers to mark in one side of what is selected: the one that was asked for, or all of the finding's. */
export function pointersIn(
	{ finding, observation }: Selected,
	side: 'request' | 'response',
	pointed: Pointer | null,
): readonly Pointer[] {
	if (pointed?.startsWith(side)) return [pointed];
	if (!finding) return [];
	const all = [...finding.evidence, ...finding.suspects.flatMap(({ evidence }) => evidence)];
	return evidenceIn(all, observation.exchange.id, side).map(({ pointer }) => pointer);
}
