import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelHost } from '../browser/panel-host.ts';
import type { CountedKey } from '../words/count.ts';
import { countMessage } from '../words/count.ts';
import type { MessageKey } from '../words/message.ts';
import type { Panel } from './state/panel.ts';

export const PanelContext = createContext<Panel | null>(null);

/** The panel's state. Throws outside of a `PanelContext.Provider`, which is a mistake in the code. */
export function usePanel(): Panel {
	const panel = useContext(PanelContext);
	if (!panel) throw new Error('No panel in context');
	return panel;
}

export function useHost(): PanelHost {
	return usePanel().host;
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
