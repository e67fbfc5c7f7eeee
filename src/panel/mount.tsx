import { signal } from '@preact/signals';
import { render } from 'preact';
import type { PanelHost } from '../browser/panel-host.ts';
import { visible } from '../exchange/visible.ts';
import { PanelContext } from './panel-context.ts';
import { paced } from './state/paced.ts';
import { createShell, type Knowledge, type Shell } from './state/shell.ts';
import { App } from './views/app.tsx';

/** Shows the panel in this document, in whatever hosts it. */
export function mountPanel(host: PanelHost): Shell {
	// Values in sentences may be a site's: what is invisible in them is written out, here for all of them.
	const say: PanelHost['say'] = ({ key, values }) =>
		host.say(values ? { key, values: values.map(value => visible(value, 500)) } : { key });
	const knowledge = signal<Knowledge | null>(null);
	const shell = createShell({
		host: { ...host, say },
		// A hidden panel gets no animation frames, so all work waits until somebody looks.
		schedule: paced(),
		knowledge,
		importRest: () => import('./rest.ts'),
	});
	import('./knowledge.ts').then(
		loaded => {
			knowledge.value = loaded;
		},
		() => {
			shell.isBroken.value = true;
		},
	);
	document.documentElement.lang = host.language;
	host.followTheme(theme => {
		document.documentElement.dataset.theme = theme;
	});
	host.connect(source => shell.recording.attach(source));
	render(
		<PanelContext.Provider value={shell}>
			<App />
		</PanelContext.Provider>,
		document.body,
	);
	// After the first paint, so that a click finds it there.
	requestAnimationFrame(() => setTimeout(shell.loadRest));
	return shell;
}
