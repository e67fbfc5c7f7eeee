import { isProving, type Standing } from '../../../isolation/session/proving.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { RunState } from './run-state.tsx';

interface ProvingProps {
	readonly told: Standing;
	readonly state: SessionState;
	/** Nothing is asked. */
	readonly isAnswered: boolean;
}

/** A harder proof under way, below the verdict that it is of. */
export function ProvingCard({ isAnswered, state, told }: ProvingProps) {
	const t = useWords();
	const { searching } = usePanel().isolating;
	const isResting = searching.work.value === null;
	const stop = (
		<button type="button" class="button" onClick={() => void searching.prove('usual')}>
			{t('isolate_stopProving')}
		</button>
	);
	return (
		<section class="isolate-card" aria-labelledby="isolate-proving">
			<h3 id="isolate-proving">{t('isolate_proving')}</h3>
			<p role={told.refuted ? 'alert' : undefined}>
				{t(told.refuted ? 'isolate_inDoubt' : 'isolate_provingText')}
			</p>
			<RunState state={state} isAnswered={isAnswered} actions={stop} />
			{isResting && isProving(state) && (
				<div class="isolate-actions">
					<button type="button" class="button button-primary" onClick={() => void searching.resume()}>
						{t('isolate_continue')}
					</button>
					{stop}
				</div>
			)}
		</section>
	);
}
