import type { Label } from '../../accuracy/truth.ts';
import { chromium, form, REST_HEADERS, SIGNED_IN, type Sketch, wpError } from '../by-hand.ts';
import type { WrittenStory } from '../story.ts';

/* 409 as many plugins mean it, and as others do who are no WordPress at all. */

const SITE = 'https://shop.example';
const REST = `${SITE}/wp-json`;

function story(
	name: string,
	what: string,
	sketches: readonly Sketch[],
	...labels: readonly Label[]
): WrittenStory {
	return {
		by: 'hand',
		browser: 'Chromium 156',
		name,
		what,
		write: () => chromium(sketches),
		truth: () => labels,
	};
}

/** One refused REST call of a plugin. */
function plugin(
	name: string,
	what: string,
	route: `${string} ${string}`,
	answer: object,
	label: Omit<Label, 'exchange'>,
	more: Partial<Sketch> = {},
): WrittenStory {
	const [method, path] = route.split(' ');
	const sketch: Sketch = {
		at: 0,
		ask: `${method} ${REST}${path}`,
		status: 409,
		answer,
		headers: SIGNED_IN,
		answerHeaders: REST_HEADERS,
		...(method === 'DELETE' ? {} : { send: { value: 'Soup' } }),
		...more,
	};
	return story(`plugin-${name}`, what, [sketch], { exchange: 0, ...label });
}

const plugins: WrittenStory[] = [
	plugin(
		'aioseo-rule-exists',
		'All in One SEO has the robots rule already.',
		'POST /aioseo/v1/options',
		wpError('rule_exists', 'This rule already exists.', 409),
		{ kind: 'already-exists', suspect: 'all-in-one-seo-pack' },
	),
	plugin(
		'kadence-tokens-conflict',
		'Kadence Blocks: the design tokens were saved elsewhere meanwhile.',
		'PUT /kb-design-library/v1/tokens/brand',
		wpError('rest_design_tokens_conflict', 'The tokens were modified since they were loaded.', 409, {
			slug: 'brand',
		}),
		{ kind: 'stale-version', suspect: 'kadence-blocks' },
	),
	plugin(
		'jetpack-old-revision',
		'Jetpack: the post was saved elsewhere since if_not_modified_since.',
		'POST /wpcom/v2/posts/7',
		wpError('old-revision', 'There is a revision of this post that is more recent.', 409),
		{ kind: 'stale-version' },
		{ send: { title: 'Mine', if_not_modified_since: '2026-11-20T13:00:00Z' } },
	),
	plugin(
		'duplicate-reaction',
		'The same reaction to a note by the same person twice.',
		'POST /wp/v2/comments',
		wpError('rest_comment_duplicate_reaction', 'You have already reacted with this emoji.', 409),
		{ kind: 'already-exists' },
	),
	plugin(
		'email-taken',
		'An app API: the address is registered.',
		'POST /api/flutter_user/register',
		{ code: 'email_exists', message: 'E-mail address is already in use.', data: { status: 409 } },
		{ kind: 'already-exists' },
	),
	plugin(
		'slot-taken',
		'A booking: the time was taken a moment ago.',
		'POST /bistro-booking/v1/tables/4/bookings',
		wpError('slot_taken', 'Sorry, this time slot has just been taken by another guest.', 409),
		{ kind: 'already-exists', or: ['locked'] },
	),
	plugin(
		'locked-by-other',
		'A record that another person has open.',
		'PUT /bistro-crm/v1/contacts/12',
		wpError('record_locked', 'This contact is locked: it is being edited by Maria.', 409),
		{ kind: 'locked' },
	),
	plugin(
		'job-running',
		'An import that is running already.',
		'POST /bistro-import/v1/jobs',
		wpError('import_running', 'An import is already in progress. Please wait until it has finished.', 409),
		{ kind: 'locked' },
	),
	plugin(
		'stale-hash',
		'A file was changed since it was loaded; the body names both hashes.',
		'PUT /bistro-files/v1/files/theme.json',
		{
			code: 'stale_base',
			message: 'The file has changed since you loaded it. Reload and retry.',
			data: { status: 409, base_hash: 'c4ca4238a0b9', current_hash: 'c81e728d9d4c' },
		},
		{ kind: 'stale-version' },
		{ send: { base_hash: 'c4ca4238a0b9', content: '{}' } },
	),
	plugin(
		'wrong-state',
		'An order cannot be cancelled any more.',
		'POST /bistro-orders/v1/orders/41/cancel',
		wpError('invalid_state', 'The order cannot be cancelled because it has already been shipped.', 409),
		{ kind: 'invalid-transition' },
	),
	plugin(
		'still-in-use',
		'A dish that is on three menus cannot be deleted.',
		'DELETE /bistro-menu/v1/dishes/3',
		wpError('dish_in_use', 'This dish is still used by 3 menus. Remove it from them first.', 409, {
			menus: [1, 2, 5],
		}),
		{ kind: 'in-use' },
	),
	plugin(
		'idempotency-in-flight',
		'A payment under an idempotency key is still being worked on: 409.',
		'POST /bistro-pay/v1/payments',
		wpError('idempotency_in_progress', 'A request with this idempotency key is still being processed.', 409),
		{ kind: 'idempotency-conflict' },
		{ headers: { ...SIGNED_IN, 'Idempotency-Key': 'key-of-a-fixture' } },
	),
	plugin(
		'no-words',
		'A plugin answers 409 and says nothing about it.',
		'POST /bistro-misc/v1/things',
		{ ok: false },
		{ kind: 'unclassified-conflict' },
	),
	plugin(
		'no-body',
		'A plugin answers 409 with an empty body.',
		'POST /bistro-misc/v1/things',
		{},
		{ kind: 'unclassified-conflict' },
		{ answer: '', answerHeaders: { ...REST_HEADERS, 'Content-Type': 'application/json; charset=UTF-8' } },
	),
	story(
		'plugin-keyword-exists-ajax',
		'A link plugin over admin-ajax: the keyword exists.',
		[
			{
				at: 0,
				ask: `POST ${SITE}/wp-admin/admin-ajax.php`,
				send: form({ action: 'lasso_add_keyword', keyword: 'soup', nonce: '3f1c5d7a90' }),
				headers: { ...SIGNED_IN, 'X-Requested-With': 'XMLHttpRequest' },
				status: 409,
				answer: { success: false, data: 'Keyword already exists.' },
				type: 'xhr',
			},
		],
		{ kind: 'already-exists', exchange: 0 },
	),
	story(
		'core-flattened-comment-duplicate',
		"A route of a plugin passes core's comment_duplicate through: 500 outside, and the number 409 inside.",
		[
			{
				at: 0,
				ask: `POST ${REST}/bistro-reviews/v1/reviews`,
				send: { post: 7, content: 'Lovely soup.' },
				headers: SIGNED_IN,
				status: 500,
				answer: {
					code: 'comment_duplicate',
					message: 'Duplicate comment detected; it looks as though you&#8217;ve already said that!',
					data: 409,
				},
				answerHeaders: REST_HEADERS,
			},
		],
		{ kind: 'already-exists', exchange: 0 },
	),
];

