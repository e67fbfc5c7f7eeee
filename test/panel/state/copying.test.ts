import { describe, expect, it } from 'vitest';
import { createInspector, type Observation } from '../../../src/inspector.ts';
import { createCopying } from '../../../src/panel/state/copying.ts';
import { SNIPPETS, type SnippetFormat, type SnippetId } from '../../../src/report/snippets/snippets.ts';
import { type EntrySketch, exchange, sayEnglish } from '../../support.ts';

const SIGNED_IN: EntrySketch = {
	method: 'POST',
	url: 'https://example.org/wp-json/wp/v2/posts/7?_locale=user&_wpnonce=a1b2c3d4e5',
	requestHeaders: { 'X-WP-Nonce': 'a1b2c3d4e5', 'Content-Type': 'application/json' },
	requestBody: '{"title":"Mine","author_email":"jane@shop.example"}',
	status: 409,
	responseBody: '{"code":"edit_conflict","message":"x","data":{"email":"someone@else.example"}}',
};

function format(id: SnippetId): SnippetFormat {
	const found = SNIPPETS.find(each => each.id === id);
	if (!found) throw new Error(`There is no format ${id}`);
	return found;
}

function observed(sketch: EntrySketch): Observation {
	const inspector = createInspector();
	inspector.observe(exchange(sketch));
	const [observation] = inspector.observations();
	if (!observation) throw new Error('It is not of WordPress');
	return observation;
}

function copier(allowed = true) {
	const clipboard: string[] = [];
	const copying = createCopying({
		say: sayEnglish,
		copyText: async text => {
			if (allowed) clipboard.push(text);
			return allowed;
		},
	});
	const said = () => copying.note.value?.text.map(sayEnglish).join(' ');
	return { copying, clipboard, said };
}

describe('copying a request', () => {
	it.each(SNIPPETS.map(({ id }) => id))('as %s takes its secrets out', async id => {
		const { clipboard, copying, said } = copier();
		await copying.copyAs(observed(SIGNED_IN), format(id));
		expect(clipboard).toHaveLength(1);
		expect(clipboard[0]).toContain('/wp/v2/posts/7');
		expect(clipboard[0]).not.toMatch(/a1b2c3d4e5|jane/);
		expect(said()).toMatch(/^Copied as .+, without secrets\./);
	});

	it('says why it cannot be copied so, and leaves the clipboard alone', async () => {
		const { clipboard, copying, said } = copier();
		const ajax = observed({
			method: 'POST',
			url: 'https://example.org/wp-admin/admin-ajax.php',
			requestBody: 'action=save',
		});
		await copying.copyAs(ajax, format('wp-cli'));
		expect(clipboard).toEqual([]);
		expect(copying.note.value?.outcome).toBe('failed');
		expect(said()).toMatch(/^Copy it as cURL: WP-CLI can repeat requests to the REST API only/);
	});

	it('says when the browser does not allow it', async () => {
		const { copying, said } = copier(false);
		await copying.copyUrl(observed(SIGNED_IN));
		expect(copying.note.value?.outcome).toBe('failed');
		expect(said()).toMatch(/the browser did not allow it/);
		copying.dismiss();
		expect(copying.note.value).toBeNull();
	});
});

describe('copying one thing of a request', () => {
	it('labels the secrets of a URL', async () => {
		const { clipboard, copying, said } = copier();
		await copying.copyUrl(observed(SIGNED_IN));
		expect(clipboard[0]).toMatch(
			/^https:\/\/example\.org\/wp-json\/wp\/v2\/posts\/7\?_locale=user&_wpnonce=/,
		);
		expect(clipboard[0]).not.toContain('a1b2c3d4e5');
		expect(said()).toBe('Copied, with labels in place of secrets.');
	});

	it('knows a secret of the request in a cell as well', async () => {
		const { clipboard, copying, said } = copier();
		await copying.copyCell(observed(SIGNED_IN), 'save a1b2c3d4e5 failed');
		expect(clipboard[0]).toMatch(/^save ‹nonce#\d› failed$/);
		await copying.copyCell(observed(SIGNED_IN), '409');
		expect(clipboard[1]).toBe('409');
		expect(said()).toBe('Copied.');
	});

	it('labels what shows by its look where nobody knows the request', async () => {
		const { clipboard, copying } = copier();
		await copying.copyCell(null, 'sent to jane@shop.example');
		expect(clipboard[0]).toBe('sent to ‹email#1›');
	});
});

describe('copying a body that somebody will send', () => {
	it('copies it whole where there is no secret in it', async () => {
		const { clipboard, copying } = copier();
		expect(await copying.copyWhole(observed(SIGNED_IN), '{"title":"Mine and theirs"}')).toBe(true);
		expect(clipboard).toEqual(['{"title":"Mine and theirs"}']);
		expect(await copier(false).copying.copyWhole(observed(SIGNED_IN), '{"title":"Mine"}')).toBe(false);
	});

	it('asks first, each time, where there is one, and says which', async () => {
		const { clipboard, copying } = copier();
		const text = '{"title":"a1b2c3d4e5 and theirs","author_email":"jane@shop.example"}';
		expect(await copying.copyWhole(observed(SIGNED_IN), text)).toBeNull();
		expect(clipboard).toEqual([]);
		expect(copying.asked.value?.secrets).toEqual([
			{ words: 'redaction_nonce', count: 1 },
			{ words: 'redaction_email', count: 1 },
		]);
		await copying.copyAsked(null);
		expect(clipboard).toEqual([text]);
		expect(copying.asked.value).toBeNull();
		await copying.copyAsked(null);
		expect(clipboard).toHaveLength(1);
	});
});

describe('copying with secrets', () => {
	it('says which the request holds, and not those of the answer', () => {
		const { copying } = copier();
		copying.ask(observed(SIGNED_IN));
		expect(copying.asked.value?.secrets).toEqual([
			{ words: 'redaction_nonce', count: 1 },
			{ words: 'redaction_email', count: 1 },
		]);
	});

	it('counts those in an address within the address', () => {
		const { copying } = copier();
		const inner = encodeURIComponent('https://example.org/wp-admin/post.php?post=7&_wpnonce=a1b2c3d4e5');
		copying.ask(observed({ url: `https://example.org/wp-json/wp/v2/posts/7?redirect_to=${inner}` }));
		expect(copying.asked.value?.secrets).toEqual([{ words: 'redaction_nonce', count: 1 }]);
	});

	it('copies what was sent, once', async () => {
		const { clipboard, copying, said } = copier();
		copying.ask(observed(SIGNED_IN));
		await copying.copyAsked(format('curl'));
		expect(clipboard[0]).toContain('_wpnonce=a1b2c3d4e5');
		expect(clipboard[0]).toContain('jane@shop.example');
		expect(said()).toBe('Copied as cURL (Linux, macOS), with its secrets.');
		expect(copying.asked.value).toBeNull();
		await copying.copyAsked(format('curl'));
		expect(clipboard).toHaveLength(1);
	});

	it('copies nothing when it is cancelled', async () => {
		const { clipboard, copying } = copier();
		copying.ask(observed(SIGNED_IN));
		copying.cancel();
		await copying.copyAsked(format('curl'));
		expect(clipboard).toEqual([]);
	});
});
