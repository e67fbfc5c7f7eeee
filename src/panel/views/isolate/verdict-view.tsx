import { useMemo } from 'preact/hooks';
import type { Finding } from '../../../diagnosis/finding.ts';
import { visible } from '../../../exchange/visible.ts';
import { slugOf } from '../../../isolation/rungs/plugin-list.ts';
import { explain } from '../../../isolation/search/explain.ts';
import type { CulpritSet, Verdict } from '../../../isolation/search/problem.ts';
import { searchInput } from '../../../isolation/session/components.ts';
import { type Failure, printOf } from '../../../isolation/session/failure.ts';
import { isProving, type Standing } from '../../../isolation/session/proving.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { venueOfProducts } from '../../../report/support/venues.ts';
import type { Message } from '../../../words/message.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import type { ProbeEntry } from '../../state/isolating-log.ts';
import { CopyButton } from '../copy-button.tsx';
import { KeepOff } from './keep-off.tsx';
import { ProveHarder } from './prove-harder.tsx';
import { reportText } from './report-text.ts';
import { RestoredLines } from './restored-lines.tsx';

interface VerdictProps {
	readonly told: Standing;
	/** The session as it is now, which may be at a harder proof. */
	readonly state: SessionState;
	readonly log: readonly ProbeEntry[];
}

/** Who it is, how that was proved, and what can be done now. */
export function VerdictView({ log, state, told }: VerdictProps) {
	const t = useWords();
	const { say } = useHost();
	const { isolating } = usePanel();
	const { refuted, verdict } = told;
	// Each analyses the whole search once more.
	const sentences = useMemo(() => sentencesOf(told.state).map(say), [told.state, say]);
	const before = useMemo(() => (refuted ? sentencesOf(refuted).map(say)[0] : undefined), [refuted, say]);
	const text = useMemo(
		() => reportText(told.state, verdict, sentences, log, say),
		[told, sentences, log, say],
	);
	const [headline, ...rest] = sentences;
	const sets = 'sets' in verdict ? verdict.sets : [];
	const proving = isProving(state);
	const isStopped = state.ended === 'stopped';
	return (
		<section class={`isolate-verdict is-${verdict.kind}`} aria-labelledby="isolate-verdict">
			<h3 id="isolate-verdict">{t(TITLES[verdict.kind])}</h3>
			<p class="isolate-headline" role={proving ? undefined : 'status'}>
				{headline}
			</p>
			{before !== undefined && !proving && (
				<p class="isolate-problem">
					{isStopped ? t('isolate_inDoubt') : t('isolate_refuted', visible(before, 2000))}
				</p>
			)}
			{rest.map(sentence => (
				<p key={sentence}>{sentence}</p>
			))}
			{sets.length > 0 && <ProofTable sets={sets} state={state} />}
			{!proving && <RestoredLines state={state} />}
			{!proving && <ProveHarder log={log} state={state} />}
			<div class="isolate-actions">
				<ReportButton failure={state.failure} verdict={verdict} />
				{!proving && (
					<>
						<KeepOff sets={sets} state={state} />
						<button type="button" class="button" onClick={() => void isolating.searching.order('undo')}>
							{t('isolate_undoProbe')}
						</button>
						<button type="button" class="button" onClick={() => void isolating.searching.dismiss()}>
							{t('isolate_done')}
						</button>
					</>
				)}
				<span class="isolate-copy">
					{t('isolate_sentence')} <CopyButton text={text} what={t('isolate_sentence')} />
				</span>
			</div>
		</section>
	);
}

function sentencesOf(state: SessionState): readonly Message[] {
	const input = searchInput(state);
	return input ? explain(input) : [];
}

/** Leads to the Report view, at the place of whoever can do something about it. */
function ReportButton({ failure, verdict }: { failure: Failure; verdict: Verdict }) {
	const t = useWords();
	const panel = usePanel();
	const files = 'sets' in verdict ? verdict.sets.flatMap(({ members }) => members.flat()) : [];
	if (files.length === 0 && verdict.kind !== 'outside') return null;
	const isHost = verdict.kind === 'outside';
	return (
		<button
			type="button"
			class="button button-primary"
			onClick={() => {
				const { candidates, chosen } = panel.isolating;
				const found = [chosen.peek(), ...candidates.peek()].find(each => each && isOf(each.finding, failure));
				const venue = isHost ? 'host' : venueOfProducts(files.map(slugOf));
				// A session that outlived the recording can be told, but no form be filled in.
				panel.reporting.destination.value = found ? venue : 'markdown';
				panel.reporting.about.value = found?.finding.id ?? null;
				panel.showView('report');
			}}
		>
			{t(isHost ? 'isolate_reportHost' : 'isolate_report')}
		</button>
	);
}

function isOf(finding: Finding, { fingerprint }: Failure): boolean {
	return printOf(finding.subject) === fingerprint;
}

const TITLES = {
	culprits: 'isolate_verdictCulprits',
	theme: 'isolate_verdictTheme',
	interaction: 'isolate_verdictInteraction',
	outside: 'isolate_verdictOutside',
	'not-reproducible': 'isolate_verdictGone',
	inconclusive: 'isolate_verdictUnclear',
} as const satisfies Record<Verdict['kind'], string>;

/** Rounded down: what is not quite certain is not said to be. */
function percent(share: number, language: string): string {
	return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Math.floor(share * 1000) / 10);
}

function ProofTable({ sets, state }: { sets: readonly CulpritSet[]; state: SessionState }) {
	const t = useWords();
	const { language } = useHost();
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
							<td>{t('report_percent', percent(confidence, language))}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
