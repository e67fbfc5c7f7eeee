import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { GUIDES } from '../../diagnosis/guides.ts';
import { subjectName } from '../../diagnosis/subject-name.ts';
import { visible } from '../../exchange/visible.ts';
import { formatClock, formatNumber } from '../format.ts';
import type { Words } from '../panel-context.ts';
import { useHost, useShell, useWords } from '../panel-context.ts';
import { Grid, type GridColumn, type GridSort, sortRows } from '../parts/grid.tsx';
import { SeverityIcon } from '../parts/icons.tsx';
import { type Conflict, conflictKey } from '../state/conflicts.ts';
import { suspectName } from './suspect-name.ts';

/** One row a conflict, the most severe first. */
export function ConflictList({ conflicts }: { conflicts: readonly Conflict[] }) {
	const t = useWords();
	const { menu, navigation, withRest } = useShell();
	const { language } = useHost();
	const sort = useSignal<GridSort | null>(null);
	const columns = useMemo(() => conflictColumns(t, language), [language]);
	const sorted = useMemo(() => sortRows(conflicts, columns, sort.value), [conflicts, columns, sort.value]);
	const finding = navigation.selected.value?.finding ?? null;
	const open = (conflict: Conflict) =>
		navigation.select(conflict.observation.exchange.id, conflict.finding.id);
	return (
		<Grid
			name="conflicts"
			label={t('list_conflicts')}
			columns={columns}
			rows={sorted}
			keyOf={({ key }) => key}
			classOf={({ finding: { severity } }) => `severity-${severity}`}
			selectedKey={finding && conflictKey(finding)}
			sort={sort.value}
			followsEnd={false}
			onSort={next => {
				sort.value = next;
			}}
			onSelect={open}
			onOpen={open}
			onClose={navigation.deselect}
			onMenu={({ finding, observation }, at) =>
				withRest(({ panel, rowMenu }) => menu.show(rowMenu(panel, t, { finding, observation }, at.cell), at))
			}
		/>
	);
}

const SEVERITIES = ['info', 'warning', 'error'];

function conflictColumns(t: Words, language: string): readonly GridColumn<Conflict>[] {
	const byText = (text: (row: Conflict) => string) => (a: Conflict, b: Conflict) =>
		text(a).localeCompare(text(b), language);
	const kind = ({ finding }: Conflict) => t(GUIDES[finding.kind].kind);
	const name = ({ finding }: Conflict) => visible(subjectName(finding.subject), 500);
	const suspect = ({ suspect: found }: Conflict) => (found ? suspectName(found, t) : '');
	return [
		{
			id: 'severity',
			label: t('column_severity'),
			compare: (a, b) => SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity),
			cell: ({ finding }) => (
				<>
					<SeverityIcon severity={finding.severity} />
					<span class="severity-word">{t(`severity_${finding.severity}`)}</span>
				</>
			),
		},
		{ id: 'kind', label: t('column_kind'), compare: byText(kind), cell: kind },
		{
			id: 'endpoint',
			label: t('column_endpoint'),
			compare: byText(name),
			cell: row => <span title={visible(row.observation.exchange.request.url)}>{name(row)}</span>,
		},
		{ id: 'suspect', label: t('column_suspect'), compare: byText(suspect), cell: suspect },
		{
			id: 'count',
			label: t('column_count'),
			compare: (a, b) => a.occurrences.length - b.occurrences.length,
			cell: ({ occurrences }) => formatNumber(occurrences.length, language),
		},
		{
			id: 'time',
			label: t('column_last'),
			compare: (a, b) => a.observation.exchange.startedAt - b.observation.exchange.startedAt,
			cell: ({ observation }) => formatClock(observation.exchange.startedAt, language),
		},
	];
}
