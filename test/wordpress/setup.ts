import type { Person } from './person.ts';

/**
 * The plugins in `plugins/`, by name without "acme-".
 *
 * - version-guard: a save that started from an old version of the post gets 409
 * - ajax-save: a note saved through admin-ajax.php: 409 if somebody else was first, 403 "-1" for a bad nonce
 * - double-save: sends every save of the block editor twice
 * - pair-lock and pair-views: each harmless, together every save of a post in the editor gets 409
 */
export const fixturePlugins = [
	'version-guard',
	'ajax-save',
	'double-save',
	'pair-lock',
	'pair-views',
] as const;
export type FixturePlugin = (typeof fixturePlugins)[number];

export type NewUser = {
	user: string;
	password: string;
	role: 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber';
};

/** What a test wants of its site. */
export type Wish = {
	/** Those to activate; all others are installed but inactive. */
	plugins?: readonly FixturePlugin[];
	/** twentytwentyfive, twentytwentyfour, twentytwentythree (6.5: the last two). Default: the newest. */
	theme?: string;
	/** Besides admin/admin and editor/editor. */
	users?: readonly NewUser[];
};

/** Seconds; 0 is WordPress's own time. */
export type Clock = { nonceLife?: number; loginLife?: number };

/**
 * Signs the administrator in and fulfils the wish, in two requests. It is not done by four of REST, because
 * each costs a second under WebAssembly, and themes have no REST route that switches them.
 *
 * @returns the release of WordPress
 * @throws WordPress's own words if a theme, plugin or user cannot be had
 */
export async function setUp(admin: Person, password: string, wish: Wish): Promise<{ release: string }> {
	await admin.loginWithoutNonce(password);
	const plugins = wish.plugins?.map(name => `acme-${name}/acme-${name}.php`);
	const answer = await admin.ajax('concord_setup', { wish: JSON.stringify({ ...wish, plugins }) });
	if (answer.status !== 200) {
		throw new Error(`The site could not be set up (${answer.status}): ${answer.text.slice(0, 500)}`);
	}
	const { data } = JSON.parse(answer.text);
	admin.nonce = data.nonce;
	return { release: data.version };
}

/** Changes how long nonces and logins live. Nonces change with it, so the administrator gets a new one. */
export async function setClock(admin: Person, { nonceLife, loginLife }: Clock): Promise<void> {
	await admin.ajax('concord_clock', {
		...(nonceLife === undefined ? {} : { concord_nonce_life: String(nonceLife) }),
		...(loginLife === undefined ? {} : { concord_login_life: String(loginLife) }),
	});
	await admin.refreshNonce();
}
