import type { Person } from '../index.ts';

/**
 * Activates a theme for everybody, by its link on the screen of themes: nothing in REST does.
 * @throws if the screen has no such link, as for the active theme
 */
export async function switchTheme(person: Person, stylesheet: string): Promise<void> {
	const { text } = await person.get('/wp-admin/themes.php');
	const links = text.matchAll(/action=activate(?:&amp;|\\u0026|&)stylesheet=([\w%-]+)[^"]*?_wpnonce=(\w+)/g);
	const nonce = [...links].find(([, theme]) => theme === stylesheet)?.[2];
	if (nonce === undefined) {
		throw new Error(`There is no link to activate ${stylesheet} on the screen of themes.`);
	}
	await person.get(`/wp-admin/themes.php?action=activate&stylesheet=${stylesheet}&_wpnonce=${nonce}`);
}
