import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { label } from '../find.ts';
import type { ClientStory } from '../story.ts';
import { expectStatus, found, type Made, newPost } from './client-tools.ts';

/* Conflicts that plugins make, told by plain HTTP. */

interface Versioned extends Made {
	readonly acme_version: number;
}

const guarded = { plugins: ['version-guard'] } as const;

const versions: ClientStory[] = [
	{
		by: 'client',
		name: 'plugin-rest-stale-version',
		what: 'A plugin refuses a stale version field with 409; the post is read again and the save repeated.',
		versions: ['7.1', '6.5'],
		site: guarded,
		async play({ wp, admin, editor, begin }) {
			const { id } = await newPost(wp);
			begin();
			const read = async () =>
				(await editor.rest<Versioned>('GET', `/wp/v2/posts/${id}?context=edit`)).data.acme_version;
			const save = (person: typeof admin, acme_version: number) =>
				person.rest('PUT', `/wp/v2/posts/${id}`, { title: `by ${person.name}`, acme_version });
			const version = await read();
			expectStatus(await save(admin, version), 200);
			expectStatus(await save(editor, version), 409);
			expectStatus(await save(editor, await read()), 200);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'plugin-rest-race',
		what: 'The same stale version from two people at the same moment: exactly one wins.',
		site: guarded,
		async play({ wp, admin, editor, begin }) {
			const { id, acme_version } = (await newPost(wp)) as Versioned;
			begin();
			await Promise.all(
				[admin, editor].map(person =>
					person.rest('PUT', `/wp/v2/posts/${id}`, { title: `by ${person.name}`, acme_version }),
				),
			);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'plugin-ajax-409',
		what: 'A plugin on admin-ajax: a bad nonce (403, "-1"), a save, and a stale one (409).',
		versions: ['7.1', '6.5'],
		site: { plugins: ['ajax-save'] },
		async play({ admin, begin }) {
			const page = await admin.get('/wp-admin/admin.php?page=acme-ajax-save');
			const nonce = found(page.text, /data-nonce="(\w+)"/);
			begin();
			const save = (sent: string, text: string) =>
				admin.ajax('acme_ajax_save', { nonce: sent, version: '1', text });
			expectStatus(await save('0123456789', 'Soup'), 403);
			expectStatus(await save(nonce, 'Soup'), 200);
			expectStatus(await save(nonce, 'Bread'), 409);
		},
		truth: entries => [
			label('stale-nonce', entries, { status: 403 }),
			label('stale-version', entries, { status: 409 }),
		],
	},
	{
		by: 'client',
		name: 'plugin-pair-rest',
		what: 'Two plugins, each harmless: one counts views in post meta, the other guards the meta. Together: 409.',
		site: { plugins: ['pair-lock', 'pair-views'] },
		async play({ wp, editor, begin }) {
			const { id } = await newPost(wp);
			begin();
			const read = await editor.rest<{ acme_fingerprint: string }>('GET', `/wp/v2/posts/${id}?context=edit`);
			await editor.rest('POST', `/acme-pair-views/v1/posts/${id}/views`, {});
			const headers = { 'X-Acme-Fingerprint': read.data.acme_fingerprint };
			expectStatus(await editor.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Mine' }, headers), 409);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
];

const shapes: ClientStory[] = [
	{
		by: 'client',
		name: 'batch-one-part-refused',
		what: 'batch/v1 answers 207: the first of three parts was saved, the second is stale (409), the third exists (400).',
		site: guarded,
		async play({ wp, admin, begin }) {
			const [one, two] = [(await newPost(wp)) as Versioned, (await newPost(wp)) as Versioned];
			await wp.rest('PUT', `/wp/v2/posts/${two.id}`, { title: 'Theirs' });
			await wp.rest('POST', '/wp/v2/categories', { name: 'Soup' });
			begin();
			const put = ({ id, acme_version }: Versioned, title: string) => ({
				method: 'PUT',
				path: `/wp/v2/posts/${id}`,
				body: { title, acme_version },
			});
			const taken = { method: 'POST', path: '/wp/v2/categories', body: { name: 'Soup' } };
			const requests = [put(one, 'One'), put(two, 'Two'), taken];
			const answer = await admin.rest<{ responses: { status: number }[] }>('POST', '/batch/v1', { requests });
			const seen = expectStatus(answer, 207).data.responses.map(({ status }) => status);
			if (seen.join() !== '200,409,400')
				throw new Error(`parts: ${seen.join()} ${answer.text.slice(0, 900)}`);
		},
		truth: entries => [
			label('stale-version', entries, { status: 207 }, { part: 1 }),
			label('already-exists', entries, { status: 207 }, { part: 2 }),
		],
	},
	{
		by: 'client',
		name: 'envelope-stale-version',
		what: 'A stale save with ?_envelope=1: 200 outside, 409 inside.',
		site: guarded,
		async play({ wp, admin, begin }) {
			const { id, acme_version } = (await newPost(wp)) as Versioned;
			await wp.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			begin();
			const mine = { title: 'Mine', acme_version };
			const answer = await admin.rest('PUT', `/wp/v2/posts/${id}?_envelope=1`, mine);
			found(expectStatus(answer, 200).text, /"status":(409)/);
		},
		truth: entries => [label('stale-version', entries, { status: 200 })],
	},
	{
		by: 'client',
		name: 'rest-route-stale-version',
		what: 'Plain permalinks: a stale save goes to /?rest_route=/wp/v2/posts/N.',
		site: guarded,
		async play({ wp, admin, begin }) {
			const { id, acme_version } = (await newPost(wp)) as Versioned;
			await wp.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			begin();
			const value = { title: 'Mine', acme_version };
			const path = `/index.php?rest_route=%2Fwp%2Fv2%2Fposts%2F${id}&_locale=user`;
			const headers = { 'X-WP-Nonce': admin.nonce, 'X-HTTP-Method-Override': 'PUT' };
			expectStatus(await admin.send('POST', path, { kind: 'json', value }, headers), 409);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
	{
		by: 'client',
		name: 'custom-prefix-unannounced',
		what: 'The REST API lives under /api: a stale save there, and nothing in the traffic that announces the prefix but the Link header of the front page.',
		site: guarded,
		async play({ wp, admin, anyone, begin }) {
			const { id, acme_version } = (await newPost(wp)) as Versioned;
			await wp.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Theirs' });
			await useRestPrefix(wp.site, 'api');
			await admin.get('/wp-admin/options-permalink.php');
			begin();
			await anyone.get('/');
			const value = { title: 'Mine', acme_version };
			const headers = { 'X-WP-Nonce': admin.nonce };
			expectStatus(await admin.send('PUT', `/api/wp/v2/posts/${id}`, { kind: 'json', value }, headers), 409);
		},
		truth: entries => [label('stale-version', entries, { status: 409 })],
	},
];

/** Moves the REST API of a site to another folder. The permalinks screen then makes WordPress notice. */
export async function useRestPrefix(site: string, prefix: string): Promise<void> {
	const code = `<?php
add_filter( 'rest_url_prefix', fn() => '${prefix}' );
add_action( 'admin_init', 'flush_rewrite_rules' );
`;
	await writeFile(join(site, 'wp-content/mu-plugins/rest-prefix.php'), code);
}

export const pluginsByClient = [...versions, ...shapes];
