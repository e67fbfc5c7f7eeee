import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WordPress } from '../wordpress/index.ts';

/* A note that any JSON may be put into, guarded by an entity tag; and a book of all writes that arrived at the site. */

export const NOTE = '/compared/v1/notes/7';

/** A write as the server saw it, after its cookies and its nonce were found good. */
export interface Arrival {
	/** The effective one. */
	readonly method: string;
	readonly route: string;
	readonly ifMatch: string | null;
	readonly body: string;
}

const PLUGIN = String.raw`<?php
namespace ComparedNote;

function note() {
	return (object) json_decode(get_option('compared_note', '{}'));
}
function tag() {
	return '"' . md5(wp_json_encode(note())) . '"';
}
add_filter('rest_pre_dispatch', function ($result, $server, $request) {
	if ($request->get_method() !== 'GET') {
		$arrival = [
			'method' => $request->get_method(),
			'route' => $request->get_route(),
			'ifMatch' => $request->get_header('if_match'),
			'body' => $request->get_body(),
		];
		file_put_contents(WP_CONTENT_DIR . '/arrivals.jsonl', wp_json_encode($arrival) . "\n", FILE_APPEND | LOCK_EX);
	}
	return $result;
}, 10, 3);
add_filter('rest_post_dispatch', function ($response, $server, $request) {
	if ($request->get_route() === '/compared/v1/notes/7') $response->header('ETag', tag());
	return $response;
}, 10, 3);
add_action('rest_api_init', function () {
	$may = ['permission_callback' => fn() => current_user_can('edit_posts')];
	register_rest_route('compared/v1', '/notes/7', [
		$may + ['methods' => 'GET', 'callback' => fn() => note()],
		$may + ['methods' => 'PUT', 'callback' => function ($request) {
			$asked = $request->get_header('if_match');
			if ($asked !== null && $asked !== tag()) {
				return new \WP_Error('note_changed', 'Somebody else saved this note.', ['status' => 409]);
			}
			$sent = get_object_vars((object) json_decode($request->get_body()));
			$note = (object) array_merge(get_object_vars(note()), $sent);
			update_option('compared_note', wp_json_encode($note), false);
			return $note;
		}],
	]);
});`;

export async function addNote({ site }: WordPress): Promise<void> {
	await writeFile(join(site, 'wp-content/mu-plugins/compared-note.php'), PLUGIN);
}

/** All writes to a route that have arrived, in order. */
export async function arrivalsAt({ site }: WordPress, route: string): Promise<readonly Arrival[]> {
	const text = await readFile(join(site, 'wp-content/arrivals.jsonl'), 'utf8');
	const all = text.split('\n').filter(line => line !== '');
	return all.map((line): Arrival => JSON.parse(line)).filter(arrival => arrival.route === route);
}
