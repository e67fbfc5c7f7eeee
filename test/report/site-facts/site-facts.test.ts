import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageAnswer, PageRequest } from '../../../src/exchange/page-request.ts';
import { siteAddress } from '../../../src/isolation/rungs/site-calls.ts';
import { collectFacts } from '../../../src/report/site-facts/collect-facts.ts';
import { FACT_OUTCOMES, refusalOf } from '../../../src/report/site-facts/fact-outcome.ts';
import {
	dropInsIn,
	mustUseIn,
	readSiteHealth,
	versionIn,
} from '../../../src/report/site-facts/site-health.ts';
import { FACT_SOURCES } from '../../../src/report/site-facts/sources.ts';
import { sayEnglish } from '../../support.ts';

const SITE = siteAddress('https://shop.example/wp-json/');
if (!SITE) throw new Error('No site');

const answer = (text: string, status = 200, type = 'application/json'): PageAnswer => ({
	kind: 'answer',
	status,
	headers: [{ name: 'Content-Type', value: type }],
	text,
	truncated: false,
	startedAt: 0,
	durationMs: 1,
});

/** As WordPress 7.1.1 writes it, shortened. */
const HEALTH = `\`
### wp-core ###

version: 7.1.1
site_language: de_DE
environment_type: production

### wp-dropins (2) ###

advanced-cache.php: true
object-cache.php: true

### wp-mu-plugins (3) ###

Host: Cache: version: 2.0, author: A "Host"
Loader: author: Somebody, version: (undefined)
Nameless: author: (undefined), version: 1.0

### wp-plugins-active (1) ###

Acme Guard: version: 1.2, author: Acme, Auto-updates disabled

### wp-server ###

server_architecture: Linux
php_version: 8.3.1 64bit
\``;

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const healthPage = (text: string) =>
	answer(
		`<html><body class="wp-admin"><button type="button" class="button copy-button" data-clipboard-text="${escaped(text)}">Copy</button></body></html>`,
		200,
		'text/html; charset=UTF-8',
	);

const plugins = (...rows: readonly (readonly [string, string])[]) =>
	answer(JSON.stringify(rows.map(([plugin, status]) => ({ plugin, status, name: plugin, version: '1.2' }))));
const THEME = answer(
	JSON.stringify([{ stylesheet: 'acme-child', template: 'acme', version: '3.1', name: { raw: 'Acme' } }]),
);

/** A site that answers by what a URL holds; the last that fits. */
function site(routes: Readonly<Record<string, PageAnswer>>) {
	const asked: PageRequest[] = [];
	const send = async (request: PageRequest): Promise<PageAnswer> => {
		asked.push(request);
		const known = Object.keys(routes).findLast(part => decodeURIComponent(request.url).includes(part));
		return (known === undefined ? undefined : routes[known]) ?? answer('', 404);
	};
	return { asked, collect: () => collectFacts(SITE as NonNullable<typeof SITE>, send, () => {}) };
}

const WHOLE = {
	'/wp/v2/plugins': plugins(['acme-guard/acme-guard', 'active'], ['hello', 'inactive']),
	'/wp/v2/themes': THEME,
	'site-health.php': healthPage(HEALTH),
};

