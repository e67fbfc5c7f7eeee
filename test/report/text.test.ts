import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInspector } from '../../src/inspector.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { plainText } from '../../src/report/plain-text.ts';
import type { Report } from '../../src/report/report.ts';
import { renderText } from '../../src/report/text.ts';
import { columns, wrap } from '../../src/report/wrap.ts';
import { type EntrySketch, exchange, sayEnglish } from '../support.ts';

function report(...sketches: EntrySketch[]): Report {
	const inspector = createInspector();
	for (const [index, sketch] of sketches.entries()) inspector.observe(exchange(sketch, index));
	return buildReport({
		generatorVersion: '1.2.3',
		createdAt: new Date('2026-11-21T09:00:00Z'),
		source: { kind: 'har', name: 'site.har', entries: sketches.length, skipped: [] },
		observations: inspector.observations(),
		say: sayEnglish,
		numberOf: id => id,
	});
}

function conflict(message: string, code = 'acme_edit_conflict'): EntrySketch {
	return {
		method: 'PUT',
		url: 'https://example.test/wp-json/wp/v2/posts/7',
		requestBody: '{}',
		status: 409,
		responseBody: JSON.stringify({ code, message, data: { status: 409, expected: 2, given: 1 } }),
		initiator: {
			type: 'script',
			stack: { callFrames: [{ url: 'https://example.test/wp-content/plugins/acme-editor/a.js' }] },
		},
	};
}

const render = (subject: Report, more: { colour?: boolean; width?: number } = {}) =>
	renderText(subject, { colour: false, width: 80, say: sayEnglish, language: 'en', ...more });

/** All that a terminal would take for more than text. Line feeds are ours. */
const UNFIT = /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

describe('renderText', () => {
	it('says what happened, who took part and what to do', () => {
		const text = render(report(conflict('This post was changed.')));
		for (const part of [
			'site.har · https://example.test: 1 conflict, 1 WordPress request\n',
			'\nError stale-version · 409 · PUT /wp/v2/posts/7\n',
			'The save of /wp/v2/posts/7 was based on an old version',
			'The server says: acme_edit_conflict: This post was changed.',
			'\n  Evidence (Certain)\n    - The server was sent version 1 and holds version 2. (entry 0)\n',
			'\n  Who took part\n    - acme-editor (plugin, sent it',
			'\n  Do now\n    - ',
			'\n  Steps\n    1. ',
			'\n  Avoid\n    - ',
			'\n  Check that it is fixed\n    - ',
		]) {
			expect(text).toContain(part);
		}
	});

	it('says one friendly sentence when there is nothing to say', () => {
		expect(render(report({ responseBody: '{}' }))).toBe(
			'site.har · https://example.test: 0 conflicts, 1 WordPress request\nNo conflict found. Record while the action fails, from before it until after it,\nto see more.\n',
		);
		expect(render(report())).toContain('No WordPress request in this recording.');
	});

	it('says what was left out', () => {
		const whole = report();
		const skipped = [0, 4, 5].map(index => ({ index, reason: index === 0 ? 'no-url' : 'too-large' }));
		const text = render({ ...whole, source: { ...whole.source, skipped } });
		expect(text).toContain('Left out: 3 of the entries (no-url, too-large).');
		const letGo = render({ ...whole, source: { ...whole.source, bodiesLetGo: 7 } });
		expect(letGo).toContain('Bodies let go to save memory: of 7 requests.');
	});

	it('says what was replaced, the gravest first', () => {
		const whole = report();
		const redaction = { ...whole.redaction, counts: { email: 1, password: 2, nonce: 0 } };
		expect(render({ ...whole, redaction })).toMatch(
			/\n\nReplaced by labels: Passwords 2, Email addresses 1\.\n$/,
		);
		expect(render(whole)).not.toContain('Replaced');
	});

	it('keeps within the width, at any width', () => {
		const subject = report(conflict('Changed by somebody else, 更新されました, in another tab. '.repeat(9)));
		for (const width of [40, 60, 100]) {
			const lines = render(subject, { width }).split('\n');
			expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width);
		}
	});

	it('has the same words in colour', () => {
		const subject = report(conflict('Changed.'));
		const coloured = render(subject, { colour: true });
		expect(coloured).toContain('\u001b[1;31mError\u001b[0m');
		const [first, ...rest] = coloured.split('\u001b');
		expect(first + rest.map(part => part.replace(/^\[[\d;]*m/, '')).join('')).toBe(render(subject));
	});

	it('lets nothing a site writes reach the terminal as more than text', () => {
		const evil =
			'\u001b[2J\u001b]0;title\u0007\u001b]52;c;aGk=\u001b\\\u009b31m\u202eReversed\u2066\u0000\r\nnext\u0008';
		const initiator = {
			type: 'script',
			stack: { callFrames: [{ url: 'https://e.test/wp-content/plugins/a/x.js' }] },
		};
		const subject = report(
			{ ...conflict(evil, evil), initiator },
			{ ...conflict(evil), url: `https://example.test/wp-json/acme/v1/${encodeURIComponent(evil)}` },
			{
				method: 'POST',
				url: 'https://example.test/wp-admin/admin-ajax.php',
				requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
				requestBody: `action=${encodeURIComponent(evil)}`,
				status: 409,
				responseBody: evil,
			},
		);
		expect(subject.findings.length).toBeGreaterThanOrEqual(3);
		const text = render({ ...subject, source: { ...subject.source, name: evil } });
		expect(text).not.toMatch(UNFIT);
		expect(text).toContain('Reversed next');
	});
});

describe('plainText', () => {
	it('takes escape sequences away and leaves words', () => {
		expect(plainText('\u001b[1;31mred\u001b[0m and\u001b(B \u009b4mline')).toBe('red and line');
		expect(plainText('a\tb\r\n  c')).toBe('a b c');
		expect(plainText('x'.repeat(5000))).toHaveLength(4001);
		expect(plainText('\ud800ok')).toBe('\ufffdok');
	});

	it('makes anything fit for a terminal, and twice is once', () => {
		const hostile = fc.constantFrom(
			'\u001b',
			'[',
			']',
			'31m',
			'\u009b',
			'\u202e',
			'\u0007',
			' ',
			'a',
			'\\',
			'\n',
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(hostile, { maxLength: 30 }).map(parts => parts.join('')),
		);
		fc.assert(
			fc.property(text, raw => {
				const plain = plainText(raw);
				expect(plain).not.toMatch(UNFIT);
				expect(plain).not.toContain('\n');
				expect(plainText(plain)).toBe(plain);
			}),
		);
	});
});

it('wraps without losing a word', () => {
	const word = fc.string({ unit: fc.constantFrom('a', 'é', '更', '😀'), minLength: 1, maxLength: 30 });
	fc.assert(
		fc.property(fc.array(word), fc.integer({ min: 1, max: 60 }), (words, width) => {
			const lines = wrap(words.join(' '), { width, indent: '  ', bullet: '- ' });
			expect(lines.map(line => line.slice(2)).join(' ')).toBe(words.join(' '));
			for (const line of lines) {
				expect(columns(line) <= width || !line.slice(2).includes(' ')).toBe(true);
			}
		}),
	);
});
