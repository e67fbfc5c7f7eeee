import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, words } from '../../../src/report/formats/blocks.ts';
import { renderMarkdown } from '../../../src/report/formats/markdown.ts';
import {
	codeBlock,
	codeCell,
	codeSpan,
	markdownLine,
	prose,
} from '../../../src/report/formats/markdown-text.ts';
import { writeMarkdown } from '../../../src/report/formats/write-markdown.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import type { Report } from '../../../src/report/report.ts';
import { sayEnglish } from '../../support.ts';
import { cells, contents, kindOf, stretches } from './markdown-reader.ts';
import { fullReport, hostileReports, hostileText, RECORDINGS, reportOf } from './reports.ts';

const render = (report: Report) => renderMarkdown(report, sayEnglish);

/** What a reader sees: code and text alike. */
const read = (markdown: string) =>
	stretches(markdown)
		.map(({ text }) => text)
		.join('');

/**
 * What may do something outside of code: every ASCII punctuation character of CommonMark (2.1) that is not plain
 * punctuation, and what GitHub, GitLab and Slack look for in plain text.
 */
const ACTIVE: readonly RegExp[] = [
	/[#$&*+/<=>@[\\\]^_`{|}~]/,
	// Between letters, and in dates, a hyphen is a hyphen.
	/(?<![A-Za-z\d]|[^\p{ASCII}])-|-(?![A-Za-z\d]|[^\p{ASCII}])/u,
	/[A-Za-z]-\d/,
	// A bare domain, `www.` or a scheme: a dot or a colon within a word that is no number or time.
	/[^\d\s][.:][^\s.,;:!?%"')]/,
	/:\d{3,}:|:[A-Za-z][^\s:]*:/,
	/(?<![\dA-Za-z_])[\dA-Fa-f]{7,}(?![\dA-Za-z_])/,
	/[!%]["'(]*[\dA-Za-z]/,
	/[\uff03\uff20]/,
];

function activeIn(markdown: string): string[] {
	const text = stretches(markdown)
		.map(each => (each.isCode ? ' ' : each.text))
		.join('');
	return ACTIVE.flatMap(pattern => pattern.exec(text)?.[0] ?? []);
}

/** A pipe that is left after the cells were parted is text. */
function activeInCell(cell: string): string[] {
	return activeIn(cell.replaceAll('|', ' '));
}

describe('prose', () => {
	it.each([
		['Copy your changes, reload, and save once.', 'Copy your changes, reload, and save once.'],
		['The save of /wp/v2/posts/7 failed.', 'The save of `/wp/v2/posts/7` failed.'],
		['Answers 200, or below 300.', 'Answers 200, or below 300.'],
		['409. That is it.', '`409`. That is it.'],
		[
			'Ask @octocat about #1 (see https://evil.test/a).',
			'Ask `@octocat` about `#1` (see `https://evil.test/a`).',
		],
		['<b>bold</b> **and** _so_', '`<b>bold</b> **and** _so_`'],
		['The label ‹nonce#1› stands twice: ‹nonce#1›.', 'The label `‹nonce#1›` stands twice: `‹nonce#1›`.'],
		["Table `wp_options` doesn't exist", "Table `` `wp_options` `` doesn't exist"],
		['a machine-readable code', 'a machine-readable code'],
		['more than 10,000 of version 6.9.1', 'more than 10,000 of version 6.9.1'],
		['Written 2026-11-21 12:00:00 UTC', 'Written 2026-11-21 12:00:00 UTC'],
		['Le serveur dit : non !', 'Le serveur dit : non !'],
		['更新されました。', '更新されました。'],
		['commit deadbeef, and 1234567', 'commit `deadbeef`, and `1234567`'],
		['at example.com', 'at `example.com`'],
		['call do_it(now), then wait', 'call `do_it(now)`, then wait'],
		[':smile: and :100:', '`:smile`: and `:100`:'],
		['', ''],
	])('writes %j', (text, markdown) => {
		expect(prose(text)).toBe(markdown);
	});

	it('says the same, and nothing in it is active', () => {
		fc.assert(
			fc.property(fc.oneof(hostileText, fc.string({ unit: 'binary' })), text => {
				const markdown = prose(text);
				expect(read(markdown)).toBe(plainText(text));
				expect(activeIn(markdown)).toEqual([]);
				expect(kindOf(markdown)).toBe(markdown === '' ? '' : 'text');
			}),
			{ numRuns: 1000 },
		);
	});

	it('would be caught if it let something through', () => {
		const active =
			'@a #1 www.b.test https://b.test GH-1 :smile: deadbeef **b** _b_ <b> a|b [b] \\* $x$ &amp; !1 – -';
		for (const each of active.split(' ').filter(word => word !== '–')) {
			expect(activeIn(each), each).not.toEqual([]);
		}
	});
});

describe('code', () => {
	it('holds any line as it is', () => {
		fc.assert(
			fc.property(hostileText, text => {
				const plain = plainText(text);
				expect(stretches(codeSpan(plain))).toEqual([{ isCode: true, text: plain }]);
				expect(markdownLine([literal(text)])).toBe(codeSpan(plain));
			}),
		);
	});

	it('holds any line in the cell of a table', () => {
		fc.assert(
			fc.property(hostileText, hostileText, (one, other) => {
				const row = [[literal(one)], [words(other)]];
				const [, , line = ''] = writeMarkdown([{ kind: 'table', head: row, rows: [row] }]).split('\n');
				expect(cells(line).map(read)).toEqual([plainText(one), plainText(other)]);
				expect(cells(line).flatMap(activeInCell)).toEqual([]);
			}),
			{ numRuns: 1000 },
		);
		expect(codeCell('a\\|b|')).toBe('`a\\`\\|`b`\\|');
	});

	it('has a fence that nothing inside closes', () => {
		expect(codeBlock('a\n````\nb', 'json')).toBe('`````json\na\n````\nb\n`````');
		expect(codeBlock('a', '')).toBe('```\na\n```');
	});

	it('has a dash where there is nothing', () => {
		expect(markdownLine([literal(''), words('a')])).toBe('– a');
	});
});

describe('renderMarkdown', () => {
	it('tells a conflict from beginning to end', () => {
		const markdown = render(reportOf('ajax-note-double-click-overtaken'));
		for (const part of [
			/^# WordPress conflict report · `http:\/\/127\.0\.0\.1:\d+`\n/,
			'| Conflicts | 2 (100 % of the writes) |',
			'### Error: The save of `acme_ajax_save` was based on an old version\n\n`POST acme_ajax_save` · 409 · Stale version · Certain · entry 2\n',
			'The server says: Someone else saved this note first.',
			'| Error code | `stale_version` |\n| Version compared in | `version` |\n| Version sent | `7` |\n| Version on the server | `8` |',
			'#### Do now\n\nCopy your changes, reload to get the newer version, merge, and save once.\n\n1. ',
			'#### Avoid\n\n- ',
			'#### Check that it is fixed\n\n- ',
			'- The server was sent version 7 and holds version 8. · entry 2 · `response.body#/data/current/version`\n',
			'- `acme-ajax-save` · Plugin · sent it · some suspicion\n  - A script of acme-ajax-save is in the call stack',
			'| How it came about | Submitted twice, as by a double click · Overlaps the request before |',
			'| First request | entry 2 |',
			'#### Why this status\n\n',
			'#### When to get help\n\n- ',
			'- Plugin author: Answer with the current version',
			'## Timeline\n\n### `acme_ajax_save`\n\n| Time (UTC) | Entry | Method | Status | What happened |',
			'| 2 | POST | 409 | Save refused: sent version 7, the site holds 8 |',
			'| PHP | `8.2.35` |',
			'| `acme-ajax-save` | `1.0.3` | Seen in the traffic |',
			'## What was removed\n\nOf bodies only keys, types and lengths are shown',
		]) {
			if (typeof part === 'string') expect(markdown).toContain(part);
			else expect(markdown).toMatch(part);
		}
	});

	it('tells what became of a nonce', () => {
		const markdown = render(reportOf('editor-nonce-expired'));
		expect(markdown).toContain(
			'| Nonce | Superseded: a newer one had been handed out · The page got a fresh one',
		);
		expect(markdown).toContain('| Sent as | `X-WP-Nonce` |');
		expect(markdown).toContain('| 7 | PUT | 403 | Refused: stale nonce |');
	});

	it('tells what is there already', () => {
		expect(render(reportOf('term-exists'))).toMatch(/\| Already there \| `\d+`/);
	});

	it('counts what was removed, the gravest kinds first, and shows a value that evidence may have', () => {
		const report = fullReport();
		const [first, ...findings] = report.findings;
		if (!first) throw new Error('no finding');
		const evidence = first.evidence.map(each => ({ ...each, value: '2|3' }));
		const markdown = render({ ...report, findings: [{ ...first, evidence }, ...findings] });
		expect(markdown).toContain('| Nonces | 2 |\n| Email addresses | 1 |\n| `unheard` | 3 |');
		expect(markdown).toContain('`response.body#/data/current/version` · `2|3`');
	});

	it('says one friendly sentence when there is nothing to say', () => {
		const report = { ...fullReport(), findings: [], timeline: [], exchanges: [] };
		expect(render(report)).toContain('## Findings\n\nNo conflict found.');
		expect(render(report)).not.toContain('## Timeline');
		const none = { ...report, summary: { ...report.summary, wordpress: 0 } };
		expect(render(none)).toContain('No WordPress request in this recording.');
	});

	it.each(RECORDINGS)('is the same each time, and has nothing active but its own marks: %s', name => {
		const markdown = render(reportOf(name));
		expect(render(reportOf(name))).toBe(markdown);
		for (const line of markdown.split('\n')) {
			if (/^\|(?: --- \|)+$/.test(line)) continue;
			expect(contents(line).flatMap(activeIn), line).toEqual([]);
		}
	});

	it('has the same build whatever a site writes', () => {
		fc.assert(
			fc.property(hostileReports, ({ hostile, tame }) => {
				const lines = render(hostile).split('\n');
				const kinds = (markdown: readonly string[]) => markdown.map(kindOf);
				expect(kinds(lines)).toEqual(kinds(render(tame).split('\n')));
				for (const line of lines) {
					if (/^\|(?: --- \|)+$/.test(line)) continue;
					expect(contents(line).flatMap(line.startsWith('|') ? activeInCell : activeIn)).toEqual([]);
				}
			}),
			{ numRuns: 25 },
		);
	});
});
