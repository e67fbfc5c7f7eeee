import { fileURLToPath } from 'node:url';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWordPress, type WordPress } from '../wordpress/index.ts';
import { addNote, arrivalsAt, NOTE } from './compared-note.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { button, detail, detailText, focusOn, openRow, openTab, press, rows, textOf } from './panel-hand.ts';
import { until } from './until.ts';
import { openEditor, saveTitle, signIn } from './wp-admin.ts';

/* The Compare tab in real DevTools over a real WordPress, whose own book says what arrived there. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

let wordpress: WordPress;
let tools: DevTools;

beforeAll(async () => {
	[wordpress, tools] = await Promise.all([
		startWordPress({ plugins: ['version-guard', 'ajax-save'] }),
		openDevTools({ extension }),
	]);
	await addNote(wordpress);
	await tools.context.grantPermissions(['clipboard-read'], { origin: wordpress.origin });
	await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
});

afterAll(async () => {
	await tools?.close();
	await wordpress?.stop();
});

const compare = () => detail(tools).locator('.compare');
const versions = () => compare().locator('.versions');
/** A row of a table, by the field it is about. */
const fieldRow = (name: string) =>
	compare()
		.locator('.compare-grid tbody tr')
		.filter({ has: tools.panel.getByRole('rowheader', { name, exact: true }) });
const cells = async (name: string) =>
	(await fieldRow(name).locator('td').allTextContents()).map(text => text.replace(/\s+/g, ' ').trim());
const resubmit = () => compare().getByRole('button', { name: 'Resubmit once' });
const consent = () => tools.panel.getByRole('dialog', { name: 'Send this request to the site?' });
const send = () => consent().getByRole('button', { name: 'Send', exact: true });
/** What has to be done before it is sent; empty when nothing. */
const hurdle = () => compare().locator('#resubmit-hurdle');
const merged = async () => JSON.parse((await compare().locator('section details pre').textContent()) ?? '');
const textIn = async (what: Locator) => ((await what.textContent()) ?? '').replace(/\s+/g, ' ');

/** What a site may put into its fields. */
const HOSTILE = {
	key: '<i>key</i>',
	markup: `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`,
	bidi: 'exe.\u202egpj',
	long: 'long '.repeat(5000),
};

/** What was copied, read in the page: the panel itself may not. */
async function clipboard(): Promise<string> {
	await tools.page.bringToFront();
	const text = await tools.page.evaluate(() => navigator.clipboard.readText());
	await tools.devtools.bringToFront();
	return text;
}

/** Sends JSON as the scripts of the page do; the text as it is, so that a `__proto__` stays one. */
async function put(path: string, body: string, headers: Readonly<Record<string, string>> = {}) {
	return tools.page.evaluate(
		async options => {
			const { apiFetch } = (window as unknown as { wp: { apiFetch(o: object): Promise<Response> } }).wp;
			const answer = await apiFetch({ ...options, parse: false }).catch((error: Response) => error);
			// DevTools hears of a request once its body has been read.
			await answer.text();
			return { status: answer.status, etag: answer.headers.get('ETag') ?? '' };
		},
		body === ''
			? { path }
			: { path, method: 'PUT', body, headers: { 'Content-Type': 'application/json', ...headers } },
	);
}