const problem = { ...REST_HEADERS, 'Content-Type': 'application/problem+json' };

const standards: WrittenStory[] = [
	story(
		'problem-details-stale',
		'RFC 9457: an edit conflict told as problem details, after a GET with an ETag.',
		[
			{
				at: 0,
				ask: `GET ${REST}/bistro-menu/v2/menus/1`,
				headers: SIGNED_IN,
				status: 200,
				answer: { id: 1, title: 'Spring', version: 4 },
				answerHeaders: { ...REST_HEADERS, ETag: '"v4"' },
			},
			{
				at: 8000,
				ask: `PUT ${REST}/bistro-menu/v2/menus/1`,
				headers: { ...SIGNED_IN, 'If-Match': '"v4"' },
				send: { title: 'Summer', version: 4 },
				status: 409,
				answer: {
					type: 'https://shop.example/problems/edit-conflict',
					title: 'Edit conflict',
					status: 409,
					detail: 'The menu was modified since you read it.',
					instance: '/bistro-menu/v2/menus/1',
					current_version: 6,
				},
				answerHeaders: { ...problem, ETag: '"v6"' },
			},
		],
		{ kind: 'stale-version', exchange: 1 },
	),
	story(
		'if-match-412',
		'A save with If-Match of an old ETag: 412.',
		[
			{
				at: 0,
				ask: `PUT ${REST}/bistro-menu/v2/menus/1`,
				headers: { ...SIGNED_IN, 'If-Match': '"v4"' },
				send: { title: 'Summer' },
				status: 412,
				answer: wpError('precondition_failed', 'The entity tag does not match.', 412),
				answerHeaders: { ...REST_HEADERS, ETag: '"v6"' },
			},
		],
		{ kind: 'stale-version', exchange: 0 },
	),
	story(
		'precondition-required-428',
		'A save without a precondition where one is due: 428.',
		[
			{
				at: 0,
				ask: `PUT ${REST}/bistro-menu/v2/menus/1`,
				headers: SIGNED_IN,
				send: { title: 'Summer' },
				status: 428,
				answer: wpError('precondition_required', 'Send If-Match.', 428),
				answerHeaders: REST_HEADERS,
			},
		],
		{ kind: 'precondition-failed', exchange: 0 },
	),
	...[409, 422].map(status =>
		story(
			`idempotency-key-reused-${status}`,
			`The idempotency key of one payment is used for another: ${status}.`,
			[1200, 1500].map((amount, index) => ({
				at: 5000 * index,
				ask: `POST ${REST}/bistro-pay/v1/payments` as const,
				headers: { ...SIGNED_IN, 'Idempotency-Key': 'key-of-a-fixture' },
				send: { amount, order: 41 },
				status: index === 0 ? 201 : status,
				answer:
					index === 0
						? { id: 'pay_1', amount }
						: wpError(
								'idempotency_key_reused',
								'This idempotency key was used with a different payload.',
								status,
							),
				answerHeaders: REST_HEADERS,
			})),
			{ kind: 'idempotency-conflict', exchange: 1 },
		),
	),
	story(
		'form-posted-twice',
		'A form posted by a double click: the browser lets go the first (the server does not), and the second is redirected.',
		[0, 180].map(at => ({
			at,
			took: at === 0 ? 182 : 400,
			ask: `POST ${SITE}/wp-admin/admin-post.php` as const,
			headers: SIGNED_IN,
			send: form({ action: 'bistro_order', _wpnonce: '3f1c5d7a90', dish: 'Soup' }),
			type: 'document',
			...(at === 0
				? { status: 0, error: 'net::ERR_ABORTED' }
				: { status: 302, answerHeaders: { Location: `${SITE}/wp-admin/admin.php?page=orders` } }),
		})),
		{ kind: 'duplicate-submission', exchange: 1, duplicateHow: 'double-submit' },
	),
];

