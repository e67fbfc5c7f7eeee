import { compareSubmissions } from '../../../diagnosis/compare/submissions.ts';
import type { Exchange } from '../../../exchange/exchange.ts';
import { visible } from '../../../exchange/visible.ts';
import { useWords } from '../../panel-context.ts';

const MAX_VALUE = 300;

/** What differs between two submissions of one meaning, changes only. */
export function SubmissionsDiff({ first, second }: { first: Exchange; second: Exchange }) {
	const t = useWords();
	const { answer, request } = compareSubmissions(first, second);
	return (
		<>
			{[request, answer].map(({ changes }, index) => (
				<div key={index} class="table-scroll">
					<table class="compare-table">
						<caption>{t(index === 0 ? 'compare_submissions' : 'compare_answers')}</caption>
						<thead>
							<tr>
								<th scope="col">{t('compare_field')}</th>
								<th scope="col">{t('compare_first')}</th>
								<th scope="col">{t('compare_second')}</th>
							</tr>
						</thead>
						<tbody>
							{changes.map((change, row) => (
								<tr key={row} class={change.volatile ? 'faint' : undefined}>
									<th scope="row">{visible(`${change.where} ${change.name}`, MAX_VALUE)}</th>
									<td>{visible(String(change.first ?? '–'), MAX_VALUE)}</td>
									<td>{visible(String(change.second ?? '–'), MAX_VALUE)}</td>
								</tr>
							))}
						</tbody>
					</table>
					{changes.length === 0 && <p class="note">{t('compare_same')}</p>}
				</div>
			))}
		</>
	);
}