describe('a save that is refused for its version', () => {
	let route = '';
	const saved = async () => {
		interface Post {
			readonly title: { readonly raw: string };
			readonly excerpt: { readonly raw: string };
			readonly content: { readonly raw: string };
			readonly acme_version: number;
		}
		const { data } = await wordpress.rest<Post>('GET', `${route}?context=edit`);
		return [data.title.raw, data.excerpt.raw, data.content.raw, data.acme_version];
	};

	beforeAll(async () => {
		const post = { title: 'Before', excerpt: 'Old excerpt', content: 'Old content', status: 'publish' };
		const { data } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', post);
		route = `/wp/v2/posts/${data.id}`;
		await openEditor(tools.page, wordpress.origin, data.id);
		await wordpress.rest('POST', route, { title: 'Theirs', content: 'Their content' });
		await tools.page.evaluate(() => {
			interface Editor {
				dispatch(store: string): { editPost(edits: object): void };
			}
			const { data } = (window as unknown as { wp: { data: Editor } }).wp;
			data.dispatch('core/editor').editPost({ excerpt: 'My excerpt' });
		});
		expect(await saveTitle(tools.page, 'Mine')).toBe(false);
		await openRow(tools, route);
		await openTab(tools, 'Compare');
	});

	it('shows both versions side by side, and leads to where they stand', async () => {
		expect(await versions().locator('.version').allTextContents()).toEqual([
			'You sentacme_version: 1Show where it stands',
			'The server hadexpected: 2Show where it stands',
		]);
		await versions().getByRole('button', { name: 'Show where it stands: acme_version' }).click();
		await textOf(detail(tools).locator('.tree-row.is-evidence'), 'acme_version: 1');
		await openTab(tools, 'Compare');
	});

	it('is not sent again before the current state was seen', async () => {
		await textOf(hurdle(), /^Get the current state first/);
		await resubmit().dblclick({ force: true });
		expect(await consent().count()).toBe(0);
	});

	it('tells field by field who changed what, after one GET', async () => {
		await button(tools, 'Get the current state').click();
		await button(tools, 'Get the current state again').waitFor();
		const names = await compare().locator('.compare-grid tbody th').allTextContents();
		expect(names).toEqual(['title', 'content', 'acme_version', 'excerpt']);
		expect(await cells('title')).toEqual([
			'Before',
			'Mine',
			'Theirs',
			'Both changed itTake for titleMineTheirs',
		]);
		expect(await cells('content')).toEqual([
			'Old content',
			'Old content',
			'Their content',
			'They changed it',
		]);
		expect(await cells('acme_version')).toEqual(['1', '1', '2', 'They changed it']);
		expect(await cells('excerpt')).toEqual(['Old excerpt', 'My excerpt', 'Old excerpt', 'You changed it']);
		await textOf(versions().locator('.version').nth(2), 'The server has nowacme_version: 2');
		await button(tools, 'Show 25 unchanged fields').click();
		expect(await cells('status')).toEqual(['publish', 'not sent', 'publish', 'Unchanged']);
		await button(tools, 'Hide the unchanged fields').click();
	});

	it('waits for a choice where both changed a field', async () => {
		await textOf(hurdle(), 'Choose for each field that both changed first.');
		const choice = compare().getByRole('group', { name: 'Take for title' });
		await choice.getByRole('radio', { name: 'Mine' }).check();
		await until('the body with mine', async () => (await merged()).title === 'Mine');
		await choice.getByRole('radio', { name: 'Theirs' }).check();
		await until('the body with theirs', async () => (await merged()).title === 'Theirs');
		await textOf(hurdle(), '');
	});

	it('gives the merged body to copy', async () => {
		await button(tools, 'Copy merged body').click();
		await compare().getByText('Copied', { exact: true }).waitFor();
		expect(JSON.parse(await clipboard())).toEqual({
			id: Number(route.split('/').at(-1)),
			title: 'Theirs',
			excerpt: 'My excerpt',
			content: 'Their content',
			acme_version: 2,
		});
	});

	it('asks before it sends, and says what', async () => {
		await resubmit().click();
		await consent().waitFor();
		const text = await textIn(consent());
		expect(text).toContain(`Changes ${route} on the site.`);
		expect(text).toMatch(/Method\s*POST acts as PUT/);
		expect(text).toContain(`URL${wordpress.origin}/wp-json${route}?_locale=user`);
		expect(text).toContain('X-HTTP-Method-Override: PUT');
		expect(text).toContain('Content-Type: application/json');
		expect(text).toContain('X-WP-Nonce (not shown)');
		expect(text).toContain('"excerpt": "My excerpt"');
		expect(text).not.toContain('Only if');
		const before = (await arrivalsAt(wordpress, route)).length;
		await press(tools, 'Escape');
		await consent().waitFor({ state: 'detached' });
		await resubmit().click();
		await button(tools, 'Cancel').click();
		await consent().waitFor({ state: 'detached' });
		await focusOn(tools, 'button Resubmit once');
		expect(await arrivalsAt(wordpress, route)).toHaveLength(before);
		expect(await saved()).toEqual(['Theirs', 'Old excerpt', 'Their content', 2]);
	});

	it('is sent exactly once, even at double clicks, and WordPress holds the merged post', async () => {
		const before = (await arrivalsAt(wordpress, route)).length;
		await resubmit().dblclick();
		await send().dblclick();
		await compare()
			.getByText(/^The site accepted it: 200 in/)
			.waitFor();
		await textOf(hurdle(), 'It was sent; get the current state before you send it again.');
		await resubmit().dblclick({ force: true });
		expect(await consent().count()).toBe(0);
		const arrived = (await arrivalsAt(wordpress, route)).slice(before);
		expect(arrived).toHaveLength(1);
		expect(arrived[0]).toMatchObject({ method: 'PUT', ifMatch: null });
		expect(JSON.parse(arrived[0]?.body ?? '')).toEqual(await merged());
		expect(await saved()).toEqual(['Theirs', 'My excerpt', 'Their content', 3]);
	});

	it('leads to the answer, and is no conflict of its own', async () => {
		await compare().getByRole('button', { name: 'Open it in the recording' }).click();
		await textOf(tools.panel.locator('#detail-tab-response[aria-selected=true]'), 'Response');
		expect(await detailText(tools)).toContain('200');
		await button(tools, 'Back').click();
		await compare().waitFor();
		expect(await rows(tools, route).count()).toBe(1);
	});
});

