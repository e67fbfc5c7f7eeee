import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { peek } from '../../src/isolation/session/journal.ts';
import { runIsolation } from '../../src/isolation/session/run.ts';
import { exportReport } from '../../src/report/export/export-report.ts';
import schema from '../../src/report/schema.json' with { type: 'json' };
import { simulatedSite } from '../isolation/session/simulated-site.ts';
import { beginAt, bench } from '../isolation/session/support.ts';
import { sayEnglish } from '../support.ts';

const PLUGINS = ['alpha', 'beta', 'gamma', 'delta'].map(name => `${name}/${name}.php`);

async function ended() {
	const table = bench(simulatedSite(PLUGINS, { culprits: ['beta/beta.php'], healthCheck: true }));
	await beginAt(table, 'per-request');
	await runIsolation(table.open());
	const state = await peek(table.store);
	if (typeof state === 'string') throw new Error(state);
	return state;
}

const input = {
	generatorVersion: '1.2.3',
	createdAt: new Date('2026-11-21T09:00:00Z'),
	source: { kind: 'live', name: 'DevTools', entries: 0, skipped: [] },
	observations: [],
	say: sayEnglish,
	language: 'en',
	numberOf: (id: number) => id,
} as const;

const text = (
	isolation: Awaited<ReturnType<typeof ended>>,
	format: 'json' | 'markdown' | 'html' | 'text',
) => {
	const outcome = exportReport({ ...input, isolation }, {}, { kind: 'format', format });
	return outcome.kind === 'ready' ? outcome.text : outcome.kind;
};

test('a report tells who was proved, and how, in every format', async () => {
	const state = await ended();
	const report = JSON.parse(text(state, 'json'));
	expect(report.isolation).toMatchObject({
		failure: { title: 'POST /wp/v2/posts/1', status: 409, code: 'save_conflict' },
		rung: 'per-request',
		verdict: 'culprits',
		culprits: [{ members: [{ id: 'beta/beta.php' }], without: { reproduced: 0 } }],
	});
	const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);
	expect([validate(report), validate.errors]).toEqual([true, null]);
	const [headline = ''] = report.isolation.explanation;
	for (const format of ['markdown', 'html', 'text'] as const) {
		expect(text(state, format).replace(/\s+/g, ' ')).toContain(headline.slice(0, 30));
	}
});

test('a search without a verdict is not told', async () => {
	const state = await ended();
	expect(JSON.parse(text({ ...state, probes: [] }, 'json')).isolation).toBeNull();
});