describe('facts of a site', () => {
	it('are asked for by GETs alone, and none with a body', async () => {
		const { asked, collect } = site(WHOLE);
		await collect();
		expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
		expect(asked.every(({ body }) => body === null)).toBe(true);
		expect(asked.every(({ url }) => url.startsWith('https://shop.example/'))).toBe(true);
	});

	it('are put together from what each source says', async () => {
		const { collect } = site(WHOLE);
		expect(await collect()).toMatchObject({
			origin: 'https://shop.example',
			wordpress: '7.1.1',
			php: '8.3.1',
			theme: { stylesheet: 'acme-child', parent: 'acme', version: '3.1' },
			plugins: [
				{ slug: 'acme-guard', version: '1.2', status: 'active' },
				{ slug: 'hello', version: '1.2', status: 'inactive' },
			],
			mustUse: [
				{ name: 'Host: Cache', version: '2.0' },
				{ name: 'Loader', version: null },
				{ name: 'Nameless', version: '1.0' },
			],
			dropIns: ['advanced-cache.php', 'object-cache.php'],
			siteHealth: expect.stringContaining('A "Host"'),
			sources: [
				{ source: 'plugins', outcome: 'read' },
				{ source: 'theme', outcome: 'read' },
				{ source: 'site-health', outcome: 'read' },
			],
		});
	});

	it('are said by one source though another refuses', async () => {
		const forbidden = answer(
			'{"code":"rest_cannot_view_plugins","message":"No.","data":{"status":403}}',
			403,
		);
		const { collect } = site({ ...WHOLE, '/wp/v2/plugins': forbidden });
		const facts = await collect();
		expect(facts.plugins).toBe(null);
		expect(facts.wordpress).toBe('7.1.1');
		expect(facts.sources[0]).toEqual({ source: 'plugins', outcome: 'not-allowed' });
	});

	it('keep off wp-admin while Health Check hides plugins, and take the list that is stored', async () => {
		const { asked, collect } = site({
			...WHOLE,
			'/wp/v2/plugins': plugins(['acme-guard/acme-guard', 'active'], ['health-check/health-check', 'active']),
			'health-check-allowed-plugins=': plugins(
				['acme-guard/acme-guard', 'inactive'],
				['health-check/health-check', 'inactive'],
			),
			'health-check-allowed-plugins=acme-guard,health-check': plugins(
				['acme-guard/acme-guard', 'active'],
				['health-check/health-check', 'active'],
			),
		});
		const facts = await collect();
		expect(facts.plugins?.map(({ status }) => status)).toEqual(['active', 'active']);
		expect(facts.siteHealth).toBe(null);
		expect(facts.sources.at(-1)).toEqual({ source: 'site-health', outcome: 'masked' });
		expect(asked.some(({ url }) => url.includes('/wp-admin/'))).toBe(false);
	});

	it('are not asked for any further once the page does not answer', async () => {
		let count = 0;
		const facts = await collectFacts(
			SITE,
			async () => {
				count += 1;
				return { kind: 'failed', reason: 'denied' };
			},
			() => {},
		);
		expect(count).toBe(1);
		expect(facts.sources.map(({ outcome }) => outcome)).toEqual(['no-answer', 'no-answer', 'no-answer']);
	});
});

describe('what is not told', () => {
	it.each([
		['not-allowed', answer('{"code":"rest_cannot_view_themes","message":"","data":{"status":403}}', 403)],
		['not-allowed', answer('<body id="error-page"><p>Sorry, you are not allowed.</p>', 403, 'text/html')],
		['signed-out', answer('{"code":"rest_cannot_view_themes","message":"","data":{"status":401}}', 401)],
		['signed-out', answer('{"code":"rest_cookie_invalid_nonce","message":"","data":{"status":403}}', 403)],
		['signed-out', answer('<form name="loginform" id="loginform">', 200, 'text/html')],
		['refused', answer('<h1>Blocked by the firewall</h1>', 403, 'text/html')],
		['refused', answer('', 404)],
		['no-answer', answer('', 502)],
		['no-answer', { kind: 'failed', reason: 'timeout' } as const],
		['unreadable', answer('<!doctype html><p>Hello</p>', 200, 'text/html')],
	] as const)('is %s', (outcome, given) => {
		expect(refusalOf(given)).toBe(outcome);
		expect(sayEnglish({ key: FACT_OUTCOMES[outcome] })).not.toBe('');
	});

	it.each(FACT_SOURCES)('has a source and a name: $id', ({ label, source }) => {
		expect(source).toMatch(/WordPress \d/);
		expect(sayEnglish({ key: label })).not.toBe('');
	});
});

describe('Site Health’s text', () => {
	it('is what the button copies, without the backticks', () => {
		expect(readSiteHealth(healthPage(HEALTH))).toBe(HEALTH.slice(2, -2));
		expect(readSiteHealth(answer('<p>No button</p>', 200, 'text/html'))).toBe(null);
		expect(readSiteHealth(healthPage('Something else'))).toBe(null);
	});

	it('is read as far as it came', () => {
		const whole = healthPage(HEALTH);
		if (whole.kind === 'failed') throw new Error('No answer');
		const cut = whole.text.slice(0, whole.text.indexOf('object-cache'));
		expect(dropInsIn(readSiteHealth({ ...whole, text: cut }) ?? '')).toEqual(['advanced-cache.php']);
	});

	it('has no version where it says none, and no list where it has none', () => {
		const text = '### wp-core ###\n\nversion: undefined';
		expect(versionIn(text, 'wp-core', 'version')).toBe(null);
		expect(versionIn(text, 'wp-server', 'php_version')).toBe(null);
		expect(mustUseIn(text)).toEqual([]);
	});

	it('is read whatever it says', () => {
		const piece = fc.constantFrom(
			'### ',
			' ###\n',
			'wp-mu-plugins',
			': version: ',
			', author: ',
			'\n',
			'1.2',
			'`',
			'é',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
				const text = pieces.join('');
				for (const { name, version } of mustUseIn(text)) {
					expect(name.length).toBeLessThanOrEqual(200);
					expect(version === null || /^\d/.test(version)).toBe(true);
				}
				expect(Array.isArray(dropInsIn(text))).toBe(true);
				const read = readSiteHealth(healthPage(text));
				expect(read === null || read.startsWith('### ')).toBe(true);
			}),
		);
	});
});
