import { render } from 'preact';
import { DEFAULT_CAPS } from '../browser/exchange-store.ts';
import type { PanelHost } from '../browser/panel-host.ts';
import { visible } from '../exchange/visible.ts';
import { createInspector } from '../inspector.ts';
import { PanelContext } from './panel-context.ts';
import { createPanel, type Panel } from './state/panel.ts';
import { App } from './views/app.tsx';

/** Shows the panel in this document, in whatever hosts it. */
export function mountPanel(host: PanelHost): Panel {
	// Values in sentences may be a site's: what is invisible in them is written out, here for all of them.
	const say: PanelHost['say'] = ({ key, values }) =>
		host.say(values ? { key, values: values.map(value => visible(value, 500)) } : { key });
	// A hidden panel gets no animation frames, so all work waits until somebody looks.
	const panel = createPanel(
		{ ...host, say },
		() => createInspector(DEFAULT_CAPS.exchanges),
		run => requestAnimationFrame(run),
	);
	document.documentElement.lang = host.language;
	host.followTheme(theme => {
		document.documentElement.dataset.theme = theme;
	});
	host.connect(source => panel.recording.attach(source));
	render(
		<PanelContext.Provider value={panel}>
			<App />
		</PanelContext.Provider>,
		document.body,
	);
	return panel;
}
