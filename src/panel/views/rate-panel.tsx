import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { type EndpointHistory, type RateHistory, rateHistory } from '../../diagnosis/rate-history.ts';
import { visible } from '../../exchange/visible.ts';
import { formatNumber } from '../format.ts';
import { useCount, useHost, useWords } from '../panel-context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { RATE_BUTTON } from './rate-button.tsx';
import { RateBars, RatePlot } from './rate-plot.tsx';
import { stretchFormat } from './rate-scale.ts';
import { useSlowRows } from './slow-rows.ts';

/** As many bars as can be told apart where the panel is narrow. */
const BUCKETS = 60;

/** Conflicts over the time of the recording, as a plot and as a table. */
export function RatePanel({ open }: { open: Signal<boolean> }) {
	const t = useWords();
	const rows = useSlowRows();
	const history = useMemo(() => rateHistory(rows, BUCKETS), [rows]);
	const close = () => {
		open.value = false;
		document.getElementById(RATE_BUTTON)?.focus();
	};
	return (
		<section
			id="rate-panel"
			class="rate-panel"
			aria-label={t('rate_title')}
			onKeyDown={event => {
				if (event.key !== 'Escape') return;
				event.stopPropagation(); // it would open the drawer of DevTools as well
				close();
			}}
		>
			<header class="rate-head">
				<h2>{t('rate_title')}</h2>
				<span class="rate-legend">
					<span class="rate-swatch rate-swatch-writes" />
					{t('rate_legendWrites')}
				</span>
				<span class="rate-legend">
					<span class="rate-swatch rate-swatch-conflicts" />
					{t('rate_legendConflicts')}
				</span>
				<button type="button" class="tool" title={t('dialog_close')} onClick={close}>
					<CloseIcon />
				</button>
			</header>
			{history ? (
				<div class="rate-body">
					<RatePlot history={history} />
					<Endpoints endpoints={history.endpoints} />
					<details class="rate-details">
						<summary>{t('rate_table')}</summary>
						<RateTable history={history} />
					</details>
				</div>
			) : (
				<p class="note">{t('rate_none')}</p>
			)}
		</section>
	);
}

function Endpoints({ endpoints }: { endpoints: readonly EndpointHistory[] }) {
	const t = useWords();
	const count = useCount();
	const { language } = useHost();
	if (endpoints.length === 0) return <p class="note">{t('rate_quiet')}</p>;
	return (
		<table class="rate-endpoints" aria-label={t('rate_endpoints')}>
			<tbody>
				{endpoints.map(({ conflicts, endpoint, points, writes }) => (
					<tr key={endpoint}>
						<th scope="row" title={visible(endpoint, 500)}>
							{visible(endpoint, 200)}
						</th>
						<td class="rate-spark">
							<RateBars points={points} />
						</td>
						<td>
							{/* A read may run into a conflict too, and one write into several. */}
							{conflicts <= writes
								? t('rate_share', formatNumber(conflicts, language), count('rate_writes', writes))
								: count('status_conflicts', conflicts)}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** The same numbers without a drawing; stretches in which nothing was written are left out. */
function RateTable({ history }: { history: RateHistory }) {
	const t = useWords();
	const { language } = useHost();
	const stretch = stretchFormat(history, language);
	const rows = history.points.filter(({ conflicts, writes }) => conflicts + writes > 0);
	return (
		<table class="rate-table" aria-label={t('rate_title')}>
			<thead>
				<tr>
					<th scope="col">{t('column_time')}</th>
					<th scope="col">{t('rate_legendWrites')}</th>
					<th scope="col">{t('rate_legendConflicts')}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(({ at, conflicts, writes }) => (
					<tr key={at}>
						<th scope="row">{stretch(at, at + history.bucketMs)}</th>
						<td>{formatNumber(writes, language)}</td>
						<td>{formatNumber(conflicts, language)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
