import { useMemo } from 'preact/hooks';
import { heldInAnswer } from '../../../diagnosis/compare/current-state.ts';
import { shownValue } from '../../../diagnosis/compare/json-values.ts';
import { lastReadBefore } from '../../../diagnosis/compare/last-read.ts';
import { sentBody } from '../../../diagnosis/compare/sent-body.ts';
import { compareThreeWay } from '../../../diagnosis/compare/three-way.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import type { Selected } from '../../state/navigation.ts';
import { FindingFacts } from '../finding-facts.tsx';
import { SubmissionsDiff } from './submissions-diff.tsx';

const MAX_VALUE = 300;

/** Both versions, or both submissions, side by side, as far as the recording holds them. */
export function CompareTab({ selected: { finding, observation } }: { selected: Selected }) {
	const t = useWords();
	const { recording } = usePanel();
	const subject = finding?.subject ?? observation;
	const rows = useMemo(() => {
		const sent = sentBody(subject);
		const theirs = heldInAnswer(subject);
		if (sent.kind !== 'json' && sent.kind !== 'form') return [];
		const base = lastReadBefore(recording.rows.peek(), subject);
		if (!base && !theirs) return [];
		const { namespace } = subject.endpoint;
		return compareThreeWay({
			base: base?.body ?? null,
			mine: sent.value,
			theirs: theirs?.value,
			namespace,
		}).rows.filter(row => row.sent || row.state === 'theirs');
	}, [subject]);
	const first = finding?.duplicate && recording.byId.value.get(finding.duplicate.of);
	if (rows.length === 0 && !first && !finding?.version) return <p class="note">{t('compare_nothing')}</p>;
	return (
		<>
			{finding && <FindingFacts finding={finding} />}
			{rows.length > 0 && (
				<div class="table-scroll">
					<table class="compare-table">
						<caption>{t('compare_fields')}</caption>
						<thead>
							<tr>
								<th scope="col">{t('compare_field')}</th>
								<th scope="col">{t('compare_loaded')}</th>
								<th scope="col">{t('compare_sent')}</th>
								<th scope="col">{t('compare_server')}</th>
							</tr>
						</thead>
						<tbody>
							{rows.map(({ base, mine, path, theirs }) => (
								<tr key={path}>
									<th scope="row">{shownValue(path, MAX_VALUE)}</th>
									{[base, mine, theirs].map((value, index) => (
										<td key={index}>{value === undefined ? '–' : shownValue(value, MAX_VALUE)}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			{first && <SubmissionsDiff first={first.exchange} second={observation.exchange} />}
		</>
	);
}
