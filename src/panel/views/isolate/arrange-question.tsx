import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { doneSteps, handSteps } from '../../../isolation/rungs/by-hand.ts';
import { activeIn, listRequest, readList } from '../../../isolation/rungs/plugin-list.ts';
import { readThemes, themesRequest } from '../../../isolation/rungs/theme-preview.ts';
import { useHost, useWords } from '../../panel-context.ts';
import { AskCard, type AskProps } from './ask-card.tsx';

/** So often it is looked what is done already. In milliseconds. */
const LOOK_MS = 3000;

/** Steps by hand, each ticked off by what the site itself shows. */
export function ArrangeQuestion({ question: { answer, asks }, state }: AskProps<'arrange'>) {
	const t = useWords();
	const { page, say } = useHost();
	const active = useSignal<readonly string[] | null>(null);
	const theme = useSignal<string | null>(null);
	const isOwn = asks.theme?.stylesheet === state.snapshot?.theme?.stylesheet;
	const steps = handSteps(asks.off, asks.on, asks.theme && { ...asks.theme, isOwn });
	const done = active.value ? doneSteps(steps, active.value, theme.value) : steps.map(() => false);
	const isAllDone = active.value !== null && steps.every(({ check }, at) => check === null || done[at]);
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout>;
		const look = async () => {
			const list = page && readList(await page.send(listRequest(state.site)));
			const themes = asks.theme && page && readThemes(await page.send(themesRequest(state.site)));
			if (themes) theme.value = themes.find(each => each.active)?.stylesheet ?? null;
			if (list) active.value = activeIn(list);
			timer = setTimeout(look, LOOK_MS);
		};
		void look();
		return () => clearTimeout(timer);
	}, [page, state.site, asks.theme, active, theme]);
	return (
		<AskCard
			title={t(asks.theme ? 'isolate_askArrangeTheme' : 'isolate_askArrange')}
			actions={
				<>
					<button
						type="button"
						class="button button-primary"
						aria-disabled={!isAllDone}
						onClick={() => isAllDone && answer('done')}
					>
						{t('isolate_arranged')}
					</button>
					<button type="button" class="button" onClick={() => answer('cannot')}>
						{t('isolate_cannotArrange')}
					</button>
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_pause')}
					</button>
				</>
			}
		>
			<ol class="isolate-steps">
				{steps.map(({ check, text }, at) => (
					<li key={at} class={done[at] ? 'is-done' : undefined}>
						<span class="isolate-tick" aria-hidden="true">
							{check === null ? '·' : done[at] ? '✓' : '○'}
						</span>
						<span>
							{say(text)}
							{done[at] && <span class="unseen"> {t('isolate_stepDone')}</span>}
						</span>
					</li>
				))}
			</ol>
			<p class="faint" role="status">
				{t(
					'isolate_stepsDone',
					String(done.filter(Boolean).length),
					String(steps.filter(({ check }) => check).length),
				)}
			</p>
		</AskCard>
	);
}
