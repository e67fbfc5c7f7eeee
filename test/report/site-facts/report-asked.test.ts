import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ReportChoice } from '../../../src/report/build-report.ts';
import { openExport } from '../../../src/report/export/export-report.ts';
import schema from '../../../src/report/schema.json' with { type: 'json' };
import type { CollectedFacts } from '../../../src/report/site-facts/site-facts.ts';
import { inputOf } from '../export/inputs.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const HEALTH = `### wp-core ###

version: 7.1.1
home_url: https://shop.test
admin_note: ask jane@shop.test

### wp-paths-sizes ###

wordpress_path: /home/jane/public_html`;

const FACTS: CollectedFacts = {
	origin: 'https://shop.test',
	wordpress: '7.1.1',
	php: '8.3.1',
	theme: { stylesheet: 'acme-child', parent: 'acme', version: '3.1' },
	plugins: [
		{ slug: 'acme-guard', name: 'Acme Guard', version: '1.2', status: 'active' },
		{ slug: 'hello', name: 'Hello Dolly', version: null, status: 'inactive' },
	],
	mustUse: [{ name: 'Loader', version: '1.0' }],
	dropIns: ['object-cache.php'],
	siteHealth: HEALTH,
	sources: [
		{ source: 'plugins', outcome: 'read' },
		{ source: 'theme', outcome: 'not-allowed' },
		{ source: 'site-health', outcome: 'read' },
	],
};

const entry = (path: string) => ({
	startedDateTime: '2026-11-21T08:00:00Z',
	time: 12,
	request: { method: 'PUT', url: `https://shop.test/wp-json/wp/v2/${path}`, headers: [] },
	response: {
		status: 409,
		statusText: '',
		headers: [{ name: 'Content-Type', value: 'application/json' }],
		content: { mimeType: 'application/json', text: '{"code":"acme_stale","message":"Old.","data":null}' },
	},
});

const INPUT = inputOf({ log: { entries: [entry('posts/7'), entry('pages/8')] } });

function exported(choice: ReportChoice = {}, facts: CollectedFacts | null = FACTS) {
	const { report, write } = openExport({ ...INPUT, facts }, choice);
	const text = (target: Parameters<typeof write>[0]) => {
		const outcome = write(target);
		return outcome.kind === 'ready' ? outcome.text : '';
	};
	return { report: JSON.parse(JSON.stringify(report)), text };
}

describe('what a site said', () => {
	it('stands in the report, which keeps to its schema', () => {
		const { report } = exported();
		expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
		expect(report.site).toMatchObject({ wordpress: '7.1.1', php: '8.3.1', theme: 'acme-child' });
		expect(report.site.plugins[0]).toEqual(FACTS.plugins?.[0]);
		expect(report.site.asked).toMatchObject({ parentTheme: 'acme', dropIns: ['object-cache.php'] });
	});

	it('is redacted as all the rest', () => {
		const { siteHealth } = exported().report.site.asked;
		expect(siteHealth).toContain('version: 7.1.1');
		expect(siteHealth).not.toMatch(/jane@|home\/jane/);
		const hidden = JSON.stringify(exported({ hideSite: true }).report);
		expect(hidden).not.toContain('shop.test');
	});

	it('names no folder of the server, wherever a host keeps its sites', () => {
		const siteHealth = `### wp-paths-sizes ###

wordpress_path: /data01/virt4711/domains/shop/web
uploads_path: /data01/virt4711/domains/shop/web/wp-content/uploads
fonts_path: /cluster7/fonts/virt4711

### wp-constants ###

ABSPATH: /data01/virt4711/domains/shop/web/
WP_CONTENT_DIR: /data01/virt4711/domains/shop/web/wp-content
WP_CACHE: true

### acme ###

writes_to: /data01/virt4711/domains/shop/web/acme.log`;
		const { report, text } = exported({}, { ...FACTS, siteHealth });
		expect(report.site.asked.siteHealth).toContain('uploads_path: ABSPATH/wp-content/uploads');
		expect(report.site.asked.siteHealth).toContain('writes_to: ABSPATH/acme.log');
		expect(JSON.stringify(report)).not.toMatch(/virt4711|data01/);
		expect(text({ kind: 'support', venue: 'wordpress-org' })).not.toMatch(/virt4711|data01/);
		const kept = exported({ keep: ['path'] }, { ...FACTS, siteHealth }).report;
		expect(kept.site.asked.siteHealth).toBe(siteHealth);
	});

	it('takes no folder for a secret that is the same on many servers', () => {
		const siteHealth =
			'### wp-paths-sizes ###\n\nwordpress_path: /wordpress\nthemes_path: /wordpress/wp-content';
		const { report } = exported({}, { ...FACTS, siteHealth });
		expect(report.redaction.counts).toEqual({});
	});

	it('is told where people ask, with what was refused, and is then not asked for again', () => {
		const forum = exported().text({ kind: 'support', venue: 'wordpress-org' });
		expect(forum).toContain('acme-child, version 3.1, child of acme');
		expect(forum).toContain('Loader 1.0');
		expect(forum).toContain('### wp-core ###');
		expect(forum).toContain('Theme: not allowed for this user');
		expect(forum).not.toContain('Paste the report of');
		// WooCommerce's own status says more than Site Health.
		const shop = exported().text({ kind: 'support', venue: 'woocommerce' });
		expect(shop).toContain('Paste the report of');
		expect(exported().text({ kind: 'format', format: 'markdown' })).toContain('### wp-core ###');
	});

	it('of another site is not this one’s', () => {
		const { site } = exported({}, { ...FACTS, origin: 'https://other.test' }).report;
		expect(site.asked).toBe(undefined);
		expect(site.plugins).toEqual([]);
	});

	it('is left out where it is not wanted, with all versions and plugins', () => {
		const { site } = exported({ leaveOut: ['site'] }).report;
		expect(site).toEqual({
			origin: 'https://shop.test',
			restRoot: null,
			wordpress: null,
			php: null,
			theme: null,
			plugins: [],
		});
	});
});

describe('what is chosen', () => {
	it('is one finding with its requests, and counts of all', () => {
		const all = exported().report;
		const [first] = all.findings;
		const { report } = exported({ findings: [first.id] });
		expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
		expect(report.findings).toEqual([first]);
		expect(report.exchanges.map(({ id }: { id: number }) => id)).toEqual(first.exchangeIds);
		expect(report.summary).toEqual(all.summary);
		expect(all.timeline).toHaveLength(2);
		expect(report.timeline).toHaveLength(1);
	});

	it('is a report without timeline and requests', () => {
		const { report } = exported({ leaveOut: ['timeline', 'exchanges'] });
		expect(validate(report)).toBe(true);
		expect(report).toMatchObject({ timeline: [], exchanges: [] });
		expect(report.findings).toHaveLength(2);
	});
});
