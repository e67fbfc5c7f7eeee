import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phpList } from '../../../src/isolation/recipes/php-list.ts';
import { blueprint } from '../../../src/isolation/recipes/playground.ts';
import { restoreLines } from '../../../src/isolation/recipes/restore-lines.ts';
import { wpCliProbe } from '../../../src/isolation/recipes/wp-cli.ts';

const AWKWARD = ['akismet/akismet.php', "it's/o'neill.php", 'größe/plugin.php', 'a b/$HOME `id`.php'];

/** What a shell makes of a line: its words. */
function words(line: string): string[] {
	const code = 'for word in "$@"; do printf "%s\\0" "$word"; done';
	return execFileSync('sh', ['-c', `set -- ${line}\n${code}`], { encoding: 'utf8' })
		.split('\0')
		.slice(0, -1);
}

test('a list is as PHP serialises it: lengths in bytes, nothing escaped', () => {
	expect(phpList([])).toBe('a:0:{}');
	expect(phpList(['akismet/akismet.php', 'größe/plugin.php'])).toBe(
		'a:2:{i:0;s:19:"akismet/akismet.php";i:1;s:18:"größe/plugin.php";}',
	);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), text => {
			const length = Number(/s:(\d+):/.exec(phpList([text]))?.[1]);
			expect(length).toBe(new TextEncoder().encode(text).length);
		}),
	);
});

describe('putting back without the panel', () => {
	test('a shell hands WP-CLI just this list, in its order', () => {
		const [wp, option, update, name, json, ...rest] = words(restoreLines(AWKWARD).wpCli);
		expect([wp, option, update, name]).toEqual(['wp', 'option', 'update', 'active_plugins']);
		expect(JSON.parse(json ?? '')).toEqual(AWKWARD);
		expect(rest).toEqual(['--format=json', '--skip-plugins', '--skip-themes']);
	});

	test('SQL holds the list between quotes that nothing in it ends', () => {
		expect(restoreLines(["it's/a.php"], 'shop_').sql).toBe(
			`UPDATE shop_options SET option_value = 'a:1:{i:0;s:10:"it''s/a.php";}' WHERE option_name = 'active_plugins';`,
		);
		expect(restoreLines(['a\\.php']).sql).toContain(
			`0x${Buffer.from('a:1:{i:0;s:6:"a\\.php";}').toString('hex')} `,
		);
		expect(restoreLines([], 'wp_; DROP').sql).toContain('UPDATE wp_options ');
	});
});

test('a probe for WP-CLI leaves out the other plugins, and asks for the same request', () => {
	const request = { method: 'POST', route: '/wp/v2/posts/1', json: '{"title":"It\'s"}' };
	const line = wpCliProbe(['a/a.php', 'b/b.php', 'hello.php'], ['a/a.php'], 'default', request);
	const [, , skip, theme, kind, code] = words(line);
	expect([skip, theme, kind]).toEqual(['--skip-plugins=b,hello', '--skip-themes', 'eval']);
	expect(code).toContain(`'POST', '/wp/v2/posts/1'`);
	expect(code).toContain(`set_body( '{"title":"It\\'s"}' )`);
	expect(wpCliProbe(['a/a.php'], ['a/a.php'], 'own', request)).not.toMatch(/--skip/);
});

test('a Blueprint installs what is to be on, each folder once', () => {
	const plugin = (file: string) => ({ file, name: file, version: '1', status: 'active' as const });
	const copy = blueprint({
		plugins: ['suite/log.php', 'suite/mail.php', 'hello.php', 'off/off.php'].map(plugin),
		active: ['suite/log.php', 'suite/mail.php', 'hello.php'],
		theme: 'storefront',
		wordpress: '7.1.1',
		php: '8.2.7',
	});
	expect(copy.preferredVersions).toEqual({ php: '8.2', wp: '7.1' });
	expect(JSON.stringify(copy.steps).match(/"slug":"[^"]+"/g)).toEqual([
		'"slug":"storefront"',
		'"slug":"suite"',
		'"slug":"hello"',
	]);
});
