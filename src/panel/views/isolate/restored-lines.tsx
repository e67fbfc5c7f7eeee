import { visible } from '../../../exchange/visible.ts';
import type { Restored } from '../../../isolation/session/events.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import type { MessageKey } from '../../../words/message.ts';
import { useWords } from '../../panel-context.ts';
import { namesIn } from './ask-card.tsx';

/** What putting back came to. */
export function RestoredLines({ state }: { state: SessionState }) {
	const t = useWords();
	const { restored } = state;
	const nameOf = namesIn(state);
	const names = (files: readonly string[]) => visible(files.map(nameOf).join(', '), 2000);
	const isOther = restored?.theme === 'other';
	const isWhole = !restored || (restored.missing.length === 0 && restored.order !== 'failed' && !isOther);
	return (
		<>
			{isWhole && <p class="isolate-whole">{t(wholeWords(restored))}</p>}
			{restored && restored.missing.length > 0 && <p>{t('isolate_notRestored', names(restored.missing))}</p>}
			{restored && restored.foreignOn.length > 0 && (
				<p>{t('isolate_foreignOn', names(restored.foreignOn))}</p>
			)}
			{restored && restored.foreignOff.length > 0 && (
				<p>{t('isolate_foreignOff', names(restored.foreignOff))}</p>
			)}
			{restored?.order === 'unknown' && <p>{t('isolate_orderSorted')}</p>}
			{isOther && <p>{t('isolate_themeNotRestored')}</p>}
			{restored?.order === 'failed' && <p>{t('isolation_leftOrder')}</p>}
		</>
	);
}

function wholeWords(restored: Restored | null): MessageKey {
	if (!restored) return 'isolate_unchanged';
	return restored.order === 'same' ? 'isolate_restored' : 'isolate_restoredList';
}
