import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../../src/diagnosis/finding.ts';
import { exportReport } from '../../../src/report/export/export-report.ts';
import { PARTS } from '../../../src/report/support/parts.ts';
import {
	DUE_STATUS,
	dueAnswer,
	problemDetails,
	REASONS,
} from '../../../src/report/support/problem-details.ts';
import { isVenue, VENUES, type VenueId, venueOf } from '../../../src/report/support/venues.ts';
import { readTraffic } from '../../accuracy/truth.ts';
import { englishMessages, sayEnglish } from '../../support.ts';
import { inputOf } from '../export/inputs.ts';
import { contents, kindOf } from '../formats/markdown-reader.ts';
import { reportOf } from '../formats/reports.ts';

function write(name: string, venue: VenueId, finding?: string): string {
	const target = { kind: 'support', venue, ...(finding === undefined ? {} : { finding }) } as const;
	const outcome = exportReport(inputOf(readTraffic(name)), {}, target);
	if (outcome.kind !== 'ready') throw new Error('leak');
	return outcome.text;
}

const OVERTAKEN = 'ajax-note-double-click-overtaken';

describe.each(VENUES.map(({ id }) => [id, venueOf(id)] as const))('%s', (id, venue) => {
	it('has a source, a format and parts that are there', () => {
		expect(venue.source).toMatch(/\S{5}/);
		expect(['markdown', 'text']).toContain(venue.format);
		expect(venue.address === null || /^https:\/\//.test(venue.address)).toBe(true);
		expect(isVenue(id)).toBe(true);
		for (const { boxes, part } of venue.fields) {
			expect(PARTS).toHaveProperty(part);
			expect(englishMessages).toHaveProperty(PARTS[part].heading);
			expect(part.startsWith('boxes'), part).toBe(boxes !== undefined);
		}
	});

	it('fills in what is known, asks for the rest, and says what was removed', () => {
		const text = write(OVERTAKEN, id);
		expect(text).toMatch(/^(?:# )?The save of/);
		expect(text).toContain('stale_version');
		expect(text).toMatch(/‹[^›#]+\?›/);
		expect(text).toContain('Secrets were replaced by labels');
		for (const { label } of venue.fields) if (label !== null) expect(text).toContain(`\n## ${label}\n`);
	});

	it('has a friendly sentence where nothing was found', () => {
		const outcome = exportReport(inputOf({ log: { entries: [] } }), {}, { kind: 'support', venue: id });
		expect(outcome).toMatchObject({ kind: 'ready', text: expect.stringContaining('No conflict found.') });
	});
});

describe('supportText', () => {
	it('keeps the order of a form, and its boxes open', () => {
		const lines = write(OVERTAKEN, 'woocommerce').split('\n');
		expect(lines.filter(line => kindOf(line) === '#2').flatMap(contents)).toEqual([
			'Prerequisites',
			'Describe the bug',
			'Expected behavior',
			'Actual behavior',
			'Steps to reproduce',
			'WordPress Environment',
			'Isolating the problem',
			'What was removed',
		]);
		expect(lines.filter(line => line.startsWith('- [ ] '))).toHaveLength(5);
		expect(lines).toContain('| `woocommerce` | ‹Which version of woocommerce?› |');
		expect(lines).toContain('| PHP | `8.2.35` |');
	});

	it('leaves lines to the reader and no markup in plain text', () => {
		const text = write(OVERTAKEN, 'wordpress-org');
		expect(text).toContain('\n== Evidence ==\n\n- The server was sent version 7 and holds version 8.');
		expect(text).toContain('\nPHP: `8.2.35`\n');
		expect(text).not.toMatch(/^(?:#|\|)/m);
	});

	it('gives a host the ids of the request, the address and the time', () => {
		const text = write('edge-cloudflare-waf-409', 'host');
		expect(text).toMatch(/== Ids to search the logs for ==\n\n- `cf-ray: [0-9a-f]{16}/);
		expect(text).toMatch(/Request: `\w+ https?:/);
		expect(text).toMatch(/Time \(UTC\): \d{4}-\d\d-\d\d \d\d:/);
		expect(text).toContain('Which rule or limit answered');
		expect(write(OVERTAKEN, 'host')).toContain('The answer carries no id.');
	});

	it('shows an author the answer that was due', () => {
		const text = write(OVERTAKEN, 'plugin-author');
		expect(text).toContain('| Pointer to what is at fault | `#/version` |\n| Version on the server | `8` |');
		const [, json = ''] = /problem\+json\n\n([\s\S]*?)\n```/.exec(text) ?? [];
		expect(JSON.parse(json)).toEqual({
			type: 'https://plugin.example/problems/stale-version',
			title: 'Stale version',
			status: 409,
			detail: 'Someone else saved this note first.',
			code: 'stale_version',
			sent: '7',
			current: '8',
			errors: [{ detail: 'Someone else saved this note first.', pointer: '#/version' }],
		});
	});

	it('does not blame an endpoint that never answered', () => {
		const text = write('edge-cloudflare-waf-409', 'plugin-author');
		expect(text).toContain('The endpoint itself is not at fault');
		expect(text).not.toContain('problem+json');
	});

	it('is about the gravest finding unless another is asked for', () => {
		const { findings } = reportOf(OVERTAKEN);
		expect(findings.length).toBeGreaterThan(1);
		const texts = findings.map(({ id }) => write(OVERTAKEN, 'gutenberg', id));
		expect(new Set(texts).size).toBe(findings.length);
		expect(texts).toContain(write(OVERTAKEN, 'gutenberg'));
		expect(texts[0]).toContain(`Other findings in the report: ${findings.length - 1}.`);
	});
});

describe('problem details', () => {
	it.each(FINDING_KINDS)('have a status with a source for %s, or none is due', kind => {
		const due = DUE_STATUS[kind];
		if (due === null) return expect(['edge-block', 'garbled-response']).toContain(kind);
		expect(due.source).toMatch(/RFC 9110|WordPress/);
		expect(REASONS).toHaveProperty(String(due.status));
	});

	it('answer a conditional request with 412', () => {
		const [finding] = reportOf(OVERTAKEN).findings;
		if (!finding) throw new Error('no finding');
		const version = { carrier: 'If-Match', sent: '"7"', current: null };
		const answer = dueAnswer({ ...finding, evidence: [], version });
		expect(answer).toMatchObject({ status: 412, pointer: null, current: null });
		if (!answer) throw new Error('no answer');
		const gaps = { pointer: '‹which?›', current: '‹what?›' };
		expect(problemDetails({ ...finding, version }, answer, gaps, sayEnglish)).toMatchObject({
			status: 412,
			sent: '"7"',
			current: '‹what?›',
			errors: [{ pointer: '‹which?›' }],
		});
	});

	it('point at the member of the body that the evidence shows', () => {
		const [finding] = reportOf(OVERTAKEN).findings;
		const [evidence] = finding?.evidence ?? [];
		if (!finding || !evidence) throw new Error('no finding');
		const pointed = { ...finding, evidence: [{ ...evidence, pointer: 'request.body#/meta/lock' }] };
		expect(dueAnswer(pointed)?.pointer).toBe('#/meta/lock');
	});
});
