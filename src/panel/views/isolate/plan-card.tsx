import { provesItself, USUAL_TO_PROVE } from '../../../isolation/session/proving.ts';
import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import type { Candidate } from '../../state/isolating-choice.ts';
import { repeatableOf } from '../../state/isolating-failure.ts';
import { formatLength } from './format-length.ts';
import { REPETITION_WORDS } from './preflight.tsx';

/** What it is going to take, before anything is done. */
export function PlanCard({ candidate }: { candidate: Candidate }) {
	const t = useWords();
	const count = useCount();
	const { language } = useHost();
	const { isolating } = usePanel();
	const [plan, rung] = [isolating.plan.value, isolating.rung.value];
	if (!plan || !rung) return null;
	const repeatable = repeatableOf(candidate.finding);
	const asks = repeatable?.repetition !== 'harmless';
	return (
		<section aria-label={t('isolate_plan')}>
			<p class="isolate-plan">
				<b>{count('isolate_planProbes', plan.probes)}</b>
				<b>{formatLength(plan.seconds, language)}</b>
				<span>
					{rung === 'theme-preview' ? t('isolate_planTheme') : count('isolate_planAmong', plan.plugins)}
				</span>
			</p>
			<p>
				{repeatable
					? `${count('isolate_planSent', plan.probes)} ${t(REPETITION_WORDS[repeatable.repetition])}`
					: count('isolate_planPerson', plan.probes)}
				{rung !== 'elsewhere' &&
					provesItself({ repeatable, repeatBy: 'panel', rung }) &&
					` ${count('isolate_thenProof', USUAL_TO_PROVE)}`}
			</p>
			<div class="act">
				<button type="button" class="button button-primary" onClick={() => void isolating.start()}>
					{t('isolate_start')}
				</button>
				<span>
					{t(
						rung === 'everybody' ? 'isolate_startEverybody' : asks ? 'isolate_startAsks' : 'isolate_startNow',
					)}
				</span>
			</div>
		</section>
	);
}
