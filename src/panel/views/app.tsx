import { useEffect } from 'preact/hooks';
import { useShell, useWords } from '../panel-context.ts';
import { useKeptFocus } from '../parts/kept-focus.ts';
import { Later } from '../parts/later.tsx';
import { MenuView } from '../parts/menu-view.tsx';
import { tabId } from '../parts/tabs.tsx';
import { commandFor } from '../state/commands.ts';
import { Banners } from './banners.tsx';
import { DropTarget } from './drop-target.tsx';
import { ListView } from './list-view.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toolbar, VIEW_LABELS } from './toolbar.tsx';

/** The whole panel: toolbar, the view that is open, status bar. */
export function App() {
	const t = useWords();
	const shell = useShell();
	const { help, navigation } = shell;
	const rest = shell.rest.value;
	const view = navigation.view.value;
	useKeptFocus();
	useEffect(() => {
		const onKeyDown = (event: KeyboardEvent) => {
			const command = event.defaultPrevented ? undefined : commandFor(event);
			// Behind a modal dialog the panel is inert (HTML, 6.3.1), and so are its keys.
			if (!command || document.querySelector('dialog:modal')) return;
			event.preventDefault();
			event.stopPropagation();
			command.run(shell);
		};
		// DevTools listens inside of our document for its own keys, Ctrl+F among them, and takes them away (ExtensionAPI.ts,
		// forwardKeyboardEvent). Ours are taken on the way down, before it sees them.
		addEventListener('keydown', onKeyDown, { capture: true });
		return () => removeEventListener('keydown', onKeyDown, { capture: true });
	}, [shell]);
	return (
		<div class="app">
			<Toolbar />
			<Banners />
			<main class="view-main">
				<h1 class="unseen">{t(VIEW_LABELS[view])}</h1>
				<div id="view-panel" class="view" role="tabpanel" aria-labelledby={tabId('view', view)}>
					{view === 'isolate' ? (
						<Later>{({ IsolateView }) => <IsolateView />}</Later>
					) : view === 'report' ? (
						<Later>{({ ReportView }) => <ReportView />}</Later>
					) : (
						<ListView />
					)}
				</div>
				{/* Inside of a landmark, or a reader that goes from one to the next does not come by. */}
				<MenuView />
			</main>
			{rest && <rest.CopyNote />}
			<StatusBar />
			<DropTarget />
			{help.value && <Later>{({ HelpDialog }) => <HelpDialog />}</Later>}
			{rest && <rest.SecretsDialog />}
			{rest && <rest.HarDialog />}
		</div>
	);
}
