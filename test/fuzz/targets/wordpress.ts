import * as fc from 'fast-check';
import { textBody } from '../../../src/exchange/body.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { valueAt } from '../../../src/exchange/json-pointer.ts';
import { asNumber, asRecord, asString } from '../../../src/exchange/loose.ts';
import { parseUrl } from '../../../src/exchange/url.ts';
import { readAnswer } from '../../../src/wordpress/answer.ts';
import { componentFromPath, componentFromUrl } from '../../../src/wordpress/component.ts';
import { couldMatter, worthBuilding, worthReading } from '../../../src/wordpress/could-matter.ts';
import { readDiePage } from '../../../src/wordpress/die-page.ts';
import { endpointName } from '../../../src/wordpress/endpoint.ts';
import { readJsonError } from '../../../src/wordpress/error.ts';
import { htmlToText } from '../../../src/wordpress/html-text.ts';
import { partsOf } from '../../../src/wordpress/parts.ts';
import { findPhpNotices } from '../../../src/wordpress/php-notices.ts';
import { preloadsOf } from '../../../src/wordpress/preloads.ts';
import { recogniseEndpoint } from '../../../src/wordpress/recognise.ts';
import { restRoute, routeNamespace, routeResource } from '../../../src/wordpress/rest-route.ts';
import { siteFacts } from '../../../src/wordpress/site-facts.ts';
import { createSiteRoots } from '../../../src/wordpress/site-roots.ts';
import { understand } from '../../../src/wordpress/wordpress-exchange.ts';
import { readXmlError } from '../../../src/wordpress/xml-error.ts';
import { exchange } from '../../support.ts';
import { corpus, jsonValues } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofText, ofValue, type Target } from '../target.ts';

const ofParts = (...parts: readonly string[]) =>
	fc.array(fc.constantFrom(...parts), { maxLength: 14 }).map(list => list.join(''));

const notice = ofParts(
	'<b>Warning</b>:  ',
	'Fatal error: ',
	'Fatal error:  Uncaught E: m',
	' in ',
	'<b>/srv/wp-content/plugins/a/b.php</b>',
	'/srv/a.php',
	'C:\\a\\b.php',
	':7',
	' on line ',
	'<b>7</b>',
	'12',
	'\n',
	'{"code":"a","message":"b"}',
);

const page = ofParts(
	'<!DOCTYPE html>',
	'<title>a</title>',
	'<body id="error-page">',
	'<div class="wp-die-message">',
	'<p>There has been a critical error on this website.</p>',
	'</div>',
	'</body>',
	'<form name="loginform">',
	'<a href="a">',
	'&#8217;',
	'Error establishing a database connection',
);

const xml = ofParts(
	"<?xml version='1.0'?>",
	'<wp_ajax>',
	"<wp_error code='a'>",
	'<![CDATA[a]]>',
	'</wp_error>',
	'<error><code>a</code>',
	'<message>b</message>',
	'<fault>',
	'<name>faultCode</name>',
	'<value><int>409</int></value>',
	'<name>faultString</name><value><string>a</string></value>',
);

const address = fc
	.tuple(
		fc.constantFrom('https://a.test', 'http://a.test:8080', 'a:', ''),
		ofParts(
			'/wp-json',
			'/wp/v2',
			'/posts',
			'/12',
			'/',
			'//',
			'/index.php',
			'/wp-admin',
			'/admin-ajax.php',
			'%2F',
			'%',
			'/wc/v3',
			'/batch',
		),
		fc.constantFrom(
			'',
			'?rest_route=/wp/v2/posts/',
			'?wc-ajax=checkout',
			'?_method=put&rest_route=%2F',
			'#/wp-json/',
		),
	)
	.map(parts => parts.join(''));

const script = fc
	.tuple(
		fc.constantFrom('https://a.test', '/srv', 'C:'),
		ofParts(
			'/wp-content',
			'\\app',
			'/plugins',
			'\\themes',
			'/mu-plugins',
			'/a',
			'.php',
			'/wp-includes',
			'/.',
		),
	)
	.map(parts => parts.join(''));

