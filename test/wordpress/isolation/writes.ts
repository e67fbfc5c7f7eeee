import type { Answer, Person } from '../index.ts';

/** Where a write goes, and what is added to its address: "?health-check-allowed-plugins=acme-seo". */
export type WriteOptions = { readonly post?: number; readonly query?: string };

/** Saves a post by REST, as an editor does. Guarded: it may be refused with 409. Its answer need not be JSON. */
export function savePost(person: Person, { post = 1, query = '' }: WriteOptions = {}): Promise<Answer> {
	const body = { kind: 'json', value: { title: 'Saved' } } as const;
	return person.send('POST', `/wp-json/wp/v2/posts/${post}${query}`, body, { 'X-WP-Nonce': person.nonce });
}

const nonces = new WeakMap<Person, string>();

/**
 * Saves a post by Quick Edit, WordPress's own admin-ajax action `inline-save`. Guarded: it may be refused with 409.
 * Somebody's first one fetches the list of posts, for the nonce.
 *
 * @throws if there is no nonce in the list
 */
export async function quickEdit(
	person: Person,
	{ post = 1, query = '' }: WriteOptions = {},
): Promise<Answer> {
	const nonce = nonces.get(person) ?? (await fetchNonce(person));
	nonces.set(person, nonce);
	const fields = {
		action: 'inline-save',
		_inline_edit: nonce,
		post_ID: String(post),
		post_type: 'post',
		post_title: 'Saved',
		post_view: 'list',
		screen: 'edit-post',
		_status: 'publish',
	};
	return person.send('POST', `/wp-admin/admin-ajax.php${query}`, { kind: 'form', fields });
}

async function fetchNonce(person: Person): Promise<string> {
	const { status, text } = await person.get('/wp-admin/edit.php');
	const nonce = /name="_inline_edit" value="(\w+)"/.exec(text)?.[1];
	if (nonce === undefined) {
		throw new Error(`There is no nonce for Quick Edit in the list of posts (${status}).`);
	}
	return nonce;
}
