import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelHost } from '../browser/panel-host.ts';
import type { CountedKey } from '../words/count.ts';
import { countMessage } from '../words/count.ts';
import type { MessageKey } from '../words/message.ts';
import type { Panel } from './state/panel.ts';
import type { Shell } from './state/shell.ts';

export const PanelContext = createContext<Shell | null>(null);

/** The first view's state. Throws outside of a `PanelContext.Provider`, which is a mistake in the code. */
export function useShell(): Shell {
	const shell = useContext(PanelContext);
	if (!shell) throw new Error('No panel in context');
	return shell;
}

/** The whole panel's state, for views that come with the rest. Throws in those that come before it. */
export function usePanel(): Panel {
	const rest = useShell().rest.value;
	if (!rest) throw new Error('The rest of the panel is not loaded');
	return rest.panel;
}

export function useHost(): PanelHost {
	return useShell().host;
}

/** `t('toolbar_clear')`: a sentence of the catalogue in the person's language. */
export type Words = (key: MessageKey, ...values: string[]) => string;

export function useWords(): Words {
	const { say } = useHost();
	return (key, ...values) => say({ key, values });
}

/** `count('status_conflicts', 3)`: a number of things, in the form the language wants. */
export function useCount(): (name: CountedKey, count: number) => string {
	const { language, say } = useHost();
	return (name, count) => say(countMessage(name, count, language));
}
