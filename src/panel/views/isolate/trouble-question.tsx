import { visible } from '../../../exchange/visible.ts';
import { PAUSE_WORDS } from '../../../isolation/session/unfinished.ts';
import { useWords } from '../../panel-context.ts';
import { AskCard, type AskProps, namesIn } from './ask-card.tsx';

/** Something is in the way: what it is, and what helps. */
export function TroubleQuestion({ question: { answer, asks }, state }: AskProps<'trouble'>) {
	const t = useWords();
	const { difference, why } = asks;
	const isTheirs = why === 'list-changed';
	// A loss is rarely meant; what somebody has switched on is.
	const isLoss = difference !== null && difference.missing.length > 0;
	const first = !isTheirs ? (why === 'mask-on' ? 'put-back' : 'again') : isLoss ? 'put-back' : 'accept';
	const look = (answers: typeof first) => (answers === first ? 'button button-primary' : 'button');
	const nameOf = namesIn(state);
	const names = (files: readonly string[]) => visible(files.map(nameOf).join(', '), 2000);
	return (
		<AskCard
			title={t(isTheirs ? 'isolate_troubleList' : 'isolate_trouble')}
			actions={
				<>
					{(isTheirs || why === 'mask-on') && (
						<button type="button" class={look('put-back')} onClick={() => answer('put-back')}>
							{t(isTheirs ? 'isolate_putListBack' : 'isolate_endMask')}
						</button>
					)}
					{difference && (
						<button type="button" class={look('accept')} onClick={() => answer('accept')}>
							{t(isTheirs ? 'isolate_acceptList' : 'isolate_skip')}
						</button>
					)}
					<button type="button" class={look('again')} onClick={() => answer('again')}>
						{t('isolate_again')}
					</button>
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_pause')}
					</button>
				</>
			}
		>
			{isLoss && <p class="isolate-difference">{t('isolate_missing', names(difference.missing))}</p>}
			{difference && difference.extra.length > 0 && (
				<p class="isolate-difference">{t('isolate_extra', names(difference.extra))}</p>
			)}
			<p>{t(PAUSE_WORDS[why])}</p>
		</AskCard>
	);
}
