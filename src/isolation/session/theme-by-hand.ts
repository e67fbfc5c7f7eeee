import { isForAll } from '../rungs/ladder.ts';
import { readThemes, themesRequest } from '../rungs/theme-preview.ts';
import type { ThemeChoice } from '../search/problem.ts';
import { type Desk, halt, insist, sendPatiently } from './desk.ts';

/*
 * Nothing but wp-admin, WP-CLI or the database switches a theme: REST only reads them (`WP_REST_Themes_Controller`). A
 * request that Concord sends can be previewed under another one; one of the person's cannot.
 */

/** Asks once whether the person switches the theme when it is its turn. */
export async function agreeOnTheme(desk: Desk): Promise<void> {
	const { journal, tools } = desk;
	const { repeatBy, rung, site, snapshot, themeBy } = journal.state();
	if (!isForAll(rung) || repeatBy !== 'person' || themeBy || !snapshot?.otherTheme) return;
	const stylesheet = snapshot.otherTheme;
	const themes = readThemes(await sendPatiently(desk, themesRequest(site)));
	const name = themes?.find(theme => theme.stylesheet === stylesheet)?.name ?? stylesheet;
	const by = await tools.ask('theme', { stylesheet, name });
	if (by === 'stop') throw halt('no-consent');
	await journal.append({ kind: 'agreed-theme', by });
}

/**
 * Has the person switch the theme for everybody, and looks until the site says that it is the active one.
 *
 * @returns false when they cannot
 * @throws a halt when they stop
 */
export async function arrangeTheme(desk: Desk, choice: ThemeChoice): Promise<boolean> {
	const { journal, tools } = desk;
	const to = choice === 'own' ? 'own' : 'other';
	for (;;) {
		const { changes, site, snapshot } = journal.state();
		const wanted = to === 'own' ? snapshot?.theme?.stylesheet : snapshot?.otherTheme;
		if (!wanted || (to === 'own' && changes.theme === 'own')) return true;
		const themes = await insist(desk, themesRequest(site), readThemes);
		const theme = themes.find(({ stylesheet }) => stylesheet === wanted);
		if (theme?.active) {
			if (changes.theme !== to) await journal.append({ kind: 'changed', change: { what: 'theme', to } });
			return true;
		}
		await journal.append({ kind: 'changing', change: { what: 'theme', to } });
		const named = { stylesheet: wanted, name: theme?.name ?? wanted };
		const answer = await tools.ask('arrange', { off: [], on: [], theme: named });
		if (answer === 'stop') throw halt('person');
		if (answer === 'cannot') return false;
	}
}