describe('a save under an entity tag, of fields that try to be more than text', () => {
	const body = `{"title":"Mine","__proto__":{"polluted":"${HOSTILE.bidi}"},"constructor":"mine"}`;
	const tag = async () => (await wordpress.rest('GET', NOTE)).headers.etag;
	const fetchState = async () => {
		const again = button(tools, 'Get the current state again');
		await button(
			tools,
			(await again.count()) > 0 ? 'Get the current state again' : 'Get the current state',
		).click();
		await textOf(hurdle(), '');
	};
	let stale = '';

	beforeAll(async () => {
		await wordpress.rest('PUT', NOTE, { title: 'Before', [HOSTILE.key]: 'old', bidi: 'old', long: 'old' });
		stale = (await put(NOTE, '')).etag;
		const { bidi, key, long, markup } = HOSTILE;
		await wordpress.rest('PUT', NOTE, { [key]: markup, bidi, long });
		expect((await put(NOTE, body, { 'If-Match': stale })).status).toBe(409);
		await openRow(tools, NOTE);
		await openTab(tools, 'Compare');
		await fetchState();
	});

	it('shows the tags side by side', async () => {
		const now = await tag();
		expect(now).not.toBe(stale);
		expect(await versions().locator('.version').allTextContents()).toEqual([
			`You sentIf-Match: ${stale}Show where it stands`,
			`The server hadetag: ${now}Show where it stands`,
			`The server has nowETag: ${now}`,
		]);
	});

	it('shows names and values as text, with what is invisible written out', async () => {
		const mine = '{"polluted":"exe.\\u202egpj"}';
		expect(await cells('__proto__')).toEqual(['not there', mine, 'not there', 'You changed it']);
		expect(await cells('constructor')).toEqual(['not there', 'mine', 'not there', 'You changed it']);
		const untouched = 'They changed it, you did not send it';
		expect(await cells(HOSTILE.key)).toEqual(['old', 'not sent', `old${HOSTILE.markup}`, untouched]);
		expect(await cells('bidi')).toEqual(['old', 'not sent', 'exe.\\u202egpj', untouched]);
		expect(await compare().locator('img, script, i').count()).toBe(0);
		expect(await detailText(tools)).not.toContain('\u202e');
		expect(await tools.panel.evaluate(() => document.title)).not.toBe('run');
		expect(await tools.panel.evaluate(() => 'polluted' in {})).toBe(false);
	});

	it('shows the beginning of a long text until somebody asks for more', async () => {
		const height = async () => (await fieldRow('long').boundingBox())?.height ?? 0;
		expect(await height()).toBeLessThan(600);
		await fieldRow('long').getByRole('button', { name: 'Show all' }).click();
		await until('the long text', async () => (await height()) > 1000);
	});

	it('is sent on the condition that nobody was faster, and refused if somebody was', async () => {
		const seen = await tag();
		await resubmit().click();
		await consent().waitFor();
		const text = await textIn(consent());
		expect(text).toContain(`Only ifIf-Match: ${seen}`);
		expect(text).toContain('"polluted":"exe.\\u202egpj"');
		await wordpress.rest('PUT', NOTE, { long: 'short' });
		const before = (await arrivalsAt(wordpress, NOTE)).length;
		await send().click();
		await textOf(
			compare().locator('.outcome'),
			/^The site refused it: 409 in .* note_changed Somebody else saved this note\./,
		);
		const arrived = (await arrivalsAt(wordpress, NOTE)).slice(before);
		expect(arrived).toEqual([{ method: 'PUT', route: NOTE, ifMatch: seen, body }]);
		await textOf(hurdle(), /^Get the current state first/);
	});

	it('is accepted on the state that was fetched again', async () => {
		const before = (await arrivalsAt(wordpress, NOTE)).length;
		await fetchState();
		const seen = await tag();
		await resubmit().click();
		await send().click();
		await textOf(compare().locator('.outcome'), /^The site accepted it: 200 in/);
		const arrived = (await arrivalsAt(wordpress, NOTE)).slice(before);
		expect(arrived).toEqual([{ method: 'PUT', route: NOTE, ifMatch: seen, body }]);
		const { text } = await wordpress.rest('GET', NOTE);
		expect(text).toContain('"title":"Mine"');
		expect(text).toContain('"__proto__":{"polluted":');
	});
});

