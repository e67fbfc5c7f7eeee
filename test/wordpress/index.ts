import { type BackendKind, pickBackend } from './backend.ts';
import { ensureCore, type WordPressVersion } from './core.ts';
import { admin, ensureDatabase } from './install.ts';
import { Person, type RestAnswer } from './person.ts';
import { serve } from './server.ts';
import { type Clock, setClock, setUp, type Wish } from './setup.ts';
import { type Fill, makeSite, rememberSite, resetSite, sweep } from './site.ts';

export type { BackendKind } from './backend.ts';
export type { WordPressVersion } from './core.ts';
export type { Body, Person, RestAnswer } from './person.ts';
export { type Clock, type FixturePlugin, fixturePlugins, type NewUser } from './setup.ts';
export type { Answer, Header, WireStep } from './wire.ts';

export type StartOptions = Wish & {
	/** Default: the current release. */
	version?: WordPressVersion;
	/** Default: CONCORD_WORDPRESS_BACKEND, else PHP if it is there or can be installed, else Playground. */
	backend?: BackendKind;
	/** Puts more into wp-content than every site has; called again by `reset()`. */
	fill?: Fill;
	/** Puts something in front of the server: gets the server's origin, answers the one to be used instead. */
	behind?: (origin: string) => Promise<string>;
};

/**
 * A WordPress on loopback that belongs to one test. It has the users admin/admin and editor/editor, pretty
 * permalinks, all fixture plugins installed and those asked for active, and asks nothing of the outside.
 */
export type WordPress = {
	/** "http://127.0.0.1:PORT" */
	origin: string;
	/** "7.1.1" */
	version: string;
	backend: BackendKind;
	admin: { user: string; password: string };
	/** The folder WordPress runs in. Do with it what you like: it is a copy. */
	site: string;
	/**
	 * Calls a REST route as admin, with cookies and a good nonce. Any status is an answer; not JSON throws.
	 *
	 * The story of a stale save, without a second browser: open post 1 in the editor, with 'version-guard'
	 * active; `await wp.rest('POST', '/wp/v2/posts/1', { title: 'Theirs' })`; save in the editor: 409.
	 */
	rest<T = unknown>(method: string, route: string, body?: unknown): Promise<RestAnswer<T>>;
	/** Signs somebody in (again after `reset()`: sessions are in the database). Throws on a wrong password. */
	as(user: string, password: string): Promise<Person>;
	/** Makes nonces or logins made from now on expire after so many seconds; 0 is WordPress's own time. */
	clock(knobs: Clock): Promise<void>;
	/** Puts database, uploads and plugins back to how they were after the start. Between requests only. */
	reset(): Promise<void>;
	/** Kills the server and removes the folder. Whatever ends this process does so too. */
	stop(): Promise<void>;
};

let swept: Promise<void> | undefined;

/**
 * Starts a fresh WordPress: its own folder, database and port, so several can run side by side. The first
 * start fetches and installs what is needed into the cache; later ones take seconds.
 *
 * @throws one clear line if WordPress, or something to run it with, or a theme or plugin cannot be had
 */
export async function startWordPress(options: StartOptions = {}): Promise<WordPress> {
	if (process.platform === 'win32') {
		throw new Error('The test WordPress needs process groups and a shell: on Windows run it in WSL.');
	}
	const { version = '7.1', backend: asked, fill, behind, ...wish } = options;
	const [core, backend] = await Promise.all([ensureCore(version), pickBackend(asked)]);
	swept ??= sweep();
	await swept;
	const database = await ensureDatabase(core, backend);
	const site = await makeSite(core, database, fill);
	try {
		const served = await serve(backend, site);
		const origin = (await behind?.(served)) ?? served;
		const person = new Person(origin, admin.user);
		const { release } = await setUp(person, admin.password, wish);
		await rememberSite(site);
		return {
			origin,
			version: release,
			backend: backend.kind,
			admin,
			site: site.root,
			rest: (method, route, body) => person.restAlways(method, route, body),
			async as(user, password) {
				const other = new Person(origin, user);
				await other.login(password);
				return other;
			},
			clock: knobs => setClock(person, knobs),
			reset: () => resetSite(site),
			stop: () => site.keeper.close(),
		};
	} catch (error) {
		await site.keeper.close();
		throw error;
	}
}
