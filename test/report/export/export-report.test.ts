import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import {
	type ExportChoice,
	type ExportInput,
	type ExportTarget,
	exportReport,
	openExport,
} from '../../../src/report/export/export-report.ts';
import { FORMATS, type FormatId } from '../../../src/report/formats/index.ts';
import schema from '../../../src/report/schema.json' with { type: 'json' };
import { VENUES } from '../../../src/report/support/venues.ts';
import { readTraffic } from '../../accuracy/truth.ts';
import { harProblems, readBack } from '../../har/written.ts';
import { harEntry } from '../../support.ts';
import { RECORDINGS } from '../formats/reports.ts';
import { inputOf } from './inputs.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

function reportProblems(report: unknown): string[] {
	validate(report);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const login = harEntry({
	method: 'POST',
	url: 'https://shop.test/wp-login.php',
	requestHeaders: { 'Content-Type': 'application/x-www-form-urlencoded' },
	requestBody: 'log=ann&pwd=hunter2-hunter2',
	status: 302,
});
const conflict = harEntry({
	method: 'POST',
	url: 'https://shop.test/wp-json/wp/v2/posts/7?_wpnonce=a1b2c3d4e5',
	requestHeaders: {
		Cookie: 'wordpress_logged_in_0=ann%7C1763712000%7Cq9Ff8s',
		'Content-Type': 'application/json',
	},
	requestBody: '{"title":"A plain title","secret_note":"I use hunter2-hunter2 everywhere"}',
	status: 409,
	responseBody:
		'{"code":"acme_edit_conflict","message":"Changed by bob@example.test.","data":{"status":409,"expected":2}}',
	startedDateTime: '2026-11-21T08:00:01.000Z',
});
const input = inputOf({ log: { entries: [login, conflict] } });

function ready(target: ExportTarget | FormatId, choice: ExportChoice = {}, from: ExportInput = input) {
	const outcome = exportReport(
		from,
		choice,
		typeof target === 'string' ? { kind: 'format', format: target } : target,
	);
	if (outcome.kind !== 'ready') throw new Error(JSON.stringify(outcome.where));
	return outcome;
}

/** All ways to write one report. */
function written(choice: ExportChoice): readonly (readonly [name: string, text: string])[] {
	const open = openExport(input, choice);
	return TARGETS.map(target => {
		const outcome = open.write(target);
		return [nameOf(target), outcome.kind === 'ready' ? outcome.text : 'leak'];
	});
}

const TARGETS: readonly ExportTarget[] = [
	...FORMATS.map(({ id }) => ({ kind: 'format', format: id }) as const),
	...VENUES.map(({ id }) => ({ kind: 'support', venue: id }) as const),
];

const nameOf = (target: ExportTarget) => (target.kind === 'format' ? target.format : target.venue);

describe('exportReport', () => {
	it.each(RECORDINGS.slice(0, 3))('writes the same bytes each time: %s', name => {
		const traffic = readTraffic(name);
		const [one, other] = [openExport(inputOf(traffic)), openExport(inputOf(traffic))];
		for (const target of TARGETS) expect(one.write(target), nameOf(target)).toEqual(other.write(target));
		// Nor does it matter what was written before.
		for (const target of TARGETS) expect(one.write(target), nameOf(target)).toEqual(other.write(target));
	});

	it('names files by what they are and when they were made, never by the site', () => {
		expect(TARGETS.map(target => [ready(target).fileName, ready(target).mediaType])).toEqual([
			['concord-report-2026-11-21-120000.json', 'application/json'],
			['concord-report-2026-11-21-120000.md', 'text/markdown'],
			['concord-report-2026-11-21-120000.html', 'text/html'],
			['concord-report-2026-11-21-120000.txt', 'text/plain'],
			['concord-requests-2026-11-21-120000.har', 'application/json'],
			['concord-report-2026-11-21-120000.ndjson', 'application/x-ndjson'],
			['concord-wordpress-org-2026-11-21-120000.txt', 'text/plain'],
			['concord-woocommerce-2026-11-21-120000.md', 'text/markdown'],
			['concord-elementor-2026-11-21-120000.md', 'text/markdown'],
			['concord-yoast-2026-11-21-120000.md', 'text/markdown'],
			['concord-gutenberg-2026-11-21-120000.md', 'text/markdown'],
			['concord-host-2026-11-21-120000.txt', 'text/plain'],
			['concord-plugin-author-2026-11-21-120000.md', 'text/markdown'],
		]);
	});

	it.each(RECORDINGS)('follows the schema wherever a report is JSON: %s', name => {
		const open = openExport(inputOf(readTraffic(name)));
		const text = (format: FormatId) => {
			const outcome = open.write({ kind: 'format', format });
			return outcome.kind === 'ready' ? outcome.text : '';
		};
		const [, inPage = ''] = /id="concord-report">\n(.*)\n</.exec(text('html')) ?? [];
		for (const json of [text('json'), text('ndjson'), inPage]) {
			expect(reportProblems(JSON.parse(json))).toEqual([]);
			expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(open.report)));
		}
	});

	it.each(RECORDINGS)('writes HAR 1.2 that its own reader takes: %s', name => {
		const from = inputOf(readTraffic(name));
		for (const exchanges of ['cited', 'all'] as const) {
			const { summary, text } = ready('har', { exchanges }, from);
			expect(harProblems(JSON.parse(text))).toEqual([]);
			const back = readBack(text);
			expect(back).toHaveLength(summary.exchanges);
			const given = new Map(from.exchanges?.map(each => [each.startedAt, each.response.status]));
			for (const { response, startedAt } of back) expect(given.get(startedAt)).toBe(response.status);
		}
	});

	it('has in a HAR what findings rest on, or everything, and says which entries they were', () => {
		const cited = ready('har');
		expect(cited.summary).toMatchObject({ exchanges: 1, exchangesGiven: 2 });
		expect(JSON.parse(cited.text).log.comment).toContain('the entries 1.');
		expect(ready('har', { exchanges: 'all' }).summary.exchanges).toBe(2);
		expect(ready('json', { exchanges: 'all' }).report.exchanges).toHaveLength(1);
	});

	it('replaces what another request gave away', () => {
		for (const [name, text] of written({ fullBodies: [1] })) expect(text, name).not.toContain('hunter2');
		expect(ready('json', { fullBodies: [1] }).text).toContain('I use ‹password#1› everywhere');
	});

	it('says what was left out and replaced, and what was not', () => {
		expect(ready('json').summary).toMatchObject({
			counts: { nonce: 1, cookie: 1, email: 1 },
			kept: [],
			fullBodies: 0,
			shapes: 2,
			binaries: 0,
			unreadable: 0,
		});
		const { summary, text } = ready('json', { fullBodies: [1], keep: ['email'] });
		expect(summary).toMatchObject({
			counts: { nonce: 1, password: 1 },
			kept: ['email'],
			fullBodies: 2,
			shapes: 0,
		});
		expect(summary.counts).not.toHaveProperty('email');
		expect(text).toContain('bob@example.test');
		expect(ready('markdown', { keep: ['email'] }).text).toContain(
			'Shown as they are, by choice: Email addresses.',
		);
	});

	it('counts once what is no text, and leaves it out', () => {
		const upload = harEntry({ url: 'https://shop.test/wp-json/wp/v2/media/3', method: 'POST', status: 409 });
		const content = {
			size: 3,
			mimeType: 'application/octet-stream',
			text: btoa('\0\xff\xfe'),
			encoding: 'base64',
		};
		const traffic = { log: { entries: [{ ...upload, response: { ...Object(upload.response), content } }] } };
		for (const exchanges of ['cited', 'all'] as const) {
			const { report, summary, text } = ready('har', { exchanges }, inputOf(traffic));
			expect(summary.binaries).toBe(1);
			expect(report.redaction.leftOut).toEqual({ binaries: 1, unreadable: 0 });
			expect(report.exchanges[0]?.response.body).toEqual({ kind: 'binary', bytes: 3 });
			expect(text).not.toContain(btoa('\0\xff\xfe'));
		}
	});

	it('counts what is in this export, not what was ever seen', () => {
		expect(ready({ kind: 'support', venue: 'host' }).summary.counts).not.toHaveProperty('password');
	});

	it('hides the site in every format', () => {
		for (const [name, text] of written({ hideSite: true })) expect(text, name).not.toContain('shop.test');
		expect(ready('html', { hideSite: true }).text).toContain('https://site.example');
		// Browsers call a recording after the site.
		const named = { ...input, source: { ...input.source, name: 'Shop.test [26-11-21 12-00-00].har' } };
		const { text } = ready('json', { hideSite: true }, named);
		expect(text).not.toMatch(/shop\.test/i);
		expect(text).toContain('site.example [26-11-21 12-00-00].har');
	});

	it('lets nothing out when a secret is left in it', () => {
		// A recorder's name is the one text of which nobody says what it is, and a program writes it where no rule looks.
		const leaky = { ...input, generatorVersion: 'a1b2c3d4e5' };
		const open = openExport(leaky);
		for (const target of TARGETS) {
			const outcome = open.write(target);
			expect(outcome, nameOf(target)).toMatchObject({
				kind: 'leak',
				where: expect.arrayContaining([expect.objectContaining({ kind: 'nonce', label: '‹nonce#1›' })]),
			});
			expect(JSON.stringify(outcome)).not.toContain('a1b2c3d4e5');
		}
	});

	it('searches the report, too, for a rendering may break a secret over two lines', () => {
		const words = 'x7Kq 9TzP m2Lw 4RbV c8Nj 5YhD';
		const traffic = {
			log: {
				entries: [
					harEntry({
						url: 'https://shop.test/wp-json/',
						requestHeaders: { Authorization: `Basic ${btoa(`ann:${words}`)}` },
					}),
					conflict,
				],
			},
		};
		const leaky = { ...inputOf(traffic), generatorVersion: words };
		expect(exportReport(leaky, {}, { kind: 'format', format: 'text' })).toMatchObject({ kind: 'leak' });
	});

	it('writes text for a terminal in its width and colours', () => {
		const { text } = ready('text', { terminal: { colour: true, width: 50 } });
		expect(text).toContain('\u001b[1;31mError');
		expect(ready('text').text).not.toContain('\u001b');
	});

	it('refuses a finding that is not there', () => {
		expect(() => ready({ kind: 'support', venue: 'host', finding: 'none' })).toThrow(RangeError);
	});
});
