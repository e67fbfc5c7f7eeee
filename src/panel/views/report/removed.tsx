import type { ExportSummary } from '../../../report/export/export-summary.ts';
import { makerOf, SECRET_CLASSES, type SecretClass } from '../../../report/redaction/secret-classes.ts';
import { isVenue } from '../../../report/support/venues.ts';
import type { MessageKey } from '../../../words/message.ts';
import { formatNumber } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { Check } from './check.tsx';
import { toggled } from './contents.tsx';

/** What lets somebody act as another is shown to nobody; of the rest a person may want to show some. */
const NEVER_SHOWN: ReadonlySet<SecretClass> = new Set(['password', 'one-time-code', 'card', 'site']);

function canBeShown(id: SecretClass): boolean {
	return makerOf(id) !== 'program' && !NEVER_SHOWN.has(id);
}

/** How much was replaced or left out, by kinds. */
export function Removed() {
	const t = useWords();
	const { reporting } = usePanel();
	const written = reporting.draft.value?.written;
	return (
		<section class="report-part">
			<h2>{t('share_removed')}</h2>
			{written?.kind === 'ready' && <Counts summary={written.summary} />}
		</section>
	);
}

function Counts({ summary }: { summary: ExportSummary }) {
	const t = useWords();
	const { language } = useHost();
	const { reporting } = usePanel();
	const keep = reporting.keep.value;
	const rows = SECRET_CLASSES.filter(({ id }) => (summary.counts[id] ?? 0) > 0 || keep.has(id));
	if (rows.length === 0) return <p class="note">{t('share_nothingRemoved')}</p>;
	return (
		<>
			<table class="report-counts">
				<tbody>
					{rows.map(({ id, words }) => (
						<tr key={id}>
							<th scope="row">{t(words)}</th>
							<td>{keep.has(id) ? t('share_shown') : formatNumber(summary.counts[id] ?? 0, language)}</td>
							<td>
								{canBeShown(id) && (
									<Check
										label={t('share_show')}
										name={t('share_showOf', t(words))}
										checked={keep.has(id)}
										onChange={checked => {
											reporting.keep.value = toggled(keep, id, checked);
										}}
									/>
								)}
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<Manifest summary={summary} />
		</>
	);
}

function Manifest({ summary }: { summary: ExportSummary }) {
	const t = useWords();
	const { language } = useHost();
	const { reporting } = usePanel();
	const { binaries, exchanges, exchangesGiven, fullBodies, inPlace, shapes, unreadable } = summary;
	const number = (count: number) => formatNumber(count, language);
	const isText = isVenue(reporting.destination.value);
	const lines: readonly (readonly [MessageKey, number])[] = [
		['share_full', isText ? 0 : fullBodies],
		['share_shapes', isText ? 0 : shapes],
		['share_binaries', binaries],
		['share_unreadable', unreadable],
		['share_inPlace', inPlace],
	];
	return (
		<ul class="report-manifest">
			{!isText && <li>{t('share_requests', number(exchanges), number(exchangesGiven))}</li>}
			{lines.map(([key, count]) => count > 0 && <li key={key}>{t(key, number(count))}</li>)}
		</ul>
	);
}
