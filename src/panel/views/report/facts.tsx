import { FACT_OUTCOMES } from '../../../report/site-facts/fact-outcome.ts';
import { FACT_SOURCES } from '../../../report/site-facts/sources.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { READ_FAILURES } from '../../state/reply.ts';

/** Asks the site about itself, on a click, and says what it told and what it did not. */
export function Facts() {
	const t = useWords();
	const { collecting } = usePanel();
	const facts = collecting.facts.value;
	const asked = collecting.asked.value;
	const failure = collecting.failure.value;
	return (
		<section class="report-part">
			<h2>{t('share_facts')}</h2>
			{collecting.isPossible.value ? (
				<div class="report-act">
					<button
						type="button"
						class="button"
						aria-disabled={asked !== null}
						onClick={() => void collecting.collect()}
					>
						{t(facts ? 'share_collectAgain' : 'share_collect')}
					</button>
					<span>{t('share_collectWhat')}</span>
				</div>
			) : (
				<p class="note">{t('share_collectLive')}</p>
			)}
			<div role="status">
				{asked !== null && (
					<p class="note">{t('share_collecting', String(asked), String(FACT_SOURCES.length))}</p>
				)}
				{asked === null && failure !== null && <p class="is-error">{t(READ_FAILURES[failure])}</p>}
				{facts && asked === null && (
					<ul class="report-facts">
						{facts.sources.map(({ outcome, source }) => {
							const label = FACT_SOURCES.find(({ id }) => id === source)?.label;
							return (
								<li key={source} class={outcome === 'read' ? 'is-read' : 'is-refused'}>
									{t('share_factOutcome', label ? t(label) : source, t(FACT_OUTCOMES[outcome]))}
								</li>
							);
						})}
					</ul>
				)}
			</div>
		</section>
	);
}
