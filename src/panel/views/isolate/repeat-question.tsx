import { visible } from '../../../exchange/visible.ts';
import { RUNG_WORDS } from '../../../isolation/rungs/ladder.ts';
import { provesItself, USUAL_TO_PROVE } from '../../../isolation/session/proving.ts';
import { useCount, useWords } from '../../panel-context.ts';
import { AskCard, type AskProps } from './ask-card.tsx';
import { REPETITION_WORDS } from './preflight.tsx';

/** Consent to sending the failing request again: how often, and what that may do. */
export function RepeatQuestion({ question: { answer, asks }, state }: AskProps<'repeat'>) {
	const t = useWords();
	const count = useCount();
	const request = state.repeatable?.request;
	return (
		<AskCard
			title={count('isolate_askRepeat', asks.times)}
			actions={
				<>
					<button type="button" class="button button-primary" onClick={() => answer('panel')}>
						{count('isolate_agreeRepeat', asks.times)}
					</button>
					{asks.personCan && (
						<button type="button" class="button" onClick={() => answer('person')}>
							{t('isolate_repeatMyself')}
						</button>
					)}
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_notNow')}
					</button>
				</>
			}
		>
			<p>
				<b>{t(REPETITION_WORDS[asks.repetition])}</b>
				{provesItself({ ...state, repeatBy: 'panel' }) && ` ${count('isolate_thenProof', USUAL_TO_PROVE)}`}
			</p>
			<p>
				<span class="faint">{t('isolate_affects')}</span> {t(RUNG_WORDS[state.rung].affects)}
			</p>
			{request && (
				<details class="fold" open={asks.repetition === 'may-create' || asks.repetition === 'deletes'}>
					<summary class="isolate-mono">{visible(`${request.method} ${request.url}`, 300)}</summary>
					<pre class="code isolate-code">{visible(request.body ?? '', 20_000)}</pre>
				</details>
			)}
		</AskCard>
	);
}
