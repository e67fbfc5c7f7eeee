import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from './backend.ts';
import { cached, fingerprint } from './cache.ts';
import type { Core } from './core.ts';
import { Person } from './person.ts';
import { say } from './say.ts';
import { serve } from './server.ts';
import { databaseOf, makeSite } from './site.ts';

export const admin = { user: 'admin', password: 'admin' };

/** The installer's own form. The rest (permalinks, editor, avatars) our must-use plugin does at its end. */
const form = {
	weblog_title: 'Concord test site',
	user_name: admin.user,
	admin_password: admin.password,
	admin_password2: admin.password,
	pw_weak: 'on',
	admin_email: 'admin@example.test',
	blog_public: '0',
	language: '',
	Submit: 'Install WordPress',
};

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * An installed database, made once by WordPress's own installer over HTTP (the same for either backend) and
 * kept in the cache under a hash of everything that goes into it. It has no address in it, so it serves any
 * port.
 *
 * It is not committed: the installer takes seconds, once, and a binary file would have to be made
 * anew, and trusted, with each change to what is around it.
 *
 * @returns the path of the SQLite file; copy it
 * @throws if WordPress's installer does not say "Success!"
 */
export async function ensureDatabase(core: Core, backend: Backend): Promise<string> {
	const folder = await cached(`database-${fingerprint(core.id, ...(await ingredients()))}`, async to => {
		say(`installing WordPress ${core.release} (once) ...`);
		const site = await makeSite(core);
		try {
			const visitor = new Person(await serve(backend, site), 'visitor');
			const answer = await visitor.post('/wp-admin/install.php?step=2', form);
			if (answer.status !== 200 || !answer.text.includes('Success!')) {
				throw new Error(`WordPress was not installed (${answer.status}): ${answer.text.slice(-600)}`);
			}
			await copyFile(databaseOf(site), join(to, 'wordpress.sqlite'));
		} finally {
			await site.keeper.close();
		}
	});
	return join(folder, 'wordpress.sqlite');
}

/** Names and contents of our files that the installed database depends on: this one and the site's PHP. */
async function ingredients(): Promise<(string | Buffer)[]> {
	const names = (await readdir(join(here, 'php'), { recursive: true })).filter(name => name.endsWith('.php'));
	const paths = ['install.ts', ...names.sort().map(name => join('php', name))];
	const contents = await Promise.all(paths.map(path => readFile(join(here, path))));
	return [...paths, ...contents];
}
