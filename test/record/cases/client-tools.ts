import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Person, WordPress } from '../../wordpress/index.ts';

/* What stories told by plain HTTP have in common. */

/** The story goes wrong when an answer is not what it is about. */
export function expectStatus<T extends Answer>(answer: T, ...statuses: number[]): T {
	if (!statuses.includes(answer.status)) {
		throw new Error(`wanted ${statuses.join(' or ')}, got ${answer.status}: ${answer.text.slice(0, 400)}`);
	}
	return answer;
}

export interface Made {
	readonly id: number;
	readonly [field: string]: unknown;
}

/** A post that is there before the story begins. */
export async function newPost(wp: WordPress, fields: object = {}): Promise<Made> {
	const given = { title: 'Spring menu', content: '<!-- wp:paragraph --><p>Soup.</p><!-- /wp:paragraph -->' };
	return expectStatus(
		await wp.rest<Made>('POST', '/wp/v2/posts', { ...given, status: 'draft', ...fields }),
		201,
	).data;
}

/** The first group of a pattern that took part in the match; the story cannot go on without it. */
export function found(text: string, pattern: RegExp): string {
	const value = pattern
		.exec(text)
		?.slice(1)
		.find(group => group !== undefined);
	if (value === undefined) throw new Error(`no ${pattern} in: ${text.slice(0, 300)}`);
	return value.replaceAll(/&amp;|&#0?38;/g, '&');
}

/** The nonce for heartbeat that a page of the admin prints. */
export async function heartbeatNonce(person: Person, path: string): Promise<string> {
	return found((await person.get(path)).text, /heartbeatSettings = \{[^}]*"nonce":"([0-9a-f]+)"/);
}

/** A beat as heartbeat.js sends it from an edit screen. */
export function beat(
	person: Person,
	nonce: string,
	data: Readonly<Record<string, string>>,
	screen = 'post',
): Promise<Answer> {
	const fields = { ...data, interval: '10', _nonce: nonce, action: 'heartbeat', screen_id: screen };
	return person.ajax('heartbeat', { ...fields, has_focus: 'true' });
}

const plugins = fileURLToPath(new URL('../plugins', import.meta.url));

/** Puts one of the plugins beside these scripts into the site and activates it. */
export async function addPlugin(wp: WordPress, slug: string): Promise<void> {
	await cp(join(plugins, slug), join(wp.site, 'wp-content/plugins', slug), { recursive: true });
	expectStatus(await wp.rest('PUT', `/wp/v2/plugins/${slug}/${slug}`, { status: 'active' }), 200);
}

/** Adds the plugin that spoils answers, in one of its ways. */
export async function addNoise(wp: WordPress, way: string): Promise<void> {
	await addPlugin(wp, 'acme-noisy');
	expectStatus(await wp.rest('POST', '/wp/v2/settings', { acme_noisy: way }), 200);
}
