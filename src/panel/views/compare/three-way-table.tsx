import { useSignal } from '@preact/signals';
import { isOpen, sideOf } from '../../../diagnosis/compare/merge.ts';
import type { FieldComparison, FieldState, ThreeWay } from '../../../diagnosis/compare/three-way.ts';
import type { MessageKey } from '../../../words/message.ts';
import { useCount, usePanel, useWords } from '../../panel-context.ts';
import { MergeChoice } from './merge-choice.tsx';
import { pathName } from './path-name.ts';
import { StateIcon } from './state-icon.tsx';
import { ValueView } from './value-view.tsx';

/** Field by field what was loaded, sent and is held; what nobody changed is folded away. */
export function ThreeWayTable({ threeWay: { cut, rows } }: { threeWay: ThreeWay }) {
	const t = useWords();
	const count = useCount();
	const isUnfolded = useSignal(false);
	const quiet = rows.filter(isQuiet);
	const loud = rows.filter(row => !isQuiet(row)).sort((a, b) => rank(a) - rank(b));
	const shown = isUnfolded.value ? [...loud, ...quiet] : loud;
	return (
		<>
			{loud.length === 0 && <p>{t('compare_noDifference')}</p>}
			{shown.length > 0 && <Table rows={shown} />}
			{quiet.length > 0 && (
				<button
					type="button"
					class="link"
					aria-expanded={isUnfolded.value}
					onClick={() => {
						isUnfolded.value = !isUnfolded.value;
					}}
				>
					{isUnfolded.value ? t('compare_hideSame') : count('compare_showSame', quiet.length)}
				</button>
			)}
			{cut && <p class="note">{t('compare_cut')}</p>}
		</>
	);
}

function Table({ rows }: { rows: readonly FieldComparison[] }) {
	const t = useWords();
	const { comparing } = usePanel();
	const hasBase = comparing.base.value !== null;
	const theirs = comparing.theirs.value;
	const server: MessageKey = theirs?.from === 'revision' ? 'compare_serverThen' : 'compare_server';
	return (
		<table class="compare-grid">
			<caption class="unseen">{t('compare_caption')}</caption>
			<thead>
				<tr>
					<th scope="col" class="of-field">
						{t('compare_field')}
					</th>
					{hasBase && <th scope="col">{t('compare_loaded')}</th>}
					<th scope="col">{t('compare_sent')}</th>
					{theirs && <th scope="col">{t(server)}</th>}
					<th scope="col" class="of-state">
						{t('compare_change')}
					</th>
				</tr>
			</thead>
			<tbody>
				{rows.map(row => (
					<tr
						key={row.path}
						class={isOpen(row) && !comparing.choices.value.has(row.path) ? 'is-open' : undefined}
					>
						<th scope="row">{pathName(row.path) || t('compare_wholeBody')}</th>
						{hasBase && (
							<td data-label={t('compare_loaded')}>
								<ValueView value={row.base} absent="compare_notThere" />
							</td>
						)}
						<td data-label={t('compare_sent')}>
							<ValueView
								value={row.mine}
								before={row.base}
								absent="compare_notSent"
								unchanged="compare_asLoaded"
							/>
						</td>
						{theirs && (
							<td data-label={t(server)}>
								<ValueView
									value={row.theirs}
									before={hasBase ? row.base : row.mine}
									absent="compare_notThere"
									{...(hasBase ? { unchanged: 'compare_asLoaded' } : {})}
								/>
							</td>
						)}
						<td data-label={t('compare_change')}>
							<StateCell row={row} />
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function StateCell({ row }: { row: FieldComparison }) {
	const t = useWords();
	const isUntouched = row.state === 'theirs' && !row.sent;
	return (
		<>
			<span class="state">
				<StateIcon state={row.state} />
				{t(isUntouched ? 'compare_stateTheirsOnly' : WORDS[row.state])}
			</span>
			{isOpen(row) && <MergeChoice row={row} />}
		</>
	);
}

const WORDS: Readonly<Record<FieldState, MessageKey>> = {
	unchanged: 'compare_stateUnchanged',
	mine: 'compare_stateMine',
	theirs: 'compare_stateTheirs',
	both: 'compare_stateBoth',
	'same-change': 'compare_stateSame',
	differs: 'compare_stateDiffers',
	server: 'compare_stateServer',
};

function isQuiet({ state }: FieldComparison): boolean {
	return state === 'unchanged' || state === 'server';
}

/** What asks for a decision comes first, then what the merge takes from them. */
function rank(row: FieldComparison): number {
	return isOpen(row) ? 0 : sideOf(row) === 'theirs' ? 1 : 2;
}
