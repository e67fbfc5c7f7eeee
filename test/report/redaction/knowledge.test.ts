import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../src/report/redaction/gates.ts';
import { COOKIE_NAMES } from '../../../src/report/redaction/knowledge/cookie-names.ts';
import { HEADER_KINDS, type HeaderKind } from '../../../src/report/redaction/knowledge/header-kinds.ts';
import { KEY_SHAPES } from '../../../src/report/redaction/knowledge/key-shapes.ts';
import { PLACES } from '../../../src/report/redaction/knowledge/places.ts';
import { SECRET_FIELDS } from '../../../src/report/redaction/knowledge/secret-fields.ts';
import { SERVER_ROOTS } from '../../../src/report/redaction/knowledge/server-roots.ts';
import { WANTED_FIELDS } from '../../../src/report/redaction/knowledge/wanted-fields.ts';
import { XML_RPC_METHODS } from '../../../src/report/redaction/knowledge/xml-rpc-methods.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { SECRET_CLASSES } from '../../../src/report/redaction/secret-classes.ts';
import { englishMessages, exchange } from '../../support.ts';

/** A name for a pattern: `*_pass` is `own_pass`. */
const nameFor = (pattern: string) => pattern.replace(/^\*/, 'own').replace(/\*$/, 'own');

/** A value of which each gate believes what the name says. */
const BELIEVED: Readonly<Record<Gate, string>> = {
	filled: 'Rk7pQz2mVx9w',
	typed: 'correct horse',
	key: 'Xk29fLq8Wm3Tz7',
	opaque: 'Xk29fLq8Wm3Tz7Bn4Yc6Hd1',
	email: 'zoe.quimby@mail.example',
	word: 'Quimby',
	digits: '4929 1730',
	ip: '203.0.113.77',
	id: '7731',
};

const field = (name: string, value: string, where: 'request' | 'response', holder: string | null) => {
	const body = JSON.stringify(holder === null ? { [name]: value } : { [holder]: { [name]: value } });
	const [redacted] = createRedactor().exchanges(
		[
			exchange(
				where === 'request'
					? { method: 'POST', requestBody: body, requestHeaders: { 'Content-Type': 'application/json' } }
					: { responseBody: body, responseHeaders: { 'Content-Type': 'application/json' } },
			),
		],
		() => 'full',
	);
	const shown = redacted?.[where].body;
	return shown?.kind === 'text' ? shown.text : '';
};

