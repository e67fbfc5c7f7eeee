import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/report/formats/html.ts';
import { html } from '../../../src/report/formats/html-text.ts';
import { STYLE, STYLE_HASH } from '../../../src/report/formats/style.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import type { Report } from '../../../src/report/report.ts';
import { sayEnglish } from '../../support.ts';
import { fullReport, hostileReports, hostileText, RECORDINGS, reportOf } from './reports.ts';

const render = (report: Report) => renderHtml(report, sayEnglish, 'en');

/** Everything between angle brackets, in order. */
const tags = (page: string) => page.match(/<[^>]*>/g) ?? [];

const count = (text: string, character: string) => text.split(character).length - 1;

/** The report that a page holds for programs. */
function dataIn(page: string): unknown {
	const [, json = ''] =
		/<script type="application\/json" id="concord-report">\n(.*)\n<\/script>/.exec(page) ?? [];
	return JSON.parse(json);
}

describe('renderHtml', () => {
	it('tells a conflict from beginning to end', () => {
		const page = render(reportOf('ajax-note-double-click-overtaken'));
		for (const part of [
			'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
			'<a href="#finding-1">The save of acme_ajax_save was based on an old version</a>',
			'<article class="finding error" id="finding-1">',
			'<span class="severity error">Error</span> The save of acme_ajax_save was based on an old version</h3>',
			'<tr><th scope="row">Version on the server</th><td><code>8</code></td></tr>',
			'<h4>Do now</h4>\n<p>Copy your changes',
			'<code>acme-ajax-save</code> · Plugin · sent it · some suspicion\n<ul>\n<li>A script of acme-ajax-save',
			'<details>\n<summary>Why this status</summary>\n<p>409 and 412 mean',
			'<td>Save refused: sent version 7, the site holds 8</td>',
			'&quot;code&quot;: &quot;stale_version&quot;',
			'<tr><th scope="row"><code>Content-Type</code></th><td><code>application/json',
		]) {
			expect(page).toContain(part);
		}
	});

	it.each(RECORDINGS)('needs nothing else, and is the same each time: %s', name => {
		const page = render(reportOf(name));
		expect(render(reportOf(name))).toBe(page);
		for (const tag of tags(page)) {
			expect(tag).not.toMatch(/^<(?:img|link|iframe|object|embed|svg|form|input|base|audio|video)\b/i);
			expect(tag).not.toMatch(/\s(?:on\w+|src|srcset|style|action|formaction|ping|target)\s*=/i);
			if (/\shref=/.test(tag)) expect(tag).toMatch(/^<a href="#finding-\d+">$/);
			if (/^<script/.test(tag)) expect(tag).toBe('<script type="application/json" id="concord-report">');
		}
		expect(STYLE).not.toMatch(/url\(|@import|@font-face/);
	});

	it('forbids every script and asset before anything else of the page', () => {
		const [head = ''] = render(fullReport()).split('<title>');
		const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(head)?.[1];
		expect(policy?.replaceAll('&#39;', "'")).toBe(
			`default-src 'none'; script-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`,
		);
	});

	it('allows its own style sheet by its hash', () => {
		expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
		expect(render(fullReport())).toContain(`<style>${STYLE}</style>`);
	});

	it('has the colours of the panel', () => {
		const tokens = readFileSync(new URL('../../../src/panel/styles/tokens.css', import.meta.url), 'utf8');
		for (const colour of STYLE.match(/#[\da-f]{6}/g) ?? []) expect(tokens).toContain(colour);
		expect(STYLE).toContain('prefers-color-scheme: dark');
		expect(STYLE).toContain('@media print');
	});

	it('has headings in order, and tables whose heads say what they head', () => {
		const page = render(fullReport());
		const levels = [...page.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
		expect(levels[0]).toBe(1);
		expect(levels.filter(level => level === 1)).toHaveLength(1);
		for (const [index, level] of levels.entries()) {
			expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
		}
		expect(page).toMatch(/<table/);
		for (const tag of page.match(/<th\b[^>]*>/g) ?? []) expect(tag).toMatch(/ scope="(?:row|col)"/);
		const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('closes every tag that it opens', () => {
		const open: string[] = [];
		for (const tag of tags(render(fullReport()).replace('<!DOCTYPE html>', ''))) {
			const [, slash, name = ''] = /^<(\/?)(\w+)/.exec(tag) ?? [];
			if (name === 'meta') continue;
			if (slash === '') open.push(name);
			else expect(open.pop(), tag).toBe(name);
		}
		expect(open).toEqual([]);
	});

	it('holds the whole report as JSON', () => {
		const report = fullReport();
		expect(dataIn(render(report))).toEqual(JSON.parse(JSON.stringify(report)));
	});

	it('says one friendly sentence when there is nothing to say', () => {
		const page = render({ ...fullReport(), findings: [], timeline: [], exchanges: [] });
		expect(page).toContain('<h2>Findings</h2>\n<p>No conflict found.');
		expect(page).not.toContain('<h2>Timeline</h2>');
	});

	it('has the same tags whatever a site writes, and its JSON comes back as it was', () => {
		fc.assert(
			fc.property(hostileReports, ({ hostile, tame }) => {
				const page = render(hostile);
				expect(tags(page)).toEqual(tags(render(tame)));
				// None is left over that opens or ends one.
				expect(count(page, '<')).toBe(tags(page).length);
				expect(dataIn(page)).toEqual(JSON.parse(JSON.stringify(hostile)));
			}),
			{ numRuns: 25 },
		);
	});

	it('shows what a site wrote, in order and in full', () => {
		fc.assert(
			fc.property(hostileText, text => {
				const report = fullReport();
				const [finding, ...others] = report.findings;
				if (!finding) throw new Error('no finding');
				const page = render({ ...report, findings: [{ ...finding, explanation: text }, ...others] });
				expect(page).toContain(html`<p>${plainText(text)}</p>\n<`.html.slice(0, -1));
			}),
			{ numRuns: 25 },
		);
	});

	it('takes the language as text, too', () => {
		const page = renderHtml(fullReport(), sayEnglish, '"><script>');
		expect(page).toContain('<html lang="&quot;&gt;&lt;script&gt;">');
	});
});

it('escapes every value, between tags and in attributes', () => {
	expect(html`<a title="${'"&\''}">${'<b>'}${html`<i>${1}</i>`}${[html`<u>`, html`</u>`]}</a>`.html).toBe(
		'<a title="&quot;&amp;&#39;">&lt;b&gt;<i>1</i><u></u></a>',
	);
});
