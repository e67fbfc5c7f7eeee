import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FINDING_KINDS } from '../../src/diagnosis/finding.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { pointerTo, valueAt } from '../../src/exchange/json-pointer.ts';
import { createInspector } from '../../src/inspector.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';
import schema from '../../src/report/schema.json' with { type: 'json' };
import { exchange, recorded, sayEnglish } from '../support.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

function report(exchanges: readonly Exchange[]): Report {
	const inspector = createInspector();
	for (const item of exchanges) inspector.observe(item);
	const made = buildReport({
		generatorVersion: '1.2.3',
		createdAt: new Date('2026-11-21T09:00:00Z'),
		source: {
			kind: 'har',
			name: 'a.har',
			entries: exchanges.length,
			skipped: [{ index: 3, reason: 'no-url' }],
		},
		observations: inspector.observations(),
		say: sayEnglish,
		numberOf: id => id,
	});
	// As it is written: what is `undefined` is left out.
	return JSON.parse(JSON.stringify(made));
}

const conflict = (responseBody: string, id: number, more: Parameters<typeof exchange>[0] = {}) =>
	exchange(
		{
			method: 'POST',
			url: 'https://example.test/wp-json/wp/v2/posts/7',
			requestHeaders: { 'X-WP-Nonce': 'a1b2c3d4e5', 'Content-Type': 'application/json' },
			requestBody: '{"title":"A"}',
			status: 409,
			responseBody,
			startedDateTime: `2026-11-21T08:00:0${id}.000Z`,
			...more,
		},
		id,
	);

/** Traffic with something of everything in it: versions, a nonce, a repetition, an existing item, a part. */
const rich = report([
	exchange({ responseBody: '{"id":7}', resourceType: 'fetch' }, 0),
	conflict('{"code":"acme_edit_conflict","message":"Old.","data":{"status":409,"expected":2,"given":1}}', 1),
	conflict('{"code":"acme_edit_conflict","message":"Old.","data":{"status":409,"expected":2,"given":1}}', 2),
	conflict('{"code":"rest_cookie_invalid_nonce","message":"Bad.","data":{"status":403}}', 3, { status: 403 }),
	conflict('{"code":"term_exists","message":"Is there.","data":{"status":400,"term_id":4}}', 4, {
		status: 400,
		url: 'https://example.test/wp-json/wp/v2/categories',
	}),
	conflict('<html>challenge</html>', 5, { startedDateTime: '', url: 'https://example.test/wp-json/x/v1/y' }),
	conflict('', 6, { requestBody: '{"title":"B"}' }),
]);

function problems(value: unknown): string[] {
	validate(value);
	return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
	name => /\.\w+$/.test(name) && !name.endsWith('.md'),
);

describe('the schema', () => {
	it('accepts a report of nothing', () => {
		expect(problems(report([]))).toEqual([]);
	});

	it('accepts a report of much', () => {
		expect(rich.findings.length).toBeGreaterThanOrEqual(5);
		for (const part of ['version', 'nonce', 'existing', 'duplicate'] as const) {
			expect(
				rich.findings.some(finding => finding[part] !== undefined),
				part,
			).toBe(true);
		}
		expect(problems(rich)).toEqual([]);
	});

	it.each(['chromium-156', 'firefox-153'])(
		'accepts reports of what %s recorded, had it been a 409',
		folder => {
			for (const name of fixtures.filter(each => each.startsWith(folder))) {
				const { entry } = recorded(name.replace(/\.json$/, ''));
				const made = exchangeFromHar({ ...entry, response: { ...entry.response, status: 409 } }, 0);
				const built = report(made ? [made] : []);
				expect(built.findings, name).toHaveLength(1);
				expect(problems(built), name).toEqual([]);
			}
		},
	);

	const recordings = fixtures.filter(name => name.endsWith('.har.gz'));

	it('has recordings to be tried on', () => {
		expect(recordings.length).toBeGreaterThan(10);
	});

	it.each(recordings)('accepts a report of %s', name => {
		const { log } = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString());
		const exchanges = log.entries.flatMap(
			(entry: unknown, index: number) => exchangeFromHar(entry, index) ?? [],
		);
		expect(problems(report(exchanges))).toEqual([]);
	});

	it('knows every kind of finding', () => {
		expect(schema.$defs.kind.enum).toEqual([...FINDING_KINDS]);
	});
});

describe('the schema refuses', () => {
	it.each<[string, path: string, value: unknown]>([
		['another format', 'format', 'har'],
		['a version to come', 'version', 2],
		['a local time', 'createdAt', '2026-11-21T09:00:00+02:00'],
		['a rate over 1', 'summary/conflictRate', 1.5],
		['a kind nobody knows', 'findings/0/kind', 'gremlins'],
		['a kind nobody knows among the counts', 'summary/byKind/gremlins', 1],
		['a finding about nothing', 'findings/0/exchangeIds', []],
		['a place before the first', 'findings/0/exchangeIds/0', -1],
		['a suspicion without evidence', 'findings/0/suspects', [{ type: 'plugin', slug: 'a', weight: 1 }]],
		['a finding without a way out', 'findings/0/recovery', undefined],
		['evidence without a pointer', 'findings/0/evidence/0/pointer', undefined],
		['a secret nobody asked for', 'exchanges/0/request/cookies', ['a=b']],
		['a header without a value', 'exchanges/0/request/headers', [{ name: 'Cookie' }]],
		['a body as it was', 'exchanges/0/request/body', '{"title":"A"}'],
		['a body without its kind', 'exchanges/0/request/body', { text: 'A' }],
		['a body that is a shape and not', 'exchanges/0/request/body', { kind: 'full', text: 'A', shape: 'A' }],
		['redaction that does not say what it left out', 'redaction/leftOut', undefined],
		['a skipped entry without a reason', 'source/skipped', [{ index: 1 }]],
	])('%s', (_, path, value) => {
		const made = structuredClone(rich);
		const steps = path.split('/');
		const last = steps.pop() ?? '';
		const holder = valueAt(made, pointerTo(steps)) as Record<string, unknown>;
		expect(holder).toBeTypeOf('object');
		if (value === undefined) delete holder[last];
		else holder[last] = value;
		expect(problems(made)).not.toEqual([]);
	});
});
