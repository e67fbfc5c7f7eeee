import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import type { Detected } from '../../../src/isolation/rungs/detect.ts';
import { type StagingMaterial, stagingChecklist } from '../../../src/panel/state/staging-checklist.ts';
import { type EntrySketch, exchange, sayEnglish } from '../../support.ts';

const REFUSED: EntrySketch = {
	method: 'POST',
	url: 'https://shop.test/wp-json/acme-seo/v1/items/7?_wpnonce=a1b2c3d4e5',
	requestHeaders: {
		'Content-Type': 'application/json',
		Cookie: 'wordpress_logged_in_abc=ada%7C1%7Cdeadbeefcafe',
		'X-WP-Nonce': 'f0e1d2c3b4',
	},
	requestBody: '{"title":"Ada secret plan","password":"hunter2 horse","note":"a1b2c3d4e5"}',
	status: 409,
	responseBody:
		'{"code":"acme_edit_conflict","message":"Changed by ada@shop.test on shop.test.","data":{"status":409}}',
};

const PLUGINS = [
	'b-first/b.php',
	'acme-seo/acme-seo.php',
	'woo-extra/woo-extra.php',
	'woocommerce/woocommerce.php',
];

const DETECTED: Detected = {
	availability: {} as Detected['availability'],
	trouble: null,
	loopback: null,
	masked: false,
	plugins: [...PLUGINS, 'off/off.php'].map((file, at) => ({
		file,
		name: file === 'b-first/b.php' ? 'B | [x](javascript:1) `y`' : file,
		version: `1.${at}`,
		status: file === 'off/off.php' ? 'inactive' : 'active',
	})),
	active: PLUGINS,
};

function material(more: Partial<StagingMaterial> = {}): StagingMaterial {
	const inspector = createInspector();
	inspector.observe(exchange(REFUSED));
	const [finding] = inspector.observations()[0]?.findings ?? [];
	if (!finding) throw new Error('It is a conflict');
	return { finding, detected: DETECTED, facts: null, hideSite: false, ...more };
}

const text = (more?: Partial<StagingMaterial>) => stagingChecklist(material(more), sayEnglish) ?? '';

describe('the checklist for a staging copy', () => {
	it('names the request, the versions, and what to do in which order', () => {
		const made = text();
		expect(made).toMatch(/^# Find the culprit on a copy `POST \/acme-seo\/v1\/items\/7`\n/);
		expect(made).toContain('`409 acme_edit_conflict`');
		expect(made).toMatch(/\| 1 \| .*acme-seo.* \| `acme-seo\/acme-seo\.php` \| `1\.1` \| `?\d+/);
		expect(made).not.toContain('off/off.php');
		// What is required comes before what requires it.
		expect(made.indexOf('`woocommerce/woocommerce.php`')).toBeLessThan(
			made.indexOf('`woo-extra/woo-extra.php`'),
		);
		for (const title of ['Make the copy', 'See that it fails there', 'Halve the list', 'Prove it'])
			expect(made).toContain(`\n## ${title}\n`);
		expect(made.match(/^- \[ \] /gm)?.length).toBeGreaterThan(8);
	});

	it('says the versions that the site has told, and leaves a gap for the others', () => {
		expect(text()).toMatch(/- WordPress ‹look it up/);
		const facts = {
			origin: 'https://shop.test',
			wordpress: '7.1.1',
			php: '8.2.7',
			theme: { stylesheet: 'storefront', parent: null, version: '4.6' },
			plugins: null,
			mustUse: null,
			dropIns: null,
			siteHealth: null,
			sources: [],
		};
		const told = text({ facts });
		expect(told).toMatch(/- WordPress `?7\.1\.1`?\n- PHP `?8\.2\.7`?\n- Theme `?storefront`? `?4\.6`?/);
	});

	it('holds no secret, and nothing of what somebody wrote', () => {
		const made = text();
		expect(made).not.toMatch(/hunter2|a1b2c3d4e5|f0e1d2c3b4|deadbeef|Ada secret|ada@/);
		expect(made).toContain('shop.test');
	});

	it('hides the site where the person does', () => {
		const made = text({ hideSite: true });
		expect(made).not.toContain('shop.test');
		expect(made).toContain('site.example');
	});

	it('lets no name of a plugin be markup', () => {
		expect(text()).toMatch(/^\| 2 \| B \\\|`` {2}\[x\]\(javascript:1\) `y` `` \|/m);
	});
});

it('the shell on the copy has just the first so many on, in their order', () => {
	const code = /```sh\n([\s\S]*?)\n```/.exec(text())?.[1] ?? '';
	const ran = execFileSync('sh', ['-c', `wp() { printf '%s ' "$@"; echo; }\n${code}\nonly 9`], {
		encoding: 'utf8',
	}).split('\n');
	const first = Number(/only (\d+)$/.exec(code)?.[1]);
	expect(ran.slice(0, first + 1)).toEqual([
		'plugin deactivate --all ',
		...['acme-seo/acme-seo.php', 'b-first/b.php', 'woocommerce/woocommerce.php', 'woo-extra/woo-extra.php']
			.slice(0, first)
			.map(file => `plugin activate ${file} `),
	]);
	expect(ran.slice(first + 1).filter(Boolean)).toHaveLength(PLUGINS.length + 1);
});
