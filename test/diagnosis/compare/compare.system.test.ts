import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentStateRequest } from '../../../src/diagnosis/compare/current-state.ts';
import { lastReadBefore } from '../../../src/diagnosis/compare/last-read.ts';
import { mergedBody, mergedText } from '../../../src/diagnosis/compare/merge.ts';
import {
	overwrittenState,
	overwrittenStateRequest,
} from '../../../src/diagnosis/compare/overwritten-state.ts';
import { resubmitRequest } from '../../../src/diagnosis/compare/resubmit.ts';
import { sentBody } from '../../../src/diagnosis/compare/sent-body.ts';
import { compareThreeWay } from '../../../src/diagnosis/compare/three-way.ts';
import type { PageRequest } from '../../../src/exchange/page-request.ts';
import type { Observation } from '../../../src/inspector.ts';
import { exchange } from '../../support.ts';
import { type Person, startWordPress, type WordPress } from '../../wordpress/index.ts';
import { observed } from './support.ts';

/* Compare, merge and resubmit against a WordPress that has the last word. */

let wp: WordPress;
let admin: Person;
let editor: Person;

beforeAll(async () => {
	wp = await startWordPress({ plugins: ['version-guard'] });
	admin = await wp.as('admin', 'admin');
	editor = await wp.as('editor', 'editor');
});
afterAll(() => wp?.stop());

type Post = { id: number; title: { raw: string }; content: { raw: string }; acme_version: number };

/** Everything the admin's "browser" saw, as the panel would have it. */
function seen(): readonly Observation[] {
	return observed(
		admin.wire.map(({ request, response, startedDateTime, timeMs }, id) => {
			const headers = (list: readonly { name: string; value: string }[]) =>
				Object.fromEntries(list.map(({ name, value }) => [name, value]));
			const made = exchange(
				{
					method: request.method,
					url: request.url,
					requestHeaders: headers(request.headers),
					...(request.body === '' ? {} : { requestBody: request.body }),
					status: response.status,
					responseHeaders: headers(response.headers),
					responseBody: response.body,
					startedDateTime,
				},
				id,
			);
			return { ...made, durationMs: timeMs };
		}),
	);
}

/** Sends what the page would be asked to send. */
async function sendFromPage({ body, freshNonce, headers, method, url }: PageRequest) {
	const { pathname, search } = new URL(url);
	const own = Object.fromEntries(headers.map(({ name, value }) => [name, value]));
	const type = own['Content-Type'] ?? '';
	delete own['Content-Type'];
	const nonce = freshNonce ? { 'X-WP-Nonce': admin.nonce } : {};
	const sent = body === null ? ({ kind: 'none' } as const) : ({ kind: 'text', type, text: body } as const);
	const { status, text } = await admin.send(method, pathname + search, sent, { ...own, ...nonce });
	return { status, json: JSON.parse(text) };
}

function need<T>(value: T | null | undefined): T {
	if (value === null || value === undefined) throw new Error('There should be one');
	return value;
}

async function newPost(): Promise<string> {
	const made = await wp.rest<Post>('POST', '/wp/v2/posts', {
		title: 'Spring',
		content: 'Soup.',
		status: 'publish',
	});
	return `/wp/v2/posts/${made.data.id}`;
}

test('a refused save is compared, merged, and accepted', async () => {
	const route = await newPost();
	const base = (await admin.rest<Post>('GET', `${route}?context=edit`)).data;
	await editor.rest('PUT', route, { content: 'Theirs & yours', acme_version: base.acme_version });
	const refused = await admin.rest('PUT', route, {
		title: 'Mine',
		content: 'Soup.',
		categories: ['1'],
		acme_version: base.acme_version,
	});
	expect(refused.status).toBe(409);

	const all = seen();
	const at = need(all.at(-1));
	const current = await sendFromPage(need(currentStateRequest(at)));
	expect(current.status).toBe(200);
	const mine = sentBody(at);
	const comparison = compareThreeWay({
		base: lastReadBefore(all, at)?.body,
		mine: mine.kind === 'json' && mine.value,
		theirs: current.json,
		namespace: 'wp/v2',
	});
	const sentRows = comparison.rows.filter(({ sent }) => sent).map(({ path, state }) => [path, state]);
	expect(Object.fromEntries(sentRows)).toEqual({
		'/title': 'mine',
		'/content': 'theirs',
		'/categories': 'unchanged',
		'/acme_version': 'theirs',
	});
	// Nothing else on the post counts as changed, whatever WordPress worked out anew.
	expect(
		comparison.rows.filter(({ sent, state }) => !sent && !['unchanged', 'server'].includes(state)),
	).toEqual([]);

	const again = resubmitRequest(at, {
		body: need(mergedText(mine, comparison)),
		version: at.findings[0]?.version,
		theirs: current.json,
	});
	if (again.kind !== 'request') throw new Error(again.reason.key);
	expect(again.warnings).toEqual([]);
	const answer = await sendFromPage(again.request);
	expect(answer).toMatchObject({
		status: 200,
		json: { title: { raw: 'Mine' }, content: { raw: 'Theirs & yours' }, acme_version: base.acme_version + 2 },
	});
});

test('a save over somebody else’s is compared with the revision it went over', async () => {
	const route = await newPost();
	const second = () => new Promise(resolve => setTimeout(resolve, 1100));
	await admin.rest('PUT', route, { content: 'Soup of the day.' });
	await second();
	await editor.rest('PUT', route, { title: 'Theirs', content: 'Soup of the week.' });
	await second();
	const saved = await admin.rest('PUT', route, { content: 'Soup of the year.' });
	expect(saved.status).toBe(200);

	const all = seen();
	const at = need(all.at(-1));
	const revisions = await sendFromPage(need(overwrittenStateRequest(at)));
	const base = lastReadBefore(all, at);
	expect(base?.how).toBe('own-write');
	const theirs = overwrittenState(revisions.json, at, base?.body ?? null);
	const mine = sentBody(at);
	const comparison = compareThreeWay({
		base: base?.body,
		mine: mine.kind === 'json' && mine.value,
		theirs,
		namespace: 'wp/v2',
	});
	const changed = comparison.rows.filter(({ state }) => !['unchanged', 'server'].includes(state));
	expect(changed).toMatchObject([
		{
			path: '/content',
			state: 'both',
			base: 'Soup of the day.',
			mine: 'Soup of the year.',
			theirs: 'Soup of the week.',
		},
		{ path: '/title', state: 'theirs', sent: false, base: 'Spring', theirs: 'Theirs' },
	]);
	expect(mergedBody(mine.kind === 'json' && mine.value, comparison).undecided).toEqual(['/content']);
});
