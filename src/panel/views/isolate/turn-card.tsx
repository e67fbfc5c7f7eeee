import type { SessionState } from '../../../isolation/session/state.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { FailureName } from './failure-name.tsx';

/** The person's turn: what they do in the page is seen by itself. */
export function TurnCard({ state }: { state: SessionState }) {
	const t = useWords();
	const { isolating } = usePanel();
	return (
		<section class="isolate-card is-asking" role="status">
			<h3>{t('isolate_turn')}</h3>
			<p>{t('isolate_turnText')}</p>
			<p class="isolate-mono">
				<FailureName failure={state.failure} />
			</p>
			<div class="act">
				<button type="button" class="button" onClick={isolating.searching.watch.cannotTell}>
					{t('isolate_cannotTell')}
				</button>
				<span>{t('isolate_cannotTellText')}</span>
			</div>
		</section>
	);
}