const strangers: WrittenStory[] = [
	story(
		'foreign-409-by-its-words',
		'The API of a stranger, called from a page of the site: 409, and its words say why.',
		[
			{
				at: 0,
				ask: 'POST https://lists.example.net/v3/members',
				send: { email: 'ann@example.test' },
				status: 409,
				answer: { title: 'Member Exists', detail: 'ann@example.test is already a list member.' },
			},
		],
		{ kind: 'already-exists', or: ['unclassified-conflict'], exchange: 0 },
	),
	story(
		'foreign-409-without-words',
		'The API of a stranger, called from a page of the site: 409 and nothing else.',
		[
			{
				at: 0,
				ask: 'POST https://metrics.example.net/collect',
				send: { event: 'view' },
				status: 409,
				answer: '',
				answerHeaders: { 'Content-Type': 'text/plain' },
			},
		],
		{ kind: 'unclassified-conflict', exchange: 0, or: ['edge-block'] },
	),
	story(
		'foreign-api-with-our-address-in-its-query',
		'A stranger is told of addresses of WordPress in a query: nothing of it is ours, whatever it answers.',
		[
			{
				at: 0,
				ask: 'GET https://metrics.example.net/hit?u=https%3A%2F%2Fshop.example%2Fwp-json%2Fwp%2Fv2%2Fposts%2F7&v=1',
				status: 200,
				answer: '<html>ok</html>',
			},
			{
				at: 400,
				ask: 'POST https://metrics.example.net/hit?u=https://shop.example/wp-json/wp/v2/posts/7&v=1',
				send: { a: 1 },
				status: 403,
				answer: '-1',
				answerHeaders: { 'Content-Type': 'text/plain' },
			},
			{
				at: 420,
				ask: 'POST https://metrics.example.net/hit?u=https://shop.example/wp-admin/admin-ajax.php&v=1',
				send: { a: 1 },
				status: 404,
				answer: '<html>no</html>',
			},
		],
	),
];

export const longTail = [...plugins, ...standards, ...strangers];
