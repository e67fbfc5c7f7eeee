import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONFLICT_DETECTORS, diagnose } from '../../src/diagnosis/diagnose.ts';
import { CONFLICT_KINDS } from '../../src/diagnosis/finding.ts';
import { GUIDES } from '../../src/diagnosis/guides.ts';
import { understand } from '../../src/wordpress/wordpress-exchange.ts';
import { exchange, sayEnglish } from '../support.ts';

const findings = (sketch: Parameters<typeof exchange>[0]) => diagnose(understand(exchange(sketch)));
const wpError = (code: string, data: object = {}) =>
	JSON.stringify({ code, message: 'No.', data: { status: 409, ...data } });

describe('stale-version', () => {
	it('is certain when the answer names both versions', () => {
		const [finding] = findings({
			method: 'PUT',
			status: 409,
			responseBody: wpError('acme_guard', { expected: 3, given: 2 }),
		});
		expect(finding).toMatchObject({
			kind: 'stale-version',
			confidence: 'certain',
			version: { sent: '2', current: '3' },
		});
		expect(finding?.evidence[0]).toMatchObject({
			rule: 'body-names-versions',
			pointer: 'response.body#/data/expected',
		});
	});

	it('is likely when only the code says so', () => {
		expect(findings({ status: 409, responseBody: wpError('acme_edit_conflict') })[0]).toMatchObject({
			kind: 'stale-version',
			confidence: 'likely',
		});
	});

	it('reads wp_send_json_error too', () => {
		const responseBody = JSON.stringify({
			success: false,
			data: { code: 'stale_version', message: 'Old.', current: { version: 2 } },
		});
		expect(findings({ status: 409, responseBody })[0]).toMatchObject({
			kind: 'stale-version',
			subject: { error: { message: 'Old.' } },
		});
	});

	it('is not claimed of a 409 that compares something else', () => {
		expect(
			findings({ status: 409, responseBody: wpError('acme_out_of_stock', { expected: 3 }) })[0]?.kind,
		).toBe('unclassified-conflict');
	});
});

it('finds nothing in healthy traffic', () => {
	expect(findings({ status: 200, responseBody: '{"id":1}' })).toEqual([]);
	expect(findings({ status: 404, responseBody: wpError('rest_no_route') })).toEqual([]);
});

it('gives every 409 exactly one finding, whatever it carries', () => {
	fc.assert(
		fc.property(fc.webUrl(), fc.oneof(fc.string(), fc.json()), (url, responseBody) => {
			const [finding, ...more] = findings({ url, status: 409, responseBody });
			expect(more).toEqual([]);
			expect(CONFLICT_KINDS).toContain(finding?.kind);
			expect(finding?.exchangeIds).toEqual([0]);
		}),
	);
});

it('has one detector and one guide a kind, each sentence of which can be said', () => {
	expect(CONFLICT_DETECTORS.map(({ kind }) => kind)).toEqual([...CONFLICT_KINDS]);
	for (const kind of CONFLICT_KINDS) {
		const { recovery } = GUIDES[kind];
		for (const part of [recovery.steps, recovery.avoid, recovery.verify, recovery.escalate]) {
			expect(part.length).toBeGreaterThan(0);
			for (const message of part) expect(sayEnglish(message)).not.toBe(message.key);
		}
	}
});
