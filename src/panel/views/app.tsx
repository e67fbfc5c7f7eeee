import { useEffect } from 'preact/hooks';
import { usePanel, useWords } from '../panel-context.ts';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { MenuView } from '../parts/menu-view.tsx';
import { tabId } from '../parts/tabs.tsx';
import { commandFor } from '../state/commands.ts';
import { Banners } from './banners.tsx';
import { CopyNote } from './copy-note.tsx';
import { DropTarget } from './drop-target.tsx';
import { HarDialog } from './har-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { IsolateView } from './isolate/isolate-view.tsx';
import { ListView } from './list-view.tsx';
import { ReportView } from './report-view.tsx';
import { SecretsDialog } from './secrets-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar, VIEW_LABELS } from './toolbar.tsx';

const VIEWS = {
	conflicts: ListView,
	requests: ListView,
	isolate: IsolateView,
	report: ReportView,
} as const;

/** The whole panel: toolbar, the view that is open, status bar. */
export function App() {
	const t = useWords();
	const panel = usePanel();
	const { help, navigation } = panel;
	const view = navigation.view.value;
	const View = VIEWS[view];
	useKeptFocus();
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const command = event.defaultPrevented ? undefined : commandFor(event);
			// Behind a modal dialog the panel is inert (HTML, 6.3.1), and so are its keys.
			if (!command || document.querySelector('dialog:modal')) return;
			event.preventDefault();
			event.stopPropagation();
			command.run(panel);
		};
		// DevTools listens inside of our document for its own keys, Ctrl+F among them, and takes them away (ExtensionAPI.ts,
		// forwardKeyboardEvent). Ours are taken on the way down, before it sees them.
		addEventListener('keydown', onKeyDown, { capture: true });
		return () => removeEventListener('keydown', onKeyDown, { capture: true });
	}, [panel]);
	return (
		<div class="app">
			<Toolbar />
			<Banners />
			<main class="view-main">
				<h1 class="unseen">{t(VIEW_LABELS[view])}</h1>
				<div id="view-panel" class="view" role="tabpanel" aria-labelledby={tabId('view', view)}>
					<View />
				</div>
				{/* Inside of a landmark, or a reader that goes from one to the next does not come by. */}
				<MenuView />
			</main>
			<CopyNote />
			<StatusBar />
			<DropTarget />
			{help.value && <HelpDialog />}
			<SecretsDialog />
			<HarDialog />
		</div>
	);
}
