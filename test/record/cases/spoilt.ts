import { label } from '../find.ts';
import type { BrowserStory, ClientStory } from '../story.ts';
import { addNoise, addPlugin, expectStatus, found, newPost } from './client-tools.ts';
import { openInEditor, retitle, save } from './editor-tools.ts';

/* Answers that are not what was due: notices, marks, pages, nothing. */

const noisy = 'acme-noisy';

/** A save in the editor whose answer a plugin spoils. */
function spoiltSave(way: string, what: string, truth: BrowserStory['truth']): BrowserStory {
	return {
		by: 'browser',
		name: `editor-answer-${way}`,
		what: `A save in the editor: ${what}`,
		async play({ wp, page, begin }) {
			const { id } = await newPost(wp);
			await addNoise(wp, way);
			await begin();
			await openInEditor(page, wp.origin, id);
			await retitle(page, 'Mine');
			await save(page);
		},
		truth,
	};
}

const savedPost = { url: /\/wp\/v2\/posts\/\d+(?:[?&]|$)/, method: 'PUT' } as const;

const inEditor: BrowserStory[] = [
	spoiltSave('notice', 'PHP warnings of a plugin stand before the JSON.', entries => [
		label('garbled-response', entries, savedPost, { suspect: noisy }),
	]),
	spoiltSave('deprecated-after', 'a PHP deprecation of a plugin stands after the JSON.', entries => [
		label('garbled-response', entries, savedPost, { suspect: noisy }),
	]),
	spoiltSave('fatal-shown', 'a fatal error of a plugin is printed before the JSON of the error.', entries => [
		label('garbled-response', entries, savedPost, { suspect: noisy }),
	]),
	spoiltSave('html', 'a plugin answers with a page of its own.', entries => [
		label('garbled-response', entries, savedPost),
	]),
	spoiltSave('empty', 'a plugin ends the request without a word.', entries => [
		label('garbled-response', entries, savedPost),
	]),
	// A true server error is nobody's conflict, and JSON it is.
	spoiltSave('fatal', 'a plugin dies; WordPress says so in good JSON (500).', () => []),
];

const byClient: ClientStory[] = [
	{
		by: 'client',
		name: 'rest-answer-notice',
		what: 'A save by REST whose answer begins with PHP warnings of a plugin.',
		versions: ['7.1', '6.5'],
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			await addNoise(wp, 'notice');
			begin();
			const body = { kind: 'json', value: { title: 'Mine' } } as const;
			const headers = { 'X-WP-Nonce': admin.nonce, Accept: 'application/json, */*;q=0.1' };
			await admin.send('PUT', `/wp-json/wp/v2/posts/${id}`, body, headers);
		},
		truth: entries => [label('garbled-response', entries, { method: 'PUT' }, { suspect: noisy })],
	},
	{
		by: 'client',
		name: 'ajax-answer-notice',
		what: 'A note saved through admin-ajax twice: first well, then with PHP warnings of another plugin before the JSON.',
		site: { plugins: ['ajax-save'] },
		async play({ wp, admin, begin }) {
			const page = await admin.get('/wp-admin/admin.php?page=acme-ajax-save');
			const nonce = found(page.text, /data-nonce="(\w+)"/);
			await addPlugin(wp, noisy);
			begin();
			expectStatus(await admin.ajax('acme_ajax_save', { nonce, version: '1', text: 'Soup' }), 200);
			expectStatus(await wp.rest('POST', '/wp/v2/settings', { acme_noisy: 'notice' }), 200);
			const answer = await admin.ajax('acme_ajax_save', { nonce, version: '2', text: 'Bread' });
			found(answer.text, /(Warning)/);
		},
		truth: entries => [label('garbled-response', entries, { got: 'Warning' }, { suspect: noisy })],
	},
	{
		by: 'client',
		name: 'ajax-answer-fatal-page',
		what: 'A note saved through admin-ajax twice: first well, then a plugin dies and a page about a critical error comes instead of JSON.',
		site: { plugins: ['ajax-save'] },
		async play({ wp, admin, begin }) {
			const page = await admin.get('/wp-admin/admin.php?page=acme-ajax-save');
			const nonce = found(page.text, /data-nonce="(\w+)"/);
			await addPlugin(wp, noisy);
			begin();
			expectStatus(await admin.ajax('acme_ajax_save', { nonce, version: '1', text: 'Soup' }), 200);
			expectStatus(await wp.rest('POST', '/wp/v2/settings', { acme_noisy: 'fatal' }), 200);
			expectStatus(await admin.ajax('acme_ajax_save', { nonce, version: '2', text: 'Bread' }), 500);
		},
		truth: entries => [label('garbled-response', entries, { status: 500 })],
	},
	{
		by: 'client',
		name: 'answers-with-bom',
		what: 'A byte order mark stands before the JSON of a save by REST and of one through admin-ajax.',
		site: { plugins: ['ajax-save'] },
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			const page = await admin.get('/wp-admin/admin.php?page=acme-ajax-save');
			const nonce = found(page.text, /data-nonce="(\w+)"/);
			await addPlugin(wp, 'acme-bom');
			begin();
			const body = { kind: 'json', value: { title: 'Mine' } } as const;
			const headers = { 'X-WP-Nonce': admin.nonce };
			await admin.send('PUT', `/wp-json/wp/v2/posts/${id}`, body, headers);
			await admin.ajax('acme_ajax_save', { nonce, version: '1', text: 'Soup' });
		},
		truth: entries => [
			label('garbled-response', entries, { method: 'PUT', got: /^\uFEFF/ }),
			label('garbled-response', entries, { method: 'POST', got: /^\uFEFF/ }),
		],
	},
	{
		by: 'client',
		name: 'query-monitor-header',
		what: 'A stale save is refused, and a header of Query Monitor names another plugin that stumbled on the way.',
		site: { plugins: ['version-guard'] },
		async play({ wp, admin, begin }) {
			const { id } = await newPost(wp);
			await addNoise(wp, 'profile');
			begin();
			expectStatus(await admin.rest('PUT', `/wp/v2/posts/${id}`, { title: 'Mine', acme_version: 0 }), 409);
		},
		truth: entries => [label('stale-version', entries, { status: 409 }, { suspect: noisy })],
	},
];

export const spoilt = [...inEditor, ...byClient];