describe('a request that was sent twice', () => {
	const twin = (cachebuster: string) => JSON.stringify({ title: 'Twice', cachebuster });

	beforeAll(async () => {
		await put('/wp/v2/posts/1', twin('a'), { 'X-Request-Id': 'one' });
		await put('/wp/v2/posts/1', twin('b'), { 'X-Request-Id': 'two' });
		await openRow(tools, 'Sent twice');
		await openTab(tools, 'Compare');
	});

	it('shows in what the two differ, and nothing else', async () => {
		const tables = compare().locator('.compare-grid');
		const [requests, answers] = await Promise.all(
			[0, 1].map(at => tables.nth(at).locator('tbody tr').allTextContents()),
		);
		expect(requests).toEqual([
			expect.stringMatching(/^Sentat the start[\d.]+ m?s later$/),
			'Header x-request-id differs each timeonetwo',
			'Body cachebuster differs each timeab',
		]);
		// Both in the same second, or one after the other.
		const times = answers?.filter(text => text.startsWith('Body modified')) ?? [];
		expect(answers?.filter(text => !times.includes(text))).toEqual(['Body acme_version12']);
		const same = await compare().locator('.note', { hasText: 'are the same' }).allTextContents();
		expect(same.map(text => text.trim())).toEqual([
			'24 fields are the same.',
			`${74 - times.length} fields are the same.`,
		]);
	});

	it('is not offered to be sent a third time', async () => {
		expect(await resubmit().count()).toBe(0);
		expect(await detailText(tools)).toContain('The first one counts; sending it again would make a third.');
	});

	it('leads to the first of them, and back', async () => {
		await button(tools, 'Open the first').click();
		await detail(tools).getByText('"a"').first().waitFor();
		await button(tools, 'Back').click();
		await compare().waitFor();
	});
});

