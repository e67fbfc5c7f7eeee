import { describe, expect, it } from 'vitest';
import { comparedVersions } from '../../src/diagnosis/version-token.ts';
import { valueAt } from '../../src/exchange/json-pointer.ts';
import { parseUrl } from '../../src/exchange/url.ts';
import { compilePattern } from '../../src/filter/pattern/pattern.ts';
import { createRedactor } from '../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../src/report/redaction/self-scan.ts';
import { readSiteHealth } from '../../src/report/site-facts/site-health.ts';
import { readJsonError } from '../../src/wordpress/error.ts';
import { findPhpNotices } from '../../src/wordpress/php-notices.ts';
import { recogniseEndpoint } from '../../src/wordpress/recognise.ts';
import { restRoute } from '../../src/wordpress/rest-route.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { scan } from '../har/scan.ts';
import { exchange } from '../support.ts';
import { answerOf } from './page-answer.ts';

/* What fuzzing found, once each. Where it was time, the input is one that took minutes: it ends, or the test does not. */

describe('a pointer leads to what it was made for', () => {
	it.each([
		['a slash', { code: 'a', message: 'b', data: { 'server_a/version': 2, given: 1 } }],
		['a tilde', { code: 'a', message: 'b', data: { 'current_a~version': 2, given: 1 } }],
		['a slash further in', { code: 'a', message: 'b', data: { current: { 'a/version': 2 } } }],
	])('with %s in the name of a version', (_, body) => {
		const subject = understand(
			exchange({
				method: 'POST',
				status: 409,
				requestBody: '{"a/version":1}',
				responseBody: JSON.stringify(body),
			}),
		);
		const compared = comparedVersions(subject);
		expect(compared?.current).toBe('2');
		expect(valueAt(body, compared?.pointer ?? '')).toBe(2);
	});

	it.each([
		[{ success: false }, ''],
		[{ success: false, data: '' }, '/data'],
		[{ result: 'failure', message: 'No stock.' }, ''],
		[{ result: 'failure', messages: '<ul>' }, '/messages'],
	])('of an error that says next to nothing: %j', (body, pointer) => {
		expect(readJsonError(body)?.pointer).toBe(pointer);
		expect(valueAt(body, pointer)).toBeDefined();
	});
});

describe('an entry that is no JSON is cut the same', () => {
	it('however the file comes', () => {
		const file = '{"log":{"entries":[{"r"::"x14,"rx":A},{"request":{"url":"a"}}]}}';
		const wanted = () => true;
		const whole = scan(file, [file.length], wanted);
		for (let size = 1; size < file.length; size++) expect(scan(file, [size], wanted)).toEqual(whole);
	});
});

describe('a long row of', () => {
	it('slashes in a route is taken off its end, and costs nothing where it is not at the end', () => {
		const url = parseUrl(`https://a.test/?rest_route=/wp/v2${'/'.repeat(200_000)}x`);
		expect(url && restRoute(url)?.length).toBe(200_007);
		const end = parseUrl(`https://a.test/?rest_route=/wp/v2${'/'.repeat(200_000)}`);
		expect(end && restRoute(end)).toBe('/wp/v2');
	});

	it('folders that are called wp-admin is no script', () => {
		const { request } = exchange({ url: `https://a.test${'/wp-admin'.repeat(50_000)}/!` });
		expect(recogniseEndpoint(request).family).toBe('other');
		const deep = exchange({ url: `https://a.test/${'a/'.repeat(5000)}wp-admin/network/sites.php` });
		expect(recogniseEndpoint(deep.request).family).toBe('page');
	});

	it('spaces in what Site Health says is text', () => {
		const text = `### wp-core ###\n\n${' '.repeat(150_000)}x`;
		expect(readSiteHealth(answerOf(`<button data-clipboard-text="\`\n${text}\n\`">`))).toBe(text);
	});
});

it('of a notice that names a folder, the file is the last that is named', () => {
	const [found] = findPhpNotices('Warning: No room in /tmp in /srv/wp-content/plugins/a/b.php on line 7');
	expect(found).toMatchObject({
		message: 'No room in /tmp',
		file: '/srv/wp-content/plugins/a/b.php',
		line: 7,
	});
});

it('a site that is hidden is hidden as the address of its server, too', () => {
	const redactor = createRedactor({ hideSite: ['http://192.0.2.7:8080'] });
	const one = { ...exchange({ url: 'http://192.0.2.7:8080/' }), serverIp: '192.0.2.7' };
	const shown = redactor.exchanges([{ ...one, serverIp: '192.0.2.7' }], () => 'shape');
	expect(findLeaks(JSON.stringify(shown), redactor)).toEqual([]);
	const loopback = createRedactor({ hideSite: ['http://127.0.0.1:8080'] });
	const local = { ...exchange({ url: 'http://127.0.0.1:8080/' }), serverIp: '127.0.0.1' };
	expect(findLeaks(JSON.stringify(loopback.exchanges([local], () => 'shape')), loopback)).toEqual([]);
});

it('a filter by pattern takes \\X for the letter that it is, as RegExp does', () => {
	const pattern = compilePattern('\\X41\\U0041', true);
	if (pattern.kind !== 'pattern') throw new Error(pattern.kind);
	for (const text of ['X41U0041', 'x41u0041', 'AA', 'aa']) {
		expect(pattern.fits(text)).toBe(/X41U0041/i.test(text));
	}
});
