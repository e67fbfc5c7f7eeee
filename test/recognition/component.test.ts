import { expect, it } from 'vitest';
import { componentFromUrl, componentsFromInitiator } from '../../src/wordpress/component.ts';

const frame = (path: string) => ({
	url: `https://example.test${path}`,
	functionName: '',
	line: 0,
	column: 0,
});

it.each([
	['/wp-content/plugins/acme-forms/js/save.js?ver=2', { type: 'plugin', slug: 'acme-forms' }],
	['/wp-content/themes/twentytwentyfive/a.js', { type: 'theme', slug: 'twentytwentyfive' }],
	['/wp-content/mu-plugins/host-tools/a.js', { type: 'must-use', slug: 'host-tools' }],
	['/sub/wp-includes/js/dist/api-fetch.min.js', { type: 'core', slug: 'wordpress' }],
	['/assets/app.js', null],
])('%s', (path, component) => {
	expect(componentFromUrl(`https://example.test${path}`)).toEqual(component);
});

it('names each script once, and core only when nobody else is there', () => {
	const core = frame('/wp-includes/js/dist/api-fetch.js');
	const plugin = frame('/wp-content/plugins/acme/a.js');
	expect(componentsFromInitiator({ type: 'script', url: '', frames: [core, plugin, plugin] })).toEqual([
		{ type: 'plugin', slug: 'acme' },
	]);
	expect(componentsFromInitiator({ type: 'script', url: '', frames: [core] })).toEqual([
		{ type: 'core', slug: 'wordpress' },
	]);
	expect(componentsFromInitiator({ type: '', url: 'not a url', frames: [] })).toEqual([]);
});
