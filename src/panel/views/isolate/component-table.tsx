import { useMemo } from 'preact/hooks';
import { visible } from '../../../exchange/visible.ts';
import type { Step, Verdict } from '../../../isolation/search/problem.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import type { MessageKey } from '../../../words/message.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { type ComponentRow, componentRows } from './component-rows.ts';

const STANDING: Readonly<Record<ComponentRow['standing'], MessageKey>> = {
	culprit: 'isolate_culprit',
	needed: 'isolate_needed',
	suspected: 'isolate_suspected',
	cleared: 'isolate_cleared',
	kept: 'isolate_kept',
};

interface TableProps {
	readonly state: SessionState;
	readonly step: Step;
	/** What a verdict named that is tried once more. */
	readonly proved: Verdict | null;
}

/** Every plugin and the theme: on or off in this probe, cleared or how strongly suspected. */
export function ComponentTable({ proved, state, step }: TableProps) {
	const t = useWords();
	const rows = useMemo(() => componentRows(state, step, proved), [state, step, proved]);
	const suspected = rows.filter(({ standing }) => standing === 'suspected' || standing === 'needed').length;
	const cleared = rows.filter(({ standing }) => standing === 'cleared').length;
	const isOver = step.next.kind === 'verdict';
	return (
		<section>
			<h3 id="isolate-parts">
				{t('isolate_parts', String(rows.length))}{' '}
				<span class="faint">
					{isOver || proved
						? t('isolate_partsOver', String(cleared))
						: t('isolate_partsCount', String(suspected), String(cleared))}
				</span>
			</h3>
			<table class="isolate-table" aria-labelledby="isolate-parts">
				<thead>
					<tr>
						<th scope="col">{t('isolate_part')}</th>
						{!isOver && <th scope="col">{t('isolate_thisProbe')}</th>}
						<th scope="col">{t('isolate_standing')}</th>
						{!isOver && (
							<th scope="col">
								<span class="unseen">{t('isolate_keepOn')}</span>
							</th>
						)}
					</tr>
				</thead>
				<tbody>
					{rows.map(row => (
						<Row key={row.id} row={row} isOver={isOver} />
					))}
				</tbody>
			</table>
		</section>
	);
}

function Row({ isOver, row }: { row: ComponentRow; isOver: boolean }) {
	const t = useWords();
	const { isolating } = usePanel();
	const { id, isOn, isTheme, standing, weight } = row;
	const name = visible(row.name, 200);
	return (
		<tr class={`is-${standing}${isOn === false ? ' is-off' : ''}`}>
			<th scope="row" title={visible(id, 200)}>
				{name}
				{isTheme && <span class="faint"> {t('component_theme')}</span>}
			</th>
			{!isOver && (
				<td>
					<span class={isOn ? 'isolate-on' : 'isolate-off'}>
						{t(
							isTheme
								? isOn
									? 'isolate_themeOwn'
									: 'isolate_themeOther'
								: isOn
									? 'isolate_on'
									: 'isolate_off',
						)}
					</span>
				</td>
			)}
			<td>
				<span class="isolate-standing">
					{standing === 'suspected' && (
						<meter min={0} max={1} value={weight} aria-label={t('suspect_weight', name)} />
					)}
					<span class={standing === 'suspected' ? 'isolate-weight-word' : undefined}>
						{t(STANDING[standing])}
					</span>
					{standing === 'suspected' && <span class="faint">{Math.round(weight * 100)} %</span>}
				</span>
			</td>
			{!isOver && (
				<td class="isolate-keep">
					{standing === 'suspected' && !isTheme && (
						<button
							type="button"
							class="link"
							aria-label={t('isolate_keepOnOf', name)}
							onClick={() => void isolating.searching.order({ keepOn: id })}
						>
							{t('isolate_keepOn')}
						</button>
					)}
				</td>
			)}
		</tr>
	);
}
