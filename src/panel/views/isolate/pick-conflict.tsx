import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import type { Candidate } from '../../state/isolating-choice.ts';
import { failureOf } from '../../state/isolating-failure.ts';
import { FailureName } from './failure-name.tsx';

/** The conflicts of the recording: those that isolation can solve first, and why not for the others. */
export function PickConflict() {
	const t = useWords();
	const { isolating } = usePanel();
	const count = useCount();
	const candidates = isolating.candidates.value;
	const more = isolating.more.value;
	if (candidates.length === 0) {
		return (
			<div class="empty">
				<h2>{t('isolate_noneTitle')}</h2>
				<p>{t('isolate_noneText')}</p>
			</div>
		);
	}
	return (
		<>
			<h2>{t('isolate_pickTitle')}</h2>
			<ul class="isolate-picks">
				{candidates.map(candidate => (
					<li key={candidate.finding.id}>
						<Pick candidate={candidate} />
					</li>
				))}
			</ul>
			{more > 0 && <p class="note">{count('isolate_pickMore', more)}</p>}
		</>
	);
}

function Pick({ candidate }: { candidate: Candidate }) {
	const t = useWords();
	const { say } = useHost();
	const { isolating } = usePanel();
	const { finding, fit, tally, why } = candidate;
	const text = (
		<>
			<SeverityIcon severity={finding.severity} />
			<span class="isolate-pick-name">
				<b>{say(finding.title)}</b>
				<span class="isolate-mono">
					<FailureName failure={failureOf(finding)} />
				</span>
				<span class="faint">{t(why)}</span>
			</span>
			<span class="isolate-tally">
				{t('isolate_tallyShort', String(tally.conflicts), String(tally.tries))}
			</span>
		</>
	);
	return fit === 'wrong' ? (
		<div class="isolate-pick is-wrong">{text}</div>
	) : (
		<button type="button" class="isolate-pick" onClick={() => isolating.choose(finding)}>
			{text}
		</button>
	);
}
