import { describe, expect, test } from 'vitest';
import { runIsolation } from '../../src/isolation/session/run.ts';
import type { IsolationOptions } from '../wordpress/isolation/index.ts';
import { panelsAt } from './panel-at-site.ts';
import { named, siteBench } from './site-bench.ts';

/* Each site that the fixtures can make, searched to its end in the mildest way it has; the list of plugins is never touched. */

const bench = siteBench();

async function searched(wish: IsolationOptions, more: Parameters<typeof bench.become>[2] = {}) {
	await bench.become({ healthCheck: 'used', ...wish }, 'per-request', more);
	const before = await bench.list();
	const outcome = await runIsolation(bench.open());
	expect(await bench.list()).toBe(before);
	expect(await bench.changesLeft()).toBe(false);
	return outcome;
}

describe('names the guilty, and nobody else', () => {
	test.each<[string, IsolationOptions]>([
		['a pair among sixty', { scenario: 'pair', plugins: 60 }],
		['three together', { scenario: 'triple' }],
		[
			'one at the end of a chain of dependencies',
			{ scenario: 'single', culprits: ['acme-shop-renewals/acme-shop-renewals.php'] },
		],
		[
			'two that hang on the same third',
			{
				scenario: 'pair',
				culprits: ['acme-shop-labels/acme-shop-labels.php', 'acme-shop-renewals/acme-shop-renewals.php'],
			},
		],
		['what others require', { scenario: 'single', culprits: ['acme-shop/acme-shop.php'] }],
		['a plugin without a folder', { scenario: 'single', culprits: ['acme-snippets.php'] }],
	])('%s', async (_, wish) => {
		const outcome = await searched(wish);
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'culprits', independent: false } });
		expect(named(outcome)).toEqual(bench.guilty());
	});

	test('two independent of each other', async () => {
		const outcome = await searched({ scenario: 'two-independent' });
		expect(outcome).toMatchObject({ verdict: { kind: 'culprits', independent: true } });
		expect([...named(outcome)].sort()).toEqual([...bench.guilty()].sort());
	});

	test('two of one folder, which nobody can tell apart, as one', async () => {
		const outcome = await searched({ scenario: 'single', culprits: ['acme-suite/acme-suite-mail.php'] });
		expect(named(outcome)).toEqual([['acme-suite/acme-suite-log.php', 'acme-suite/acme-suite-mail.php']]);
	});

	test('one that fails half of the time', async () => {
		const outcome = await searched({ scenario: 'flaky' }, { isSteady: false });
		expect(named(outcome)).toEqual(bench.guilty());
	});
});

describe('names no plugin', () => {
	test('where a must-use plugin is guilty', async () => {
		const outcome = await searched({ scenario: 'must-use' });
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'outside' } });
	});

	test('where the edge answers, which the panel says beforehand', async () => {
		const failure = {
			fingerprint: 'POST /wp/v2/posts/1',
			title: 'POST /wp/v2/posts/1',
			status: 409,
			code: '',
		};
		const outcome = await searched({ scenario: 'edge' }, { failure });
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'outside' } });
		expect(bench.probes()).toBe(0);
		const panel = await panelsAt(bench.site.origin, () => bench.admin).openOnConflict();
		expect(panel.isolating.candidates.value).toMatchObject([{ fit: 'wrong', why: 'isolate_wrongEdge' }]);
	});

	test.each(['none', 'once'] as const)('where it does not happen any more: %s', async scenario => {
		await bench.become({ scenario, healthCheck: 'used' }, 'per-request');
		if (scenario === 'once') await bench.open().send(bench.savesPost());
		const outcome = await runIsolation(bench.open());
		expect(outcome).toMatchObject({ kind: 'verdict', verdict: { kind: 'not-reproducible' } });
	});
});
