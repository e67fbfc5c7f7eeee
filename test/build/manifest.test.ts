import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { type Built, builtFor } from './built.ts';

/* Concord asks for nothing: what a build's manifest may hold is an allow-list, so that no tool adds to it unseen. */

const ALLOWED_KEYS = [
	'browser_specific_settings',
	'content_security_policy',
	'default_locale',
	'description',
	'devtools_page',
	'icons',
	'manifest_version',
	'minimum_chrome_version',
	'name',
	'permissions',
	'version',
];

describe.each(['chrome', 'firefox'])('the manifest of the %s build', browser => {
	let built: Built;
	let manifest: Record<string, unknown> = {};

	beforeAll(async () => {
		built = await builtFor(browser);
		manifest = JSON.parse(built.read('manifest.json'));
	});

	it('asks for storage and nothing else', () => {
		expect(manifest.permissions).toEqual(['storage']);
		expect(Object.keys(manifest).filter(key => !ALLOWED_KEYS.includes(key))).toEqual([]);
	});

	it('lets no remote code in and no connection out', () => {
		const { extension_pages: policy } = manifest.content_security_policy as Record<string, string>;
		expect(policy).toContain("default-src 'none'");
		expect(policy).toContain("script-src 'self'");
		expect(policy).toContain("connect-src 'none'");
		expect(policy).not.toMatch(/unsafe|https?:|\*/);
	});

	it('has the version of package.json and every file it names', () => {
		expect(manifest.version).toBe(packageJson.version);
		const named = [
			...Object.values(manifest.icons as object),
			manifest.devtools_page,
			'_locales/en/messages.json',
			'src/panel/panel.html',
		];
		expect(built.files).toEqual(expect.arrayContaining(named));
	});
});
