import { render } from 'preact';
import { devtoolsPanelHost } from '../browser/panel-host.ts';
import { createInspector } from '../inspector.ts';
import { HostContext } from './host-context.ts';
import { createStore } from './store.ts';
import { App } from './views/app.tsx';

const host = devtoolsPanelHost();
// A hidden panel gets no animation frames, so all work waits until somebody looks.
const store = createStore(createInspector, run => requestAnimationFrame(run));

document.documentElement.lang = host.language;
host.followTheme(theme => {
	document.documentElement.dataset.theme = theme;
});
host.connect(source => store.attach(source));

render(
	<HostContext.Provider value={host}>
		<App store={store} />
	</HostContext.Provider>,
	document.body,
);
