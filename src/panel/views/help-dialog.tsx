import type { MessageKey } from '../../words/message.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { COMMANDS, shownKeys } from '../state/commands.ts';

/** Keys of the lists, which no command has. */
const LIST_KEYS: readonly (readonly [keys: string, label: MessageKey])[] = [
	['↑ ↓', 'help_move'],
	['Home End PageUp PageDown', 'help_jump'],
	['Enter', 'help_open'],
	['Esc', 'help_close'],
	['Shift+F10', 'help_menu'],
];

/** All keys on one page. */
export function HelpDialog() {
	const t = useWords();
	const { help } = usePanel();
	const isMac = navigator.platform.startsWith('Mac');
	return (
		<Dialog
			title={t('command_help')}
			onClose={() => {
				help.value = false;
			}}
		>
			<table class="facts help-keys">
				<tbody>
					{COMMANDS.map(({ id, keys, label }) => (
						<KeyRow key={id} keys={keys.map(key => shownKeys(key, isMac))} label={t(label)} />
					))}
					{LIST_KEYS.map(([keys, label]) => (
						<KeyRow key={label} keys={keys.split(' ')} label={t(label)} />
					))}
				</tbody>
			</table>
		</Dialog>
	);
}

function KeyRow({ keys, label }: { keys: readonly string[]; label: string }) {
	return (
		<tr>
			<th scope="row">{label}</th>
			<td>
				{keys.map(key => (
					<kbd key={key} class="key">
						{key}
					</kbd>
				))}
			</td>
		</tr>
	);
}
