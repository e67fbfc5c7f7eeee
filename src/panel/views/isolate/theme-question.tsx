import { visible } from '../../../exchange/visible.ts';
import { useWords } from '../../panel-context.ts';
import { AskCard, type AskProps } from './ask-card.tsx';

/** Whether the person switches the theme by hand, where no request of theirs can be previewed under another. */
export function ThemeQuestion({ question: { answer, asks } }: AskProps<'theme'>) {
	const t = useWords();
	return (
		<AskCard
			title={t('isolate_askTheme')}
			actions={
				<>
					<button type="button" class="button" onClick={() => answer('person')}>
						{t('isolate_switchTheme')}
					</button>
					<button type="button" class="button button-primary" onClick={() => answer('nobody')}>
						{t('isolate_leaveTheme')}
					</button>
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_notNow')}
					</button>
				</>
			}
		>
			<p>{t('isolate_askThemeText', visible(asks.name, 200))}</p>
		</AskCard>
	);
}
