import type { Page, Request } from 'playwright-core';
import { until } from '../../e2e/until.ts';
import { label } from '../find.ts';
import type { BrowserStory } from '../story.ts';
import { addPlugin, expectStatus, found } from './client-tools.ts';

/* Forms and buttons outside the editor: notes over admin-ajax, comments, orders. */

const orders = { url: 'acme-orders/v1/orders', method: 'POST' } as const;

const twiceByNote = { duplicateHow: 'double-submit', suspect: 'acme-ajax-save' } as const;

/** A double click on the save button of a note. Which of the two requests wins is luck: it is tried until it fits. */
function doubleClick(name: string, end: string, wanted: string, truth: BrowserStory['truth']): BrowserStory {
	return {
		by: 'browser',
		name,
		what: `A double click on the save button of a note: two requests at once; ${end}`,
		site: { plugins: ['ajax-save'] },
		async play({ wp, page, begin, quiet }) {
			const seen: string[] = [];
			for (let turn = 0; turn < 30; turn += 1) {
				await begin();
				await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-ajax-save`);
				await quiet();
				const statuses = await twoStatuses(page, `Mine ${turn}`);
				if (statuses === wanted) return;
				seen.push(statuses);
			}
			throw new Error(`never ${wanted}: ${seen.join(' ')}`);
		},
		truth,
	};
}

/** Saves a note by a double click; says the statuses in order of start. */
async function twoStatuses(page: Page, text: string): Promise<string> {
	const requests: Request[] = [];
	const note = (request: Request) => {
		if (request.postData()?.includes('acme_ajax_save')) requests.push(request);
	};
	await page.fill('[name=text]', text);
	page.on('request', note);
	await page.dblclick('#acme-ajax-save button');
	const both = [
		await until('both requests', () => requests[0]),
		await until('both requests', () => requests[1]),
	];
	const answers = await Promise.all(both.map(request => request.response()));
	page.off('request', note);
	return answers.map(answer => answer?.status()).join();
}

const notes: BrowserStory[] = [
	{
		by: 'browser',
		name: 'ajax-note-refused',
		what: 'A note saved through admin-ajax on an admin page after somebody else was first: 409.',
		versions: ['7.1', '6.5'],
		site: { plugins: ['ajax-save'] },
		async play({ wp, page, quiet }) {
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-ajax-save`);
			await quiet();
			const other = await wp.as('editor', 'editor');
			const nonce = found(
				(await other.get('/wp-admin/admin.php?page=acme-ajax-save')).text,
				/data-nonce="(\w+)"/,
			);
			expectStatus(await other.ajax('acme_ajax_save', { nonce, version: '1', text: 'Theirs' }), 200);
			await page.fill('[name=text]', 'Mine');
			await page.click('#acme-ajax-save button');
			await page.getByText('409 Someone else').waitFor();
		},
		truth: entries => [label('stale-version', entries, { status: 409 }, { suspect: 'acme-ajax-save' })],
	},
	{
		by: 'browser',
		name: 'ajax-note-bad-nonce',
		what: 'A note saved through admin-ajax from a page whose nonce is wrong: 403, "-1".',
		site: { plugins: ['ajax-save'] },
		async play({ wp, page, quiet }) {
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-ajax-save`);
			await quiet();
			await page.evaluate(() => {
				document.querySelector<HTMLElement>('#acme-ajax-save')?.setAttribute('data-nonce', '0123456789');
			});
			await page.fill('[name=text]', 'Mine');
			await page.click('#acme-ajax-save button');
			await page.getByText('403 -1').waitFor();
		},
		truth: entries => [label('stale-nonce', entries, { status: 403 }, { suspect: 'acme-ajax-save' })],
	},
	doubleClick('ajax-note-double-click', 'the second is refused as stale.', '200,409', entries => [
		label('duplicate-submission', entries, { status: 409 }, twiceByNote),
	]),
	doubleClick(
		'ajax-note-double-click-accepted',
		'the server is none the wiser, and accepts both.',
		'200,200',
		entries => [label('duplicate-submission', entries, { url: 'admin-ajax.php', nth: 1 }, twiceByNote)],
	),
	// Whose fault the 409 is can be seen from the twin alone; the finding belongs to the 409.
	doubleClick(
		'ajax-note-double-click-overtaken',
		'the second overtakes the first, which is then stale.',
		'409,200',
		entries => [
			label('duplicate-submission', entries, { status: 409 }, { or: ['stale-version'] }),
			label('duplicate-submission', entries, { url: 'admin-ajax.php', status: 200 }, { optional: true }),
		],
	),
];

const comments: BrowserStory[] = [
	{
		by: 'browser',
		name: 'comment-form-twice',
		what: 'A visitor sends a comment, goes back and sends it again: a page with 409.',
		signedOut: true,
		async play({ wp, page, quiet }) {
			await page.goto(`${wp.origin}/hello-world/`);
			for (const _ of [1, 2]) {
				await quiet();
				await page.fill('#author', 'Ann');
				await page.fill('#email', 'ann@example.test');
				await page.fill('#comment', 'Lovely soup.');
				await page.click('#submit');
				await page.waitForLoadState();
				await quiet();
				await page.goto(`${wp.origin}/hello-world/`);
			}
		},
		truth: entries => [label('already-exists', entries, { status: 409 })],
	},
	{
		by: 'browser',
		name: 'comment-form-double-click',
		what: 'A visitor double-clicks the button of the comment form: the browser lets go of one of the two navigations, and DevTools tells of the other alone.',
		signedOut: true,
		async play({ wp, page, quiet }) {
			await page.goto(`${wp.origin}/hello-world/`);
			await quiet();
			await page.fill('#author', 'Ann');
			await page.fill('#email', 'ann@example.test');
			await page.fill('#comment', 'Lovely soup.');
			await page.dblclick('#submit');
			await page.waitForLoadState();
			await quiet();
		},
		truth: () => [],
	},
];

const twice: BrowserStory[] = [
	{
		by: 'browser',
		name: 'order-button-wired-twice',
		what: 'One click, and one script sends the same order twice in the same moment: 201 and 201.',
		async play({ wp, page, begin }) {
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders&again`);
			await page.click('#order');
			await page.getByText(/Order 2/).waitFor();
		},
		truth: entries => [
			label(
				'duplicate-submission',
				entries,
				{ ...orders, nth: 1 },
				{ duplicateHow: 'double-submit', suspect: 'acme-orders' },
			),
		],
	},
	{
		by: 'browser',
		name: 'order-by-two-plugins',
		what: 'One click, and two plugins send the same order: 201 and 201.',
		async play({ wp, page, begin, quiet }) {
			await addPlugin(wp, 'acme-orders');
			await addPlugin(wp, 'acme-orders-sync');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.click('#order');
			await page.getByText(/Order \d/).waitFor();
			await quiet();
		},
		truth: entries => [
			label(
				'duplicate-submission',
				entries,
				{ ...orders, nth: 1 },
				{ duplicateHow: 'two-senders', suspect: 'acme-orders-sync' },
			),
		],
	},
	{
		by: 'browser',
		name: 'order-retried-after-500',
		what: 'An order gets 500, and the script sends it once more by itself: 201.',
		async play({ wp, page, begin }) {
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.fill('#dish', 'Risotto');
			await page.click('#order');
			await page.getByText(/Order 1/).waitFor();
		},
		truth: entries => [
			label(
				'duplicate-submission',
				entries,
				{ ...orders, status: 201 },
				{ duplicateHow: 'automatic-retry', suspect: 'acme-orders' },
			),
		],
	},
	{
		by: 'browser',
		name: 'order-repeated-by-person',
		what: 'The same order placed again by a second click, after the first had succeeded: 201 and 201.',
		async play({ wp, page, begin }) {
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.click('#order');
			await page.getByText(/Order 1/).waitFor();
			await page.click('#order');
			await page.getByText(/Order 2/).waitFor();
		},
		truth: entries => [
			label(
				'duplicate-submission',
				entries,
				{ ...orders, nth: 1 },
				{ duplicateHow: 'replay-after-success', suspect: 'acme-orders' },
			),
		],
	},
	{
		by: 'browser',
		name: 'classic-form-double-click',
		what: 'A double click on the button of a plain form that posts to admin-post.php: two POSTs, of which the browser lets go the first, and DevTools tells of the second alone.',
		async play({ wp, page, begin }) {
			await addPlugin(wp, 'acme-orders');
			await begin();
			await page.goto(`${wp.origin}/wp-admin/admin.php?page=acme-orders`);
			await page.dblclick('#post');
			await page.waitForTimeout(1500);
		},
		truth: () => [],
	},
];

export const formsByBrowser = [...notes, ...comments, ...twice];
