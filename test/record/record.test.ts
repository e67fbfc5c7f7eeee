import { describe, expect, it } from 'vitest';
import { harEntry } from '../support.ts';
import { cutEntry } from './cut.ts';
import { label, place } from './find.ts';
import type { HarEntry } from './har.ts';
import { scrub } from './scrub.ts';
import { wireToHar } from './wire-to-har.ts';

function entry(url: string, text: string, type = 'document'): HarEntry {
	const made = harEntry({ url, responseBody: text, resourceType: type });
	return { ...made, timings: { wait: 1.234_567_89 } } as unknown as HarEntry;
}

const bodyOf = (one: HarEntry | null): string => one?.response.content.text ?? '';

describe('cutting', () => {
	const url = 'https://example.test/wp-admin/post.php?post=7&action=edit';

	it('keeps nonces and preloaded posts of a page, and takes what is long and says nothing', () => {
		const preloads = `wp.apiFetch.use( wp.apiFetch.createPreloadingMiddleware( {"\\/wp\\/v2\\/posts\\/7?context=edit":{"body":{"id":7,"modified_gmt":"2026-11-20T14:00:00"}},"\\/wp\\/v2\\/global-styles\\/1":{"body":{"a":"}${'x'.repeat(4000)}"}}} ) ); nonceMiddleware( "3f1c5d7a90" );`;
		const html = `<!doctype html><style>${'a'.repeat(500)}</style><script>${preloads}</script><script>${'b()'.repeat(2000)}</script>`;
		const cut = bodyOf(cutEntry(entry(url, html), false));
		expect(cut).toContain('"id":7,"modified_gmt":"2026-11-20T14:00:00"');
		expect(cut).toContain('"\\/wp\\/v2\\/global-styles\\/1":{}} ) ); nonceMiddleware( "3f1c5d7a90" );');
		expect(cut.length).toBeLessThan(500);
	});

	it('leaves JSON as it is, and says where it cut', () => {
		const json = entry('https://example.test/wp-json/wp/v2/posts/7', '{"id":7}', 'fetch');
		expect(cutEntry(json, false)?.response.content).toEqual(json.response.content);
		const script = entry('https://example.test/wp-content/plugins/acme/a.js', 'a()', 'script');
		expect(cutEntry(script, false)?.response.content).toMatchObject({ size: 3, comment: expect.any(String) });
	});

	it("drops WordPress's own scripts unless all is wanted", () => {
		const script = entry('https://example.test/wp-includes/js/dist/data.min.js?ver=1', 'a()', 'script');
		expect(cutEntry(script, false)).toBeNull();
		expect(cutEntry(script, true)).not.toBeNull();
	});
});

it('takes the folder of the site out of every kind of text', () => {
	const folder = '/srv-of-somebody/site-1/wordpress';
	const said = [folder, folder.replaceAll('/', '\\/'), encodeURIComponent(folder)].join(' ');
	expect(bodyOf(scrub([entry('https://example.test/', said)], folder)[0] ?? null)).toBe(
		'/var/www/html \\/var\\/www\\/html %2Fvar%2Fwww%2Fhtml',
	);
});

describe('finding the place of a label', () => {
	const entries = ['one', 'two', 'two'].map(name => entry(`https://example.test/${name}`, name));

	it('takes the only one that fits, or the one asked for', () => {
		expect(place(entries, { url: '/one' })).toBe(0);
		expect(place(entries, { got: 'two', nth: -1 })).toBe(2);
		expect(label('locked', entries, { url: /two/, nth: 0 })).toEqual({ kind: 'locked', exchange: 1 });
	});

	it('does not guess', () => {
		expect(() => place(entries, { url: '/two' })).toThrow('2 entries fit');
		expect(() => place(entries, { status: 409 })).toThrow('0 entries fit');
	});
});

it('makes HAR of what went over the wire', () => {
	const [made] = wireToHar([
		{
			who: 'admin',
			startedDateTime: '2026-11-20T14:00:00.000Z',
			timeMs: 12,
			request: {
				method: 'POST',
				url: 'http://127.0.0.1:1/wp-json/wp/v2/posts?_locale=user',
				headers: [{ name: 'Content-Type', value: 'application/json' }],
				body: '{"title":"ü"}',
			},
			response: {
				httpVersion: 'HTTP/1.1',
				status: 302,
				statusText: 'Found',
				headers: [{ name: 'Location', value: '/there' }],
				body: '',
			},
		},
	]);
	expect(made?.request).toMatchObject({
		bodySize: 14,
		queryString: [{ name: '_locale', value: 'user' }],
		postData: { mimeType: 'application/json', text: '{"title":"ü"}' },
	});
	expect(made?.response).toMatchObject({ status: 302, redirectURL: '/there' });
});
