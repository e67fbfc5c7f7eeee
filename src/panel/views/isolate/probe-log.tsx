import type { SessionState } from '../../../isolation/session/state.ts';
import { formatClock, formatDuration } from '../../format.ts';
import { useHost, useWords } from '../../panel-context.ts';
import type { ProbeEntry } from '../../state/isolating-log.ts';
import { ProbeOutcomeView, probeWords } from './probe-outcome.tsx';

/** All probes, the latest first, each with what was on. Each outcome is said as it comes. */
export function ProbeLog({ log, state }: { log: readonly ProbeEntry[]; state: SessionState }) {
	const t = useWords();
	const last = log.findLast(({ judged }) => judged !== null);
	return (
		<section>
			<h3 id="isolate-log">{t('isolate_log')}</h3>
			<p class="unseen" role="status">
				{last?.judged && t('isolate_said', String(last.number), t(probeWords(last)))}
			</p>
			<table class="isolate-table" aria-labelledby="isolate-log">
				<thead>
					<tr>
						<th scope="col">{t('isolate_number')}</th>
						<th scope="col">{t('isolate_whatOn')}</th>
						<th scope="col">{t('isolate_result')}</th>
						<th scope="col" class="isolate-time">
							{t('isolate_at')}
						</th>
					</tr>
				</thead>
				<tbody>
					{[...log].reverse().map(entry => (
						<Entry key={entry.number} entry={entry} state={state} />
					))}
				</tbody>
			</table>
		</section>
	);
}

function Entry({ entry, state }: { entry: ProbeEntry; state: SessionState }) {
	const t = useWords();
	const { language } = useHost();
	return (
		<tr class={entry.state === 'counted' || entry.state === 'open' ? undefined : 'is-discarded'}>
			<td>{entry.number}</td>
			<td>
				<WhatWasOn entry={entry} state={state} />
			</td>
			<td>
				<ProbeOutcomeView entry={entry} failure={state.failure} />
			</td>
			<td class="isolate-time" title={formatClock(entry.startedAt, language)}>
				{entry.durationMs === null ? t('isolate_underWay') : formatDuration(entry.durationMs, language)}
			</td>
		</tr>
	);
}

function WhatWasOn({ entry: { active, all, theme }, state }: { entry: ProbeEntry; state: SessionState }) {
	const t = useWords();
	const names = new Map(state.snapshot?.plugins.map(({ file, name }) => [file, name]));
	const nameOf = (files: readonly string[]) => files.map(file => names.get(file) ?? file).join(', ');
	const isOn = new Set(active);
	const off = all.filter(file => !isOn.has(file));
	const where = t(theme === 'own' ? 'isolate_ownTheme' : 'isolate_otherTheme');
	const what =
		off.length === 0
			? t('isolate_allOn')
			: active.length === 0
				? t('isolate_allOff')
				: active.length <= 3
					? t('isolate_onlyOn', nameOf(active))
					: off.length <= 3
						? t('isolate_allBut', nameOf(off))
						: t('isolate_someOn', String(active.length), String(all.length));
	return <span title={active.length > 3 ? nameOf(active) : undefined}>{`${what}, ${where}`}</span>;
}
