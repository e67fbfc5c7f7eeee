import { type Message, message } from '../../words/message.ts';
import { slugOf } from './plugin-list.ts';
import type { Theme } from './theme-preview.ts';

/** One thing to do by hand, to be ticked off. */
export interface HandStep {
	readonly text: Message;
	/** What Concord looks at to see that it is done; `null` where only the person knows. */
	readonly check:
		| { readonly files: readonly string[]; readonly active: boolean }
		| { readonly stylesheet: string }
		| null;
}

/** A theme to activate: the site's own again, or another. */
type HandTheme = Pick<Theme, 'name' | 'stylesheet'> & { readonly isOwn: boolean };

/**
 * Steps with files, for whoever cannot reach wp-admin: a plugin whose folder has another name does not load. The screen of
 * plugins is to stay closed meanwhile; WordPress takes those off its list for good there whose file it misses
 * (`validate_active_plugins()`). A theme is switched where WordPress switches it: with another folder it would fall back to
 * a default one and forget which it had (`validate_current_theme()`).
 *
 * @param off files of plugins to switch off; of several in one folder all go together
 * @param on files of those to switch on again
 * @param theme to activate
 */
export function handSteps(
	off: readonly string[],
	on: readonly string[],
	theme: HandTheme | null = null,
): readonly HandStep[] {
	const rename = (key: 'isolation_handOff' | 'isolation_handOn', files: readonly string[], active: boolean) =>
		[...new Set(files.map(slugOf))].map(slug => ({
			text: message(key, `wp-content/plugins/${slug}`, `${slug}.off`),
			check: { files: files.filter(file => slugOf(file) === slug), active },
		}));
	const steps = [...rename('isolation_handOn', on, true), ...rename('isolation_handOff', off, false)];
	return [
		...(steps.length === 0 ? [] : [{ text: message('isolation_handClosed'), check: null }, ...steps]),
		...(theme ? [themeStep(theme)] : []),
	];
}

function themeStep({ isOwn, name, stylesheet }: HandTheme): HandStep {
	const key = isOwn ? 'isolation_handThemeBack' : 'isolation_handTheme';
	return { text: message(key, name, stylesheet), check: { stylesheet } };
}

/**
 * Which of the steps the site shows to be done; those without a check are never told.
 *
 * @param theme stylesheet of the active one; `null` while it is not known
 */
export function doneSteps(
	steps: readonly HandStep[],
	active: readonly string[],
	theme: string | null = null,
): readonly boolean[] {
	const isOn = new Set(active);
	return steps.map(({ check }) => {
		if (check === null) return false;
		if ('stylesheet' in check) return check.stylesheet === theme;
		return check.files.every(file => isOn.has(file) === check.active);
	});
}
