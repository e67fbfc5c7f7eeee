import type { MessageKey } from '../../words/message.ts';
import { VIEWS } from './navigation.ts';
import type { Shell } from './shell.ts';

/** What a key does anywhere in the panel, as data: the help shows the same table. */
export interface Command {
	readonly id: string;
	readonly label: MessageKey;
	/** `Mod` is Ctrl, and ⌘ on a Mac. One letter without it works only outside of fields. */
	readonly keys: readonly string[];
	readonly run: (shell: Shell) => void;
}

export const COMMANDS: readonly Command[] = [
	{ id: 'filter', label: 'command_filter', keys: ['/', 'Mod+F'], run: shell => shell.focusFilter() },
	{ id: 'clear', label: 'toolbar_clear', keys: ['Mod+L'], run: shell => shell.recording.clear() },
	{ id: 'record', label: 'command_record', keys: ['Mod+E'], run: shell => shell.recording.togglePaused() },
	{
		id: 'reload',
		label: 'toolbar_reload',
		keys: ['Mod+R'],
		run: shell => shell.host.reloadPage(),
	},
	{
		id: 'reload-fresh',
		label: 'toolbar_reloadFresh',
		keys: ['Mod+Shift+R'],
		run: shell => shell.host.reloadPage({ ignoreCache: true }),
	},
	...VIEWS.map(
		(view, index): Command => ({
			id: view,
			label: `view_${view}`,
			keys: [`Alt+${index + 1}`],
			run: shell => shell.showView(view),
		}),
	),
	{
		id: 'help',
		label: 'command_help',
		keys: ['?'],
		run: shell => {
			shell.help.value = true;
		},
	},
];

/** What is pressed, as the table writes it: `Mod+Shift+R`. */
export function keysOf(event: KeyboardEvent): string {
	const modifiers = [
		event.ctrlKey || event.metaKey ? 'Mod' : '',
		event.altKey ? 'Alt' : '',
		event.shiftKey && event.key.length === 1 && /[a-z]/i.test(event.key) ? 'Shift' : '',
	].filter(Boolean);
	const key = event.altKey && /^Digit\d$/.test(event.code) ? event.code.slice(5) : event.key;
	return [...modifiers, key.length === 1 ? key.toUpperCase() : key].join('+');
}

/** The command of a key press; none while somebody types a letter into a field. */
export function commandFor(event: KeyboardEvent): Command | undefined {
	const pressed = keysOf(event);
	const types =
		event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]');
	if (types && !event.ctrlKey && !event.metaKey && !event.altKey) return undefined;
	return COMMANDS.find(({ keys }) => keys.some(key => key.toUpperCase() === pressed.toUpperCase()));
}

/** As the person's keyboard names them: `Ctrl+L`, on a Mac `⌘L`. */
export function shownKeys(keys: string, isMac: boolean): string {
	return isMac
		? keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥')
		: keys.replace('Mod', 'Ctrl');
}
