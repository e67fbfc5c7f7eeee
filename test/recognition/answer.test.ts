import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../src/wordpress/answer.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { exchange } from '../support.ts';

const text = (body: string, type = 'application/json') => readAnswer({ kind: 'text', text: body }, type);
const json = (value: unknown) => text(JSON.stringify(value));

describe('errors', () => {
	it('reads a WP_Error, and the further ones beside it', () => {
		const data = { status: 409, expected: 2, given: 1 };
		const additional_errors = [{ code: 'acme_other', message: 'Too.', data: null }];
		expect(json({ code: 'edit_conflict', message: 'Changed.', data, additional_errors }).error).toEqual({
			format: 'wp-error',
			code: 'edit_conflict',
			message: 'Changed.',
			data,
			pointer: '',
			additional: ['acme_other'],
		});
	});

	it.each([
		['an object', { code: 'stale', message: 'Old.' }, { code: 'stale', message: 'Old.', pointer: '/data' }],
		['a string', 'Old.', { code: '', message: 'Old.', pointer: '/data' }],
		[
			'a list of errors',
			[{ code: 'stale', message: 'Old.' }],
			{ code: 'stale', message: 'Old.', pointer: '/data/0' },
		],
		[
			'the updater',
			{ errorCode: 'folder_exists', errorMessage: 'There.' },
			{ code: 'folder_exists', message: 'There.' },
		],
		['nothing', undefined, { code: '', message: '' }],
	])('reads wp_send_json_error with %s', (_, data, error) => {
		expect(json({ success: false, data }).error).toMatchObject({ format: 'send-json-error', ...error });
	});

	it.each([
		[
			'problem details',
			{ type: 'https://example.test/problems/stale-version', title: 'Stale', status: 409, detail: 'Old.' },
			{ format: 'problem', code: 'stale-version', message: 'Old.' },
		],
		[
			'problem details without a type',
			{ type: 'about:blank', title: 'Conflict', status: 409 },
			{ format: 'problem', code: '', message: 'Conflict' },
		],
		['the classic checkout', { result: 'failure', messages: '<ul><li>No.</li></ul>' }, { format: 'wc-ajax' }],
		['a bare error', { error: 'Order is not pending' }, { format: 'plain', message: 'Order is not pending' }],
		[
			'a nested error',
			{ error: { code: 'x', message: 'No.' } },
			{ format: 'plain', code: 'x', message: 'No.' },
		],
		[
			'a list of errors',
			{ errors: [{ error: 'bad_request', message: 'No.' }] },
			{ format: 'plain', code: 'bad_request' },
		],
	])('reads %s', (_, value, error) => {
		expect(json(value).error).toMatchObject(error);
	});

	it('reads the XML of admin-ajax, of wp_die, and of XML-RPC', () => {
		const ajax =
			"<?xml version='1.0'?><wp_ajax><response><wp_error code='term_exists'><![CDATA[There &amp; then]]></wp_error></response></wp_ajax>";
		expect(text(ajax, 'text/xml').error).toMatchObject({
			format: 'ajax-xml',
			code: 'term_exists',
			message: 'There & then',
		});
		const die =
			'<?xml version="1.0"?><error><code>wp_die</code><title><![CDATA[x]]></title><message><![CDATA[No.]]></message></error>';
		expect(text(die, 'text/xml').error).toMatchObject({ format: 'xml', code: 'wp_die', message: 'No.' });
		const fault =
			'<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>409</int></value></member><member><name>faultString</name><value><string>Newer.</string></value></member></struct></value></fault></methodResponse>';
		expect(text(fault, 'text/xml').error).toMatchObject({ format: 'xmlrpc', code: '409', message: 'Newer.' });
	});

	it('finds none in what is none', () => {
		for (const value of [
			null,
			0,
			-1,
			'x',
			[],
			{},
			{ success: true, data: {} },
			{ code: 'x' },
			{ id: 1, title: 'x' },
		]) {
			expect(json(value).error).toBeNull();
		}
	});

	it('takes code and message of a success for content, not for an error', () => {
		const body = JSON.stringify({ code: 'SUMMER', message: 'Ten percent off.' });
		expect(understand(exchange({ status: 200, responseBody: body })).error).toBeNull();
		expect(understand(exchange({ status: 400, responseBody: body })).error?.code).toBe('SUMMER');
	});
});

describe('shapes', () => {
	it('opens an envelope', () => {
		const responseBody = JSON.stringify({ body: { code: 'x', message: 'No.' }, status: 409, headers: {} });
		const subject = understand(
			exchange({ url: 'https://example.test/wp-json/wp/v2/posts?_envelope', responseBody }),
		);
		expect(subject).toMatchObject({ status: 409, error: { code: 'x' } });
	});

	it('finds JSON behind PHP notices, and whose they are', () => {
		const notice =
			'<br />\n<b>Warning</b>:  Undefined variable $a in <b>/var/www/html/wp-content/plugins/acme/acme.php</b> on line <b>7</b><br />\n';
		const answer = text(`${notice}{"id":1}`);
		expect(answer).toMatchObject({ shape: 'json', json: { id: 1 }, noise: { bom: false } });
		expect(answer.notices).toEqual([
			{
				level: 'Warning',
				message: 'Undefined variable $a',
				file: '/var/www/html/wp-content/plugins/acme/acme.php',
				line: 7,
				component: { type: 'plugin', slug: 'acme' },
			},
		]);
	});

	it.each([
		['a byte order mark', '\ufeff{"id":1}', { bom: true, before: '', after: '' }],
		[
			'a comment after',
			'{"id":1}\n<!-- Cached page -->',
			{ bom: false, before: '', after: '<!-- Cached page -->' },
		],
	])('finds JSON beside %s', (_, body, noise) => {
		expect(text(body)).toMatchObject({ shape: 'json', json: { id: 1 }, noise });
	});

	it.each([
		['-1', 'scalar'],
		['0', 'scalar'],
		['/**/cb({"a":1})', 'jsonp'],
		['   ', 'empty'],
		['{"a":', 'text'],
		['<!DOCTYPE html><html><body><script>var a = {"b":1};</script></body></html>', 'html'],
		['Duplicate comment detected', 'text'],
		['<tr><td><input type="checkbox" name="delete_tags[]" value="2" /></td></tr>', 'html'],
	])('%s is %s', (body, shape) => {
		expect(text(body, 'text/html').shape).toBe(shape);
	});

	it.each([
		['die', '<body id="error-page"><div class="wp-die-message">You can&#8217;t.</div></body>', 'You can’t.'],
		[
			'expired-link',
			'<body id="error-page"><div class="wp-die-message"><p>The link you followed has expired.</p></div></body>',
			'The link you followed has expired.',
		],
		[
			'critical',
			'<body id="error-page"><div class="wp-die-message"><p>There has been a critical error on this website.</p></div></body>',
			'There has been a critical error on this website.',
		],
		['login', '<body class="login"><form name="loginform" id="loginform"></form></body>', ''],
		['other', '<body><h1>Hello</h1></body>', ''],
	])('knows a page of the kind %s', (kind, body, message) => {
		expect(text(`<!doctype html><html>${body}</html>`, 'text/html').page).toMatchObject({ kind, message });
	});
});

it('never throws', () => {
	fc.assert(fc.property(fc.string(), fc.string(), (body, type) => void text(body, type)));
	fc.assert(fc.property(fc.jsonValue(), value => void json(value)));
	fc.assert(fc.property(fc.jsonValue(), data => void json({ success: false, data })));
	fc.assert(fc.property(fc.string(), fc.string(), (before, after) => void text(`${before}{"a":1}${after}`)));
});
