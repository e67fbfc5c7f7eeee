import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AwkwardSite, startAwkwardSite } from './site.ts';
import { until } from './until.ts';

describe('startAwkwardSite', () => {
	let site: AwkwardSite;
	const get = (path: string, init?: RequestInit) => fetch(`${site.origin}/wp-json/demo/v1/${path}`, init);

	beforeEach(async () => {
		site = await startAwkwardSite();
	});
	afterEach(() => site.stop());

	it.each([
		['conflict', 409, 106],
		['big', 409, 5 * 1024 * 1024],
		['binary', 409, 1024],
		['nothing', 204, 0],
		['redirect', 409, 106],
		['gzip', 409, 106],
		['no-such-route', 404, undefined],
	])('answers /%s with %i and %s bytes', async (path, status, bytes) => {
		const response = await get(path, { method: 'POST', body: '{}' });
		expect(response.status).toBe(status);
		const body = await response.arrayBuffer();
		if (bytes !== undefined) expect(body.byteLength).toBe(bytes);
	});

	it.each(['dropped', 'cut'])('breaks the connection of /%s', async path => {
		await expect(get(path).then(response => response.text())).rejects.toThrow();
		await until('the end', () => site.arrivals.every(each => each.state === 'gone'));
	});

	it('sends bytes that are no UTF-8', async () => {
		const bytes = await (await get('invalid-utf8')).arrayBuffer();
		expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
	});

	it('drips until the page gives up, and notices', async () => {
		const giveUp = new AbortController();
		const response = await get('slow', { signal: giveUp.signal });
		expect(response.status).toBe(409);
		expect(site.arrivals).toMatchObject([{ method: 'GET', url: '/wp-json/demo/v1/slow', state: 'open' }]);
		giveUp.abort();
		await until('the server to notice', () => site.arrivals[0]?.state === 'gone');
	});

	it('refuses connections once stopped, and breaks the open ones', async () => {
		const open = get('silent').catch((error: Error) => error);
		await until('the request to arrive', () => site.arrivals.length > 0);
		await site.stop();
		await site.stop();
		expect(await open).toBeInstanceOf(Error);
		await expect(get('conflict')).rejects.toThrow();
	});
});