export const WORDPRESS: readonly Target[] = [
	ofText('wordpress/answer', {
		grammar: fc.oneof(fc.json({ maxDepth: 3 }), notice, page, xml),
		real: () => [...corpus().json, ...corpus().pages],
		check(text, dice) {
			const type = dice.pick(['text/html; charset=UTF-8', 'application/json', 'text/xml', '']);
			const answer = readAnswer(textBody(text), type);
			holds(answer.notices.length <= 20, 'has not too many notices');
			if (/^[[{]/.test(text)) {
				try {
					same(answer.json, JSON.parse(text), 'has the JSON that it is');
				} catch (error) {
					if (!(error instanceof SyntaxError)) throw error;
				}
			}
			const { error, json } = answer;
			if (error && json !== undefined)
				holds(valueAt(json, error.pointer) !== undefined, 'points to its error');
		},
	}),
	ofValue('wordpress/error', {
		real: jsonValues,
		check(value) {
			const error = readJsonError(value);
			if (!error) return;
			holds(valueAt(value, error.pointer) !== undefined, 'points to what is there');
			holds(
				[error.code, error.message, ...error.additional].every(text => typeof text === 'string'),
				'is text',
			);
		},
	}),
	ofText('wordpress/xml-error', {
		grammar: xml,
		check: text => void readXmlError(text),
	}),
	ofText('wordpress/die-page', {
		grammar: page,
		real: () => corpus().pages,
		check(text) {
			const { message, title } = readDiePage(text);
			holds(message.length <= 8000 && title.length <= 1000, 'says not too much');
		},
	}),
	ofText('wordpress/html-text', {
		grammar: page,
		real: () => corpus().pages,
		check(text) {
			const plain = htmlToText(text);
			holds(plain.length <= 8000, 'is not too long');
			holds(plain === plain.trim() && !/\s\s|[\n\t]/.test(plain), 'is one line');
		},
	}),
	ofText('wordpress/php-notices', {
		grammar: notice,
		real: () => corpus().pages,
		check(text) {
			const notices = findPhpNotices(text);
			holds(notices.length <= 20, 'are not too many');
			for (const { file, message } of notices)
				holds(text.includes(file) && text.includes(message), 'stand in the text');
		},
	}),
	ofText('wordpress/preloads', {
		grammar: ofParts(
			'createPreloadingMiddleware( {',
			'"/wp/v2/posts/6?context=edit":{"body":',
			'"\\/wp\\/v2\\/pages\\/6?context=edit&a":{"body":',
			'{"id":6,"a":"}\\""}',
			'{',
			'}',
			'"',
			'\\',
		),
		check(text) {
			const read = preloadsOf(
				exchange({ responseBody: text, responseHeaders: { 'Content-Type': 'text/html' } }),
			);
			holds(read.length <= 5, 'are not too many');
			for (const { route } of read) holds(/^\/wp\/v2\/[\w-]+\/\d+$/.test(route), 'have a route');
		},
	}),
	ofText('wordpress/component', {
		grammar: script,
		real: () => corpus().urls,
		check(text) {
			for (const component of [componentFromPath(text), componentFromUrl(text)]) {
				holds(component === null || component.slug !== '', 'has a name');
			}
		},
	}),
	ofText('wordpress/rest-route', {
		grammar: address,
		real: () => corpus().urls,
		check(text) {
			const url = parseUrl(text, 'https://a.test/');
			const route = url && restRoute(url);
			if (!route) return;
			holds(route.startsWith('/') && (route === '/' || !route.endsWith('/')), 'is a route');
			const namespace = routeNamespace(route);
			routeResource(route);
			holds(namespace === null || namespace !== '', 'has a namespace or none');
		},
	}),
	ofText('wordpress/recognise', {
		grammar: address,
		real: () => corpus().urls,
		check(text, dice) {
			const { request } = exchange({
				method: dice.pick(['GET', 'POST']),
				url: text || 'a',
				requestBody: dice.pick(['action=heartbeat&post_ID=1', '{"action":"a"}', text]),
				requestHeaders: {
					'Content-Type': dice.pick(['application/x-www-form-urlencoded', 'application/json']),
				},
			});
			const endpoint = recogniseEndpoint(request);
			const url = parseUrl(request.url);
			if (url && /^https?:$/.test(url.protocol)) holds(endpointName(endpoint, url) !== '', 'has a name');
		},
	}),
	ofText('wordpress/site-roots', {
		grammar: ofParts(
			'<https://a.test/api/>; rel="https://api.w.org/"',
			"<link rel='https://api.w.org/' href='https://a.test/b/' />",
			'createRootURLMiddleware( "https:\\/\\/a.test\\/c\\/" )',
			'wpApiSettings = {"root":"/?rest_route=/"',
			', ',
		),
		real: () => corpus().pages,
		check(text) {
			const roots = createSiteRoots();
			const responseHeaders = { 'Content-Type': 'text/html', Link: text };
			roots.learn(exchange({ url: 'https://a.test/', responseBody: text, responseHeaders }));
			const root = roots.restRoot('https://a.test');
			holds(root === null || parseUrl(root) !== null, 'is a URL');
			roots.learntRoute(new URL('https://a.test/api/wp/v2/posts'));
		},
	}),
	ofText('wordpress/site-facts', {
		grammar: ofParts('<meta name="generator" content="WordPress ', '7.1.1', '">', 'WordPress '),
		real: () => corpus().pages,
		check(text) {
			const url = `https://a.test/wp-content/plugins/a/b.js?ver=${text.slice(0, 200)}`;
			const one = exchange({
				responseBody: text,
				responseHeaders: { 'X-Powered-By': text },
				initiator: { url },
			});
			const { php, wordpress } = siteFacts([one], 'https://example.test');
			for (const version of [php, wordpress]) holds(version === null || version.length <= 60, 'is a version');
		},
	}),
	ofValue('wordpress/could-matter', {
		real: () => corpus().entries,
		check(value) {
			const entry = asRecord(value);
			const made = exchangeFromHar(value, 0);
			if (!entry || !made) return;
			const request = asRecord(entry.request);
			const response = asRecord(entry.response);
			const roots = createSiteRoots();
			const glimpse = {
				url: asString(request?.url),
				status: asNumber(response?.status, Number.NaN),
				resourceType: asString(entry._resourceType),
				requestHeaders: JSON.stringify(request?.headers) ?? '',
				responseHeaders: JSON.stringify(response?.headers) ?? '',
			};
			holds(worthReading(glimpse, roots) || !couldMatter(made, roots), 'passes over nothing that matters');
			holds(worthBuilding(entry) || !couldMatter(made), 'builds all that matters');
		},
	}),
	ofValue('wordpress/parts', {
		real: () => corpus().entries,
		check(value) {
			const made = exchangeFromHar(value, 0);
			if (!made) return;
			const whole = understand(made);
			const parts = partsOf(whole);
			holds(parts.length <= 600, 'are not too many');
			for (const { part } of parts) {
				if (part) holds(valueAt(whole.answer.json, part.response) !== undefined, 'stand in the answer');
			}
		},
	}),
];
