import { expect, it, vi } from 'vitest';
import { createReveal } from '../../src/browser/reveal.ts';

const script = 'https://example.test/wp-content/plugins/acme/save.js';

it('opens a script at its line, which DevTools counts from 0', () => {
	const openResource = vi.fn();
	const reveal = createReveal({ openResource });
	reveal?.resource(script, 12);
	reveal?.resource(script);
	reveal?.resource(script, 0);
	expect(openResource.mock.calls.map(([url, line]) => [url, line])).toEqual([
		[script, 11],
		[script, 0],
		[script, 0],
	]);
});

it("filters the Network panel by a request's URL, where the browser can", () => {
	const openResource = vi.fn();
	const show = vi.fn();
	createReveal({ openResource, network: { show } })?.request(script);
	expect(show).toHaveBeenCalledWith({ filter: `url:${script}` });
	expect(openResource).not.toHaveBeenCalled();
});

it('opens a request as a resource, where the browser can do only that', () => {
	const openResource = vi.fn();
	createReveal({ openResource })?.request(script);
	expect(openResource.mock.calls[0]?.slice(0, 2)).toEqual([script, 0]);
});

it('is not there in a browser that opens nothing', () => {
	expect(createReveal({})).toBeNull();
});
