import { useSignal } from '@preact/signals';
import { visible } from '../../../exchange/visible.ts';
import { DANGER_WORDS } from '../../../isolation/session/unfinished.ts';
import { useWords } from '../../panel-context.ts';
import { AskCard, type AskProps, namesIn } from './ask-card.tsx';

/** Plugins that had better stay on: they do, unless the person ticks them. */
export function RisksQuestion({ question: { answer, asks }, state }: AskProps<'risks'>) {
	const t = useWords();
	const risked = useSignal<readonly string[]>([]);
	const nameOf = namesIn(state);
	const toggle = (file: string) => {
		const has = risked.value.includes(file);
		risked.value = has ? risked.value.filter(each => each !== file) : [...risked.value, file];
	};
	return (
		<AskCard
			title={t('isolate_askRisks')}
			actions={
				<>
					<button type="button" class="button button-primary" onClick={() => answer(risked.value)}>
						{t(risked.value.length > 0 ? 'isolate_agreeRisks' : 'isolate_keepAllOn')}
					</button>
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_notNow')}
					</button>
				</>
			}
		>
			<p>{t('isolate_risksText')}</p>
			<ul class="isolate-checks">
				{asks.plugins.map(({ danger, file }) => (
					<li key={file}>
						<label class="check">
							<input type="checkbox" checked={risked.value.includes(file)} onChange={() => toggle(file)} />
							<span>
								<b>{visible(nameOf(file), 200)}</b> {t(DANGER_WORDS[danger])}
							</span>
						</label>
					</li>
				))}
			</ul>
		</AskCard>
	);
}
