import { describe, expect, it } from 'vitest';
import { unicodeHost } from '../../../src/report/redaction/punycode.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';

const hiding = (...hideSite: string[]) => createRedactor({ hideSite });

describe('A site that is hidden', () => {
	it.each([
		['its address', 'https://shop.test/cart', 'https://site.example/cart'],
		['its host', 'Host: shop.test', 'Host: site.example'],
		['capitals', 'SHOP.TEST, Shop.test', 'site.example, site.example'],
		['a port', 'http://shop.test:8443/', 'http://site.example:8443/'],
		['a host below it', 'https://cdn.shop.test/a.js', 'https://cdn.site.example/a.js'],
		['www', 'https://www.shop.test/', 'https://www.site.example/'],
		['a path of another', 'https://i0.wp.test/shop.test/a.png', 'https://i0.wp.test/site.example/a.png'],
		['percent sequences', 'to=https%3A%2F%2Fshop%2Etest%2F', 'to=https://site.example/'],
		['JSON', String.raw`"https:\/\/shop\u002etest\/"`, '"https://site.example/"'],
		['HTML', 'https://shop&#46;test/', 'https://site.example/'],
		['a name of a file', 'backup-shop-test-2026.zip', 'backup-site.example-2026.zip'],
		['a name of a table', 'wp_shop_test_posts', 'wp_site.example_posts'],
		['another, which ends like it', 'https://workshop.test/', 'https://workshop.test/'],
	])('is hidden in %s', (_, text, shown) => expect(hiding('https://shop.test').text(text)).toBe(shown));

	it('is hidden in what a server sent for the name of a header', () => {
		const redactor = hiding('http://127.0.0.1:44993');
		expect(redactor.header({ name: '127.0.0.1:4499', value: '' }).name).not.toContain('127.0.0.1');
		expect(redactor.header({ name: 'X-B3-TraceId', value: 'a' }).name).toBe('X-B3-TraceId');
	});

	it('is hidden where its e-mail addresses are shown by choice', () => {
		const redactor = createRedactor({ hideSite: ['https://shop.test'], keep: ['email'] });
		expect(redactor.text('by info@shop.test')).toBe('by info@site.example');
		expect(hiding('https://shop.test').text('by info@shop.test')).toBe('by ‹email#1›');
	});

	it('is hidden in base64', () => {
		expect(hiding('https://shop.example').text(btoa('https://shop.example/?a=1'))).not.toContain(
			'c2hvcC5leGFtcGxl',
		);
	});

	it.each([
		[
			'https://blog.shop.test',
			'https://blog.shop.test https://shop.test https://cdn.shop.test',
			'https://site.example https://domain.example https://cdn.domain.example',
		],
		[
			'https://blog.shop.co.uk',
			'https://shop.co.uk https://other.co.uk',
			'https://domain.example https://other.co.uk',
		],
		[
			'https://shop.co.uk',
			'https://shop.co.uk https://other.co.uk',
			'https://site.example https://other.co.uk',
		],
		[
			'http://203.0.113.87:8080',
			'http://203.0.113.87:8080/ http://203.0.113.8/',
			'http://site.example/ http://203.0.113.8/',
		],
		['http://[2001:db8::17]', 'http://[2001:db8::17]/', 'http://site.example/'],
		['https://ab.de', 'https://ab.de/ https://cab.de/', 'https://site.example/ https://cab.de/'],
	])('%s is hidden with the domain above it, and nobody else', (origin, text, shown) => {
		expect(text.split(' ').map(hiding(origin).url).join(' ')).toBe(shown);
	});

	it('has no name left in letters of another script', () => {
		const redactor = hiding('https://xn--orgelbau-mller-psb.test');
		expect(redactor.text('https://xn--orgelbau-mller-psb.test/ is orgelbau-müller.test')).toBe(
			'https://site.example/ is site.example',
		);
		expect(redactor.text('orgelbau-m%C3%BCller.test')).toBe('site.example');
	});

	it('is told from a second one', () => {
		const redactor = hiding('https://shop.test', 'https://www.shop.test', 'https://other.test');
		expect(redactor.url('https://www.shop.test/?to=https://other.test/')).toBe(
			'https://site.example/?to=https://site2.example/',
		);
	});

	it('stops an export in which it is left', () => {
		expect(findLeaks('see https://SHOP.test', hiding('https://shop.test'))).toEqual([]);
		expect(findLeaks('see https://shop.test', hiding('https://shop.test'))).toHaveLength(1);
	});
});

describe('Punycode', () => {
	// RFC 3492, 7.1, and names in use.
	it.each([
		['xn--mller-kva.test', 'müller.test'],
		['xn--n3h.test', '☃.test'],
		['xn--fiqs8s', '中国'],
		['xn--ihqwcrb4cv8a8dqg056pqjye', '他们为什么不说中文'],
		['xn--b1abfaaepdrnnbgefbadotcwatmq2g4l', 'почемужеонинеговорятпорусски'],
		['xn--PorqunopuedensimplementehablarenEspaol-fmd56a', 'PorquénopuedensimplementehablarenEspañol'],
		['xn--3B-ww4c5e180e575a65lsy2b', '3年B組金八先生'],
		['www.example.test', 'www.example.test'],
		['xn--', 'xn--'],
		['xn--99999999', 'xn--99999999'],
		['xn--ä', 'xn--ä'],
	])('%s is %s', (host, unicode) => expect(unicodeHost(host)).toBe(unicode));
});
