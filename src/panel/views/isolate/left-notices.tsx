import { isChanged } from '../../../isolation/session/state.ts';
import { unfinished } from '../../../isolation/session/unfinished.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import type { LeftBehind } from '../../state/isolating-left.ts';

/** What earlier panels have left unfinished, with one click to put it back. Also above every other view. */
export function LeftNotices() {
	const { isolating } = usePanel();
	return (
		<>
			{isolating.leftovers.list.value.map(left => (
				<LeftNotice key={left.site} left={left} />
			))}
		</>
	);
}

function LeftNotice({ left: { isHere, site, state } }: { left: LeftBehind }) {
	const t = useWords();
	const { say } = useHost();
	const panel = usePanel();
	const { isolating } = panel;
	const rest = state && unfinished(state);
	const changed = state !== null && isChanged(state.changes);
	const host = site.replace(/^https?:\/\//, '');
	return (
		<div class={changed ? 'notice notice-warning' : 'notice'}>
			<span>
				<b>{t('isolate_left', host)}</b>{' '}
				{state === null
					? t('isolate_leftUnreadable')
					: changed
						? rest?.changes.map(say).join(' ')
						: t('isolate_leftNothing')}{' '}
				{!isHere && t('isolate_leftElsewhere', host)}
			</span>
			{isHere && changed && (
				<button
					type="button"
					class="link"
					onClick={() => {
						void isolating.putBack(site);
						panel.showView('isolate');
					}}
				>
					{t('isolate_putBack')}
				</button>
			)}
			<button
				type="button"
				class="link"
				onClick={() => {
					void isolating.searching.load(site);
					panel.showView('isolate');
				}}
			>
				{t('isolate_show')}
			</button>
		</div>
	);
}
