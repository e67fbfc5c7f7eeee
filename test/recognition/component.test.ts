import { expect, it } from 'vitest';
import { componentFromPath, componentFromUrl } from '../../src/wordpress/component.ts';

it.each([
	['/wp-content/plugins/acme-forms/js/save.js?ver=2', { type: 'plugin', slug: 'acme-forms' }],
	['/wp-content/themes/twentytwentyfive/a.js', { type: 'theme', slug: 'twentytwentyfive' }],
	['/wp-content/mu-plugins/host-tools/a.js', { type: 'must-use', slug: 'host-tools' }],
	['/sub/wp-includes/js/dist/api-fetch.min.js', { type: 'core', slug: 'wordpress' }],
	['/assets/app.js', null],
])('%s', (path, component) => {
	expect(componentFromUrl(`https://example.test${path}`)).toEqual(component);
});

it.each([
	['/var/www/html/wp-content/plugins/acme/inc/a.php', { type: 'plugin', slug: 'acme' }],
	['C:\\inetpub\\wp-content\\plugins\\acme\\a.php', { type: 'plugin', slug: 'acme' }],
	['/srv/bedrock/web/app/plugins/acme/a.php', { type: 'plugin', slug: 'acme' }],
	['/var/www/html/wp-content/plugins/hello.php', { type: 'plugin', slug: 'hello' }],
	['/var/www/html/wp-content/object-cache.php', { type: 'drop-in', slug: 'object-cache.php' }],
	['/var/www/html/wp-includes/post.php', { type: 'core', slug: 'wordpress' }],
	['/var/www/html/wp-content/mu-plugins/.php', null],
	['/var/www/html/index.php', null],
])('%s', (path, component) => {
	expect(componentFromPath(path)).toEqual(component);
});