describe('one thing edited and sent again', () => {
	const editor = () => compare().locator('.editor');
	const version = () => editor().getByRole('textbox', { name: 'Value of version' });
	const tries = () => compare().getByRole('log').getByRole('article');
	const note = async () =>
		(await wordpress.as('admin', 'admin')).get('/wp-admin/admin.php?page=acme-ajax-save');
	/** Sends what the editor holds, and answers with the newest entry of the log. */
	const sendEdited = async (number: number) => {
		await editor().getByRole('button', { name: 'Send' }).click();
		await send().click();
		await tries()
			.getByText(/^The site/)
			.nth(number - 1)
			.waitFor();
		return ((await tries().first().textContent()) ?? '')
			.replace(/(?<=^No\. \d)\d+:\d\d:\d\d [AP]M/, ' TIME')
			.replace(/\d+ ms/, 'N ms');
	};

	beforeAll(async () => {
		await tools.page.goto(`${wordpress.origin}/wp-admin/admin.php?page=acme-ajax-save`);
		const other = await wordpress.as('editor', 'editor');
		const page = await other.get('/wp-admin/admin.php?page=acme-ajax-save');
		const nonce = /data-nonce="(\w+)"/.exec(page.text)?.[1] ?? '';
		await other.ajax('acme_ajax_save', { nonce, version: '1', text: 'Theirs' });
		await tools.page.fill('[name=text]', 'Mine');
		await tools.page.click('#acme-ajax-save button');
		await tools.page.getByText('409 Someone else saved this note first.').waitFor();
		await openRow(tools, 'acme_ajax_save');
	});

	it('is one item of the menu away, by keyboard too', async () => {
		await openTab(tools, 'Request');
		await tools.panel.getByRole('grid').focus();
		await press(tools, 'Shift+F10', 'c', 'Enter');
		await textOf(tools.panel.locator('#detail-tab-compare[aria-selected=true]'), 'Compare');
		await openTab(tools, 'Request');
		await tools.panel.getByRole('grid').focus();
		await press(tools, 'Shift+F10', 'e', 'Enter');
		await focusOn(tools, 'summary Edit one thing and resend');
		await editor().waitFor();
	});

	it('is refused again as it was, and the log says that nothing was changed', async () => {
		await textOf(editor().locator('.act'), 'SendNothing is changed yet.');
		expect(await sendEdited(1)).toBe(
			'No. 1 TIME POSTUse againAs recordedThe site refused it: 409 in N ms. stale_version Someone else saved this note first. Open it in the recording',
		);
		expect((await note()).text).toContain('value="Theirs"');
	});

	it('goes through with one thing changed, and the log says which', async () => {
		await version().fill('2');
		await textOf(editor().locator('.act'), 'Send1 changeUndo all changes');
		expect(await sendEdited(2)).toBe(
			'No. 2 TIME POSTUse againBody › version: 1 → 2The site accepted it: 200 in N ms. Open it in the recording',
		);
		expect((await note()).text).toContain('value="Mine"');
	});

	it('leaves what was recorded as it was', async () => {
		await openTab(tools, 'Request');
		expect(await detailText(tools)).toMatch(/version\W*1/);
		await openTab(tools, 'Compare');
	});

	it('takes up an earlier try, and undoes it', async () => {
		expect(await version().inputValue()).toBe('2');
		await button(tools, 'Undo all changes').click();
		expect(await version().inputValue()).toBe('1');
		await tries().first().getByRole('button', { name: 'Use again' }).click();
		expect(await version().inputValue()).toBe('2');
	});
});
