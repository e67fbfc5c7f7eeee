import { useMemo } from 'preact/hooks';
import {
	type ChangeList,
	compareSubmissions,
	type SubmissionChange,
} from '../../../diagnosis/compare/submissions.ts';
import { visible } from '../../../exchange/visible.ts';
import type { MessageKey } from '../../../words/message.ts';
import { formatDuration } from '../../format.ts';
import type { Words } from '../../panel-context.ts';
import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import { pathName } from './path-name.ts';
import { ValueView } from './value-view.tsx';

/** In what two submissions of one meaning differ, and what came of each. */
export function DuplicateDiff() {
	const t = useWords();
	const { comparing, navigation, recording } = usePanel();
	const finding = comparing.finding.value;
	const first = finding?.duplicate && recording.byId.value.get(finding.duplicate.of)?.exchange;
	const second = finding?.subject.exchange;
	const diff = useMemo(() => first && second && compareSubmissions(first, second), [first, second]);
	if (!finding?.duplicate) return null;
	return (
		<>
			<section>
				<h3>{t('compare_submissions')}</h3>
				{first ? (
					<p class="links-row">
						<button type="button" class="link" onClick={() => navigation.jumpTo(first.id, 'request')}>
							{t('compare_openFirst')}
						</button>
						<button
							type="button"
							class="link"
							onClick={() => {
								navigation.tab.value = 'request';
							}}
						>
							{t('compare_openSecond')}
						</button>
					</p>
				) : (
					<p class="note">{t('compare_firstGone')}</p>
				)}
				{diff && <ChangeTable caption="compare_submissionsCaption" list={diff.request} />}
			</section>
			{diff && (
				<section>
					<h3>{t('compare_answers')}</h3>
					<ChangeTable caption="compare_answersCaption" list={diff.answer} />
				</section>
			)}
		</>
	);
}

function ChangeTable({ caption, list: { changes, cut, same } }: { caption: MessageKey; list: ChangeList }) {
	const t = useWords();
	const count = useCount();
	const { language } = useHost();
	// What means nothing comes last.
	const rows = [...changes].sort((a, b) => Number(a.volatile) - Number(b.volatile));
	return (
		<>
			{rows.length === 0 ? (
				<p>{t('compare_noneDiffer')}</p>
			) : (
				<table class="compare-grid">
					<caption class="unseen">{t(caption)}</caption>
					<thead>
						<tr>
							<th scope="col" class="of-place">
								{t('compare_field')}
							</th>
							<th scope="col">{t('compare_first')}</th>
							<th scope="col">{t('compare_second')}</th>
						</tr>
					</thead>
					<tbody>
						{rows.map(row => (
							<tr key={`${row.where} ${row.name}`} class={row.volatile ? 'is-volatile' : undefined}>
								<th scope="row">
									{nameOf(row, t)}
									{row.volatile && <small class="mark"> {t('compare_volatile')}</small>}
									{row.payment && <small class="mark is-error"> {t('compare_payment')}</small>}
								</th>
								<td data-label={t('compare_first')}>
									{row.where === 'timing' ? (
										t('compare_start')
									) : (
										<ValueView value={row.first} absent="compare_nothingThere" />
									)}
								</td>
								<td data-label={t('compare_second')}>
									{row.where === 'timing' ? (
										t('compare_later', formatDuration(Number(row.second), language))
									) : (
										<ValueView value={row.second} before={row.first} absent="compare_nothingThere" />
									)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			<p class="note">
				{count('compare_same', same)} {cut && t('compare_cut')}
			</p>
		</>
	);
}

const WHERE: Readonly<Record<SubmissionChange['where'], MessageKey>> = {
	method: 'compare_whereMethod',
	url: 'compare_whereUrl',
	query: 'compare_whereQuery',
	header: 'compare_whereHeader',
	body: 'compare_whereBody',
	initiator: 'compare_whereInitiator',
	timing: 'compare_whereTiming',
	status: 'compare_whereStatus',
};

/** `Body title`; of JSON the way to the member. */
function nameOf({ name, where }: SubmissionChange, t: Words): string {
	if (name === '' || where === 'timing') return t(WHERE[where]);
	const shown = where === 'body' && name.startsWith('/') ? pathName(name) : visible(name, 200);
	return `${t(WHERE[where])} ${shown}`;
}
