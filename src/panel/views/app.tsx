import type { PanelStore } from '../store.ts';
import { Detail } from './detail.tsx';
import { EmptyState } from './empty-state.tsx';
import { RequestList } from './request-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';

/** The whole panel: toolbar, list beside (or, when narrow, above) the detail, status bar. */
export function App({ store }: { store: PanelStore }) {
	const selected = store.selected.value;
	return (
		<div class="app">
			<Toolbar store={store} />
			<main class={selected ? 'split split-open' : 'split'}>
				{store.rows.value.length > 0 ? (
					<RequestList store={store} compact={selected !== null} />
				) : (
					<EmptyState paused={store.paused.value} />
				)}
				{selected && <Detail observation={selected} onClose={() => store.select(null)} />}
			</main>
			<StatusBar store={store} />
		</div>
	);
}
