import { useMemo } from 'preact/hooks';
import { explain } from '../../../isolation/search/explain.ts';
import type { CulpritSet, Verdict } from '../../../isolation/search/problem.ts';
import { searchInput } from '../../../isolation/session/components.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import type { ProbeEntry } from '../../state/isolating-log.ts';
import { CopyButton } from '../copy-button.tsx';
import { KeepOff } from './keep-off.tsx';
import { reportText } from './report-text.ts';
import { RestoredLines } from './restored-lines.tsx';

/** Who it is, how that was proved, and what can be done now. */
export function VerdictView({ log, state }: { state: SessionState; log: readonly ProbeEntry[] }) {
	const t = useWords();
	const { say } = useHost();
	const panel = usePanel();
	const { step } = panel.isolating.searching;
	// It analyses the whole search once more.
	const sentences = useMemo(() => {
		const input = searchInput(state);
		return input ? explain(input) : [];
	}, [state]);
	const next = step.value?.next;
	if (next?.kind !== 'verdict') return null;
	const [headline, ...rest] = sentences.map(say);
	const sets = 'sets' in next.verdict ? next.verdict.sets : [];
	const text = reportText(state, next.verdict, [headline ?? '', ...rest], log, say);
	return (
		<section class={`isolate-verdict is-${next.verdict.kind}`} aria-labelledby="isolate-verdict">
			<h3 id="isolate-verdict">{t(TITLES[next.verdict.kind])}</h3>
			<p class="isolate-headline" role="status">
				{headline}
			</p>
			{rest.map(sentence => (
				<p key={sentence}>{sentence}</p>
			))}
			{sets.length > 0 && <ProofTable sets={sets} state={state} />}
			<RestoredLines state={state} />
			<div class="isolate-actions">
				<button
					type="button"
					class="button button-primary"
					onClick={() => {
						panel.reporting.destination.value = 'plugin-author';
						panel.reporting.about.value = panel.isolating.chosen.peek()?.finding.id ?? null;
						panel.showView('report');
					}}
				>
					{t('isolate_report')}
				</button>
				<KeepOff sets={sets} state={state} />
				<button type="button" class="button" onClick={() => void panel.isolating.searching.order('undo')}>
					{t('isolate_undoProbe')}
				</button>
				<button type="button" class="button" onClick={() => void panel.isolating.searching.dismiss()}>
					{t('isolate_done')}
				</button>
				<span class="isolate-copy">
					{t('isolate_sentence')} <CopyButton text={text} what={t('isolate_sentence')} />
				</span>
			</div>
		</section>
	);
}

const TITLES = {
	culprits: 'isolate_verdictCulprits',
	theme: 'isolate_verdictTheme',
	interaction: 'isolate_verdictInteraction',
	outside: 'isolate_verdictOutside',
	'not-reproducible': 'isolate_verdictGone',
	inconclusive: 'isolate_verdictUnclear',
} as const satisfies Record<Verdict['kind'], string>;

function ProofTable({ sets, state }: { sets: readonly CulpritSet[]; state: SessionState }) {
	const t = useWords();
	const names = new Map(state.snapshot?.plugins.map(({ file, name }) => [file, name]));
	const theme = state.snapshot?.theme;
	if (theme) names.set(theme.stylesheet, theme.name);
	return (
		<table class="isolate-table isolate-proof">
			<thead>
				<tr>
					<th scope="col">{t('isolate_proofWho')}</th>
					<th scope="col">{t('isolate_proofAlone')}</th>
					<th scope="col">{t('isolate_proofWithout')}</th>
					<th scope="col">{t('isolate_proofSure')}</th>
				</tr>
			</thead>
			<tbody>
				{sets.map(({ alone, confidence, members, without }) => {
					const who = members.map(ids => ids.map(id => names.get(id) ?? id).join(' / ')).join(' + ');
					return (
						<tr key={who}>
							<th scope="row">{who}</th>
							<td>
								{alone.of > 0
									? t('isolate_times', String(alone.reproduced), String(alone.of))
									: t('isolate_notTried')}
							</td>
							<td>{t('isolate_times', String(without.reproduced), String(without.of))}</td>
							<td>{Math.floor(confidence * 100)} %</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