describe('Tables of what is secret', () => {
	it('says of every class of secret what it is called', () => {
		for (const { words } of SECRET_CLASSES) expect(englishMessages[words]?.message, words).toBeTruthy();
	});

	it.each(SECRET_FIELDS)('$field: $kind ($gate, $only)', ({ field: pattern, gate, kind, only, source }) => {
		expect(source).not.toBe('');
		const name = nameFor(pattern);
		const value = BELIEVED[gate];
		const shown = field(name, value, 'request', only === 'person' ? 'billing' : null);
		expect(shown).not.toContain(value);
		// A field may have rows of two classes, and values whose look says more than the name does.
		const kinds = SECRET_FIELDS.filter(row => row.field === pattern).map(row => row.kind);
		expect(shown).toMatch(new RegExp(`‹(?:${[...kinds, kind, 'nonce', 'payment'].join('|')})#1›`));
		if (only === 'person') expect(field(name, value, 'request', null)).toContain(value);
		if (only === 'request') expect(field(name, value, 'response', null)).toContain(value);
	});

	it.each(PLACES)('$field: $is', ({ field: place, is, source }) => {
		expect(source).not.toBe('');
		switch (is) {
			case 'person':
				expect(field('name', 'Quimby', 'response', place)).toContain('‹name#1›');
				break;
			case 'nonces':
				expect(field('save', 'f00dba4beb', 'response', place)).toContain('‹nonce#1›');
				break;
			case 'complaints':
				expect(field('password', 'Is too short.', 'response', place)).toContain('Is too short.');
		}
	});

	it.each(WANTED_FIELDS)('$field is wanted as $as', ({ field: pattern, source }) => {
		expect(source).not.toBe('');
		const body = JSON.stringify({ [nameFor(pattern)]: 'some-value', elsewhere: 'some-value' });
		const shown = createRedactor().exchange(
			exchange({ responseBody: body, status: 409, responseHeaders: { 'Content-Type': 'application/json' } }),
			'shape',
		);
		expect(shown.response.body).toEqual({
			kind: 'text',
			text: `{"${nameFor(pattern)}":"some-value","elsewhere":"string(10)"}`,
		});
	});

	it.each(KEY_SHAPES)(
		'$kind of $issuer as in $example',
		({ example, hints, issuer, kind, shape, source }) => {
			expect(source).not.toBe('');
			const before = kind === 'authorization' ? 'Bearer ' : '';
			const secret = example.join('');
			expect(`${before}${secret}`).toMatch(shape);
			expect(hints.some(hint => `${before}${secret}`.includes(hint))).toBe(true);
			const label = `‹${kind}${issuer === '' ? '' : ` ${issuer}`}#1›`;
			expect(createRedactor().text(`It says ${before}${secret} here.`)).toBe(
				`It says ${before}${label} here.`,
			);
			expect(createRedactor().text(JSON.stringify({ it: `${before}${secret}` }))).toContain(label);
			expect(createRedactor().strings({ code: `${before}${secret}` })).toEqual({ code: `${before}${label}` });
		},
	);

	it.each(SERVER_ROOTS)('/$root is a folder of a server', ({ root, source }) => {
		expect(source).not.toBe('');
		const notice = (path: string) => `Notice: Undefined index in ${path} on line 7`;
		const folder = `/${root.replace(/\/wp-(?:content|includes|admin)$/, '')}`;
		const inside = root === folder.slice(1) ? `${folder}/a17/shop` : folder;
		expect(createRedactor().text(notice(`${inside}/wp-content/plugins/cart/cart.php`))).toBe(
			notice('ABSPATH/wp-content/plugins/cart/cart.php'),
		);
	});

	it.each(COOKIE_NAMES)('$cookie is $value', ({ cookie, source, value }) => {
		expect(source).not.toBe('');
		const name = nameFor(cookie);
		const redactor = createRedactor();
		const shown = redactor.header({ name: 'Cookie', value: `a=b1c2d3e4; ${name}=Quimby%20Two` }).value;
		expect(shown).not.toContain('b1c2d3e4');
		if (value === 'kept') expect(shown).toContain(`${name}=Quimby%20Two`);
		else expect(shown).not.toContain('Quimby');
		if (value === 'name' || value === 'email') expect(redactor.summary().counts[value]).toBe(1);
	});

	/** What the value of a header of each kind gives away, and what of it stays. */
	const HEADER_VALUES: Readonly<Record<HeaderKind, readonly [value: string, shown: RegExp]>> = {
		wanted: ['W/"5f8a9c-1b2c3d4e5f"', /^W\/"5f8a9c-1b2c3d4e5f"$/],
		url: ['https://shop.example/wp-admin/?_wpnonce=f00dba4beb', /\/wp-admin\/\?_wpnonce=%E2%80%B9nonce%231/],
		urls: [
			'<https://shop.example/?_wpnonce=f00dba4beb>; rel="next"',
			/^<https:\/\/shop\.example\/\?_wpnonce=%E2%80%B9nonce%231%E2%80%BA>; rel="next"$/,
		],
		addresses: ['203.0.113.77, 198.51.100.4', /^‹ip#1›, ‹ip#2›$/],
		cookie: ['wordpress_sec=zoe|1|2|3', /^wordpress_sec=‹cookie wordpress_sec#1›$/],
		'set-cookie': ['PHPSESSID=q1w2e3r4; path=/', /^PHPSESSID=‹cookie PHPSESSID#1›; path=\/$/],
		credentials: ['Basic em9lOnNlY3JldCB3b3Jk', /^Basic ‹authorization#1›$/],
		json: ['{"ip":"203.0.113.77"}', /^\{"ip":"‹ip#1›"\}$/],
		any: [
			'GET https://shop.example/?ip=203.0.113.77',
			/^GET https:\/\/shop\.example\/\?ip=%E2%80%B9ip%231%E2%80%BA$/,
		],
	};

	it.each(HEADER_KINDS)('$header is read as $kind', ({ header, kind, source }) => {
		expect(source).not.toBe('');
		const [value, shown] = HEADER_VALUES[kind];
		expect(createRedactor().header({ name: nameFor(header), value }).value).toMatch(shown);
	});

	it.each(XML_RPC_METHODS)('$method takes the user at $user', ({ method, source, user }) => {
		expect(source).not.toBe('');
		const parameters = [
			...Array.from({ length: user }, () => '1'),
			'zoe.quimby',
			'correct horse',
			'Hello there',
		].map(value => `<param><value><string>${value}</string></value></param>`);
		const call = `<?xml version="1.0"?><methodCall><methodName>${method.replace('*', 'newPost')}</methodName><params>${parameters.join('')}</params></methodCall>`;
		const shown = createRedactor().exchange(
			exchange({ method: 'POST', requestBody: call, requestHeaders: { 'Content-Type': 'text/xml' } }),
			'full',
		).request.body;
		const text = shown.kind === 'text' ? shown.text : '';
		expect(text).toContain('<string>‹user#1›</string>');
		expect(text).toContain('<string>‹password#1›</string>');
		expect(text).toContain('<string>Hello there</string>');
	});
});
