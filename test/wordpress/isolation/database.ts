/** The site's database, read and written beneath WordPress: no filter hides anything, no hook fires. */
export type Database = {
	/** What `wp_options` holds under a name, byte for byte; `null` if nothing. */
	option(name: string): Promise<string | null>;
	setOption(name: string, text: string): Promise<void>;
	/** The entries of `active_plugins` in their order: "acme-seo/acme-seo.php". */
	activePlugins(): Promise<string[]>;
	setActivePlugins(files: readonly string[]): Promise<void>;
	/** The theme's folder, and its parent's if it has one. */
	theme(): Promise<{ stylesheet: string; template: string }>;
	/** Ends every session of a user: their cookies are worth nothing from now on. */
	endSessions(login: string): Promise<void>;
};

type Stored = { raw: string | null; list: string[] | null };

/**
 * @param server the server's own origin: what is in front of it must not be asked
 */
export function openDatabase(server: string): Database {
	const desk = `${server}/wp-content/concord-desk.php`;
	async function ask(url: string, fields?: Record<string, string>): Promise<Stored> {
		const init = fields === undefined ? {} : { method: 'POST', body: new URLSearchParams(fields) };
		// A cookie, because Playground answers the first request that has none with a redirect to itself.
		const answer = await fetch(url, { ...init, headers: { cookie: 'a=b' } });
		const text = await answer.text();
		try {
			return JSON.parse(text);
		} catch {
			throw new Error(`The database was not reached (${answer.status}): ${text.slice(0, 300)}`);
		}
	}
	const read = (option: string) => ask(`${desk}?option=${encodeURIComponent(option)}`);
	return {
		option: async name => (await read(name)).raw,
		async setOption(name, value) {
			await ask(desk, { option: name, value });
		},
		async activePlugins() {
			const { raw, list } = await read('active_plugins');
			if (list === null) {
				throw new Error(`active_plugins is no list: ${raw}`);
			}
			return list;
		},
		async setActivePlugins(files) {
			await ask(desk, { option: 'active_plugins', list: JSON.stringify(files) });
		},
		async theme() {
			const [stylesheet, template] = await Promise.all([read('stylesheet'), read('template')]);
			return { stylesheet: stylesheet.raw ?? '', template: template.raw ?? '' };
		},
		async endSessions(login) {
			await ask(desk, { logout: login });
		},
	};
}
