import { describe, expect, it } from 'vitest';
import {
	BROWSER_HEADERS,
	headersForPage,
	isSecretHeader,
	withHeader,
} from '../../../src/diagnosis/compare/page-headers.ts';
import { isServerField, SERVER_FIELDS } from '../../../src/diagnosis/compare/server-fields.ts';
import { answerJson } from '../../../src/wordpress/unread-answer.ts';
import { labelled, numbered } from './support.ts';

describe('fields that the server alone decides', () => {
	it.each(SERVER_FIELDS)('$field ($scope) has a source and is found where it belongs', row => {
		const name = row.field.replace('*', '_gmt');
		expect(row.source).not.toBe('');
		expect(isServerField(name, 'wp/v2')).toBe(row.scope !== 'wc' || isListedFor(name, 'wp'));
		expect(isServerField(name, 'wc/v3')).toBe(row.scope !== 'wp' || isListedFor(name, 'wc'));
		expect(isServerField(name, 'bistro-menu/v2')).toBe(row.scope === 'any');
		expect(isServerField(name, null)).toBe(row.scope === 'any');
	});

	const isListedFor = (name: string, scope: string) =>
		SERVER_FIELDS.some(row => row.field === name && row.scope === scope);

	it('are listed once', () => {
		const names = SERVER_FIELDS.map(({ field, scope }) => `${scope} ${field}`);
		expect(new Set(names).size).toBe(names.length);
	});

	it('are none that a post lets be written', () => {
		const { all } = labelled('plugin-rest-stale-version');
		const answered = Object.keys(answerJson(numbered(all, 3)) as object);
		expect(answered.filter(name => !isServerField(name, 'wp/v2'))).toEqual(
			// `id` and `type` are read-only, too, and never differ.
			[
				'id',
				'date',
				'date_gmt',
				'password',
				'slug',
				'status',
				'type',
				'title',
				'content',
				'excerpt',
				'author',
				'featured_media',
				'comment_status',
				'ping_status',
				'sticky',
				'template',
				'format',
				'meta',
				'categories',
				'tags',
				'acme_version',
			],
		);
	});
});

describe('headers of the browser', () => {
	it.each(BROWSER_HEADERS)('$header has a source and is left to the browser', ({ header, source }) => {
		expect(source).not.toBe('');
		for (const name of [header.replace('*', 'x'), header.replace('*', 'x').toUpperCase()]) {
			expect(headersForPage([{ name, value: '1' }])).toEqual([]);
		}
	});

	it('leaves a recorded request what its script had set', () => {
		const { at } = labelled('editor-save-refused');
		const names = headersForPage(at.exchange.request.headers).map(({ name }) => name.toLowerCase());
		expect(names.sort()).toEqual([
			'accept',
			'accept-language',
			'content-type',
			'x-http-method-override',
			'x-wp-nonce',
		]);
	});

	it('hides what lets somebody in', () => {
		for (const name of [
			'X-WP-Nonce',
			'Nonce',
			'Authorization',
			'Cart-Token',
			'X-Acme-Api-Key',
			'X-Auth-User',
		]) {
			expect(isSecretHeader(name)).toBe(true);
		}
		for (const name of ['Content-Type', 'If-Match', 'Idempotency-Key', 'Accept']) {
			expect(isSecretHeader(name)).toBe(false);
		}
	});

	it('sets a header once, whatever its case was', () => {
		const sent = [
			{ name: 'if-match', value: '"1"' },
			{ name: 'IF-MATCH', value: '"2"' },
		];
		expect(withHeader(sent, 'If-Match', '"3"')).toEqual([{ name: 'If-Match', value: '"3"' }]);
	});
});
