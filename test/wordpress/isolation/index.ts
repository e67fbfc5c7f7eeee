import { readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
	type BackendKind,
	type Person,
	startWordPress,
	type WordPress,
	type WordPressVersion,
} from '../index.ts';
import { Person as Somebody } from '../person.ts';
import { type Database, openDatabase } from './database.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { activeOrder } from './roster.ts';
import { type Culprit, cast, type IsolationWish, ownTheme } from './scenarios.ts';
import { standIn, writeSite } from './site-files.ts';

export type { RestBlock } from './canned-answers.ts';
export type { Database } from './database.ts';
export type { Arrival, FrontDoor } from './front-door.ts';
export { type RosterSize, roster, slugOf } from './roster.ts';
export { type Culprit, fails, type IsolationWish, type Scenario, scenarios } from './scenarios.ts';
export { switchTheme } from './themes-screen.ts';
export { activeFor, changeMany, endMode, followLink, startMode } from './troubleshooting.ts';
export { quickEdit, savePost, type WriteOptions } from './writes.ts';

/** Whether Health Check is there: not at all; active but never used; used before, so its must-use part is in place. */
export type HealthCheckState = 'none' | 'installed' | 'used';

export type IsolationOptions = IsolationWish & {
	/** Default: none. */
	readonly healthCheck?: HealthCheckState;
};

export type IsolationStart = IsolationOptions & {
	readonly version?: WordPressVersion;
	readonly backend?: BackendKind;
};

/**
 * A WordPress with many plugins, in which somebody is guilty of a 409.
 *
 * All people come through `door`, whose address `origin` is: requests are counted there, and it plays edge, firewall,
 * outage, and change of address. `database` looks under WordPress, past every mask, and does not come through the door.
 */
export type IsolationSite = Omit<WordPress, 'reset'> & {
	readonly door: FrontDoor;
	readonly database: Database;
	/** Who is guilty: each set is enough for the 409, and nothing less is. Empty: nobody. */
	truth(): readonly (readonly Culprit[])[];
	/** What `active_plugins` held at the start, in its order. */
	startPlugins(): readonly string[];
	/** The files among the must-use plugins, sorted. */
	mustUse(): Promise<string[]>;
	/** WordPress's own maintenance mode: 503 for everybody. (For a site that does not answer, see `door.goDown`.) */
	maintenance(on: boolean): Promise<void>;
	/** Another administrator, "berta", who comes in by the back door: not counted, not masked, never blocked. */
	secondAdmin(): Promise<Person>;
	/** Puts all back to how it was, or makes another site of it: a tenth of the time of a new one. Ends sessions. */
	reset(wish?: IsolationOptions): Promise<void>;
};

const second = { user: 'berta', password: 'berta', role: 'administrator' } as const;
const healthCheckFile = 'health-check/health-check.php';

/**
 * Starts a WordPress for tests of isolation, with 12, 30 or 60 small plugins of Acme in the order of `active_plugins`
 * that a grown site has, an own theme `acme-shopfront` (twentytwentyfive and older ones are there, and clean), a
 * must-use plugin of the host, and a scenario: see `Scenario`. Other fixture plugins lie there inactive.
 *
 *     const site = await isolationSite({ scenario: 'pair', plugins: 30, healthCheck: 'used' });
 *     const admin = await site.as('admin', 'admin');
 *     (await savePost(admin)).status;                 // 409: POST /wp/v2/posts/1
 *     (await quickEdit(admin)).status;                // 409: admin-ajax, inline-save
 *     site.truth();                                   // [[{ type: 'plugin', slug: 'acme-events', file: … }, …]]
 *     await startMode(admin);                         // Health Check's mode; cookies as a browser's
 *     await savePost(admin, { query: '?health-check-allowed-plugins=acme-events' });
 *     await site.database.activePlugins();            // as they are stored, whatever mask is on
 *     site.door.count('POST', /posts\/1$/);           // how many reached WordPress
 *     await site.reset({ scenario: 'theme' });        // another site; who was signed in by `as` is out
 *     await site.stop();
 *
 * Guarded are updates of posts by REST (not creation, not autosaves) and Quick Edit, of any post by anybody; either
 * answers 409 `save_conflict`, "This change could not be saved.", and names nobody unless `tellsOwner`.
 *
 * Health Check is a stand-in (php/health-check). CONCORD_HEALTH_CHECK=FOLDER takes the plugin in that folder instead.
 *
 * @throws as `startWordPress`, and if a guilty plugin is asked for that the site does not have
 */
export async function isolationSite({ version, backend, ...start }: IsolationStart): Promise<IsolationSite> {
	let wish: IsolationOptions = start;
	let casting = cast(wish);
	let door: FrontDoor | undefined;
	let server = '';
	const wp = await startWordPress({
		...(version === undefined ? {} : { version }),
		...(backend === undefined ? {} : { backend }),
		users: [second],
		theme: ownTheme,
		fill: content => {
			const { plugins = 12, healthCheck = 'none' } = wish;
			const folder = process.env.CONCORD_HEALTH_CHECK ?? standIn;
			const health =
				healthCheck === 'none' ? undefined : { folder: resolve(folder), used: healthCheck === 'used' };
			return writeSite(content, plugins, casting, health);
		},
		async behind(origin) {
			server = origin;
			door = await openFrontDoor(origin);
			return door.origin;
		},
	}).catch(async error => {
		await door?.close();
		throw error;
	});
	if (door === undefined) {
		throw new Error('The site has no door.');
	}
	const { reset, ...rest } = wp;
	const front = door;
	const database = openDatabase(server);
	const maintenance = join(wp.site, '.maintenance');
	async function arrange(): Promise<void> {
		front.clear();
		front.edge(casting.edge);
		await database.setActivePlugins(startPlugins(wish));
	}
	await arrange();
	return {
		...rest,
		door: front,
		database,
		truth: () => casting.truth,
		startPlugins: () => startPlugins(wish),
		mustUse: async () => (await readdir(join(wp.site, 'wp-content/mu-plugins'))).sort(),
		maintenance: on =>
			on ? writeFile(maintenance, '<?php $upgrading = time();') : rm(maintenance, { force: true }),
		async secondAdmin() {
			const person = new Somebody(server, second.user);
			await person.login(second.password);
			return person;
		},
		async reset(another = wish) {
			casting = cast(another);
			wish = another;
			await rm(maintenance, { force: true });
			await front.comeUp();
			await reset();
			await arrange();
		},
		async stop() {
			await front.close();
			await wp.stop();
		},
	};
}

function startPlugins({ plugins = 12, healthCheck = 'none' }: IsolationOptions): string[] {
	const files = activeOrder(plugins).map(({ file }) => file);
	return healthCheck === 'none' ? files : [...files, healthCheckFile];
}
