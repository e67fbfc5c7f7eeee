import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { GUIDES } from '../../diagnosis/guides.ts';
import { isSentByPanel } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';
import { visible } from '../../exchange/visible.ts';
import type { Observation } from '../../inspector.ts';
import { endpointName } from '../../wordpress/endpoint.ts';
import { formatClock, formatDuration } from '../format.ts';
import type { Words } from '../panel-context.ts';
import { useHost, useShell, useWords } from '../panel-context.ts';
import { Grid, type GridColumn, type GridSort, sortRows } from '../parts/grid.tsx';
import { SeverityIcon } from '../parts/icons.tsx';

/** All of WordPress's traffic, in order of start. */
export function RequestList({ rows }: { rows: readonly Observation[] }) {
	const t = useWords();
	const { menu, navigation, withRest } = useShell();
	const { language } = useHost();
	const sort = useSignal<GridSort | null>(null);
	const columns = useMemo(() => requestColumns(t, language), [language]);
	const sorted = useMemo(() => sortRows(rows, columns, sort.value), [rows, columns, sort.value]);
	const selected = navigation.selected.value?.observation;
	const open = ({ exchange }: Observation) => navigation.select(exchange.id);
	return (
		<Grid
			name="requests"
			label={t('list_requests')}
			columns={columns}
			rows={sorted}
			keyOf={({ exchange }) => String(exchange.id)}
			classOf={({ exchange: { response } }) =>
				response.status === 0 || response.status >= 400 ? 'is-failed' : ''
			}
			selectedKey={selected ? String(selected.exchange.id) : null}
			sort={sort.value}
			followsEnd={sort.value === null}
			onSort={next => {
				sort.value = next;
			}}
			onSelect={open}
			onOpen={open}
			onClose={navigation.deselect}
			onMenu={(observation, at) =>
				withRest(({ panel, rowMenu }) =>
					menu.show(
						rowMenu(panel, t, { observation, finding: observation.findings[0] ?? null }, at.cell),
						at,
					),
				)
			}
		/>
	);
}

function requestColumns(t: Words, language: string): readonly GridColumn<Observation>[] {
	const byText = (text: (row: Observation) => string) => (a: Observation, b: Observation) =>
		text(a).localeCompare(text(b), language);
	const verdict = ({ findings: [finding] }: Observation) => (finding ? t(GUIDES[finding.kind].kind) : '');
	return [
		{
			id: 'name',
			label: t('column_name'),
			compare: byText(requestName),
			cell: row => (
				<>
					{row.findings[0] ? <SeverityIcon severity={row.findings[0].severity} /> : <span class="icon" />}
					<span class="ellipsis" title={visible(row.exchange.request.url)}>
						{requestName(row)}
					</span>
					{isSentByPanel(row.exchange) && (
						<span class="tag" title={t('request_sentByPanelTitle')}>
							{t('request_sentByPanel')}
						</span>
					)}
				</>
			),
		},
		{
			id: 'method',
			label: t('column_method'),
			compare: byText(({ endpoint }) => endpoint.method),
			cell: ({ endpoint }) => visible(endpoint.method, 20),
		},
		{
			id: 'status',
			label: t('column_status'),
			compare: (a, b) => a.exchange.response.status - b.exchange.response.status,
			cell: ({ exchange: { response } }) => response.status || t('status_failed'),
		},
		{
			id: 'verdict',
			label: t('column_verdict'),
			compare: byText(verdict),
			cell: row => {
				const more = row.findings.length - 1;
				return more > 0 ? t('verdict_more', verdict(row), String(more)) : verdict(row);
			},
		},
		{
			id: 'start',
			label: t('column_start'),
			compare: (a, b) => a.exchange.startedAt - b.exchange.startedAt,
			cell: ({ exchange }) => formatClock(exchange.startedAt, language),
		},
		{
			id: 'time',
			label: t('column_time'),
			compare: (a, b) => a.exchange.durationMs - b.exchange.durationMs,
			cell: ({ exchange }) => formatDuration(exchange.durationMs, language),
		},
	];
}

/** Route or action; what cannot be parsed keeps its URL. */
export function requestName({ endpoint, exchange }: Observation): string {
	const url = parseUrl(exchange.request.url);
	return visible(url ? endpointName(endpoint, url) : exchange.request.url, 500);
}
