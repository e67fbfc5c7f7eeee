import { type Message, message } from '../../words/message.ts';
import { slugOf } from './plugin-list.ts';

/** One thing to do by hand, to be ticked off. */
export interface HandStep {
	readonly text: Message;
	/** What Concord looks at to see that it is done; `null` where only the person knows. */
	readonly check: { readonly file: string; readonly active: boolean } | null;
}

/**
 * Steps with files, for whoever cannot reach wp-admin: a plugin whose folder has another name does not load. The screen of
 * plugins is to stay closed meanwhile; WordPress takes those off its list for good there whose file it misses
 * (`validate_active_plugins()`).
 *
 * @param off files of plugins to switch off
 * @param on files of those to switch on again
 */
export function handSteps(off: readonly string[], on: readonly string[]): readonly HandStep[] {
	const rename = (key: 'isolation_handOff' | 'isolation_handOn', files: readonly string[], active: boolean) =>
		files.map(file => ({
			text: message(key, `wp-content/plugins/${slugOf(file)}`, `${slugOf(file)}.off`),
			check: { file, active },
		}));
	const steps = [...rename('isolation_handOn', on, true), ...rename('isolation_handOff', off, false)];
	return steps.length === 0 ? [] : [{ text: message('isolation_handClosed'), check: null }, ...steps];
}

/** Which of the steps the site's list shows to be done; those without a check are never told. */
export function doneSteps(steps: readonly HandStep[], active: readonly string[]): readonly boolean[] {
	const isOn = new Set(active);
	return steps.map(({ check }) => check !== null && isOn.has(check.file) === check.active);
}
