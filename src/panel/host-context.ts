import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelHost } from '../browser/panel-host.ts';
import type { MessageKey } from '../words/message.ts';

export const HostContext = createContext<PanelHost | null>(null);

/** The host of this panel. Throws outside of a `HostContext.Provider`, which is a mistake in the code. */
export function useHost(): PanelHost {
	const host = useContext(HostContext);
	if (!host) throw new Error('No panel host in context');
	return host;
}

/** `t('toolbar_clear')`: a sentence of the catalogue in the person's language. */
export function useWords(): (key: MessageKey, ...values: string[]) => string {
	const { say } = useHost();
	return (key, ...values) => say({ key, values });
}
