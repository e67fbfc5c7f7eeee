import { describe, expect, it } from 'vitest';
import {
	CACHE_PURGES,
	PURGE_ORDER,
	productName,
	purgeMessage,
} from '../../src/wordpress/knowledge/cache-purges.ts';
import { CACHE_COMMENTS, CACHE_HEADERS } from '../../src/wordpress/knowledge/cache-signs.ts';
import { sayEnglish } from '../support.ts';

const signs = [...CACHE_HEADERS, ...CACHE_COMMENTS];
const names = new Set(signs.map(({ name }) => name));

describe('ways to empty caches', () => {
	it('have one step for each layer, from the database outwards', () => {
		const layers = PURGE_ORDER.map(({ layer }) => layer);
		expect(new Set(layers).size).toBe(layers.length);
		for (const { layer } of signs) expect(layers).toContain(layer);
		const place = (layer: (typeof layers)[number]) => layers.indexOf(layer);
		expect(place('object')).toBeLessThan(place('page-cache-plugin'));
		expect(place('page-cache-plugin')).toBeLessThan(place('host'));
		expect(place('host')).toBeLessThan(place('cdn'));
		expect(place('cdn')).toBeLessThan(place('browser'));
	});

	it('touch others only before they touch the person', () => {
		const reach = PURGE_ORDER.map(step => step.reach);
		expect(reach.lastIndexOf('everybody')).toBeLessThan(reach.indexOf('you'));
	});

	it('are of products that the signs know, each once, with a source', () => {
		expect(new Set(CACHE_PURGES.map(({ name }) => name)).size).toBe(CACHE_PURGES.length);
		for (const { name, source } of [...CACHE_PURGES, ...PURGE_ORDER.map(row => ({ ...row, name: null }))]) {
			if (name !== null) expect(names).toContain(name);
			expect(source.trim()).not.toBe('');
		}
	});

	it('can be said for every sign, and name the product where its button is known', () => {
		for (const { layer, name } of signs) {
			const text = sayEnglish(purgeMessage(layer, productName(name)));
			expect(text.length, name).toBeGreaterThan(10);
			expect(text, name).not.toMatch(/^caches_|\$/);
		}
		expect(sayEnglish(purgeMessage('cdn', 'Cloudflare'))).toContain('Purge Everything');
		expect(sayEnglish(purgeMessage('cdn', 'Fastly'))).toBe(
			'Purge everything in the control panel of Fastly.',
		);
		expect(sayEnglish(purgeMessage('cdn', null))).toBe('Purge everything in the control panel of the CDN.');
	});

	it('tell products from manners of speaking', () => {
		const unnamed = [...names].filter(name => productName(name) === null);
		// All that begin with an article are such, and nothing else is.
		expect(unnamed.sort()).toEqual([...names].filter(name => /^(?:a|the) /.test(name)).sort());
	});
});
