import { expect, it } from 'vitest';
import { peek } from '../../../../src/isolation/session/journal.ts';
import { runIsolation } from '../../../../src/isolation/session/run.ts';
import { reportText } from '../../../../src/panel/views/isolate/report-text.ts';
import { simulatedSite } from '../../../isolation/session/simulated-site.ts';
import { beginAt, bench } from '../../../isolation/session/support.ts';
import { sayEnglish } from '../../../support.ts';

it('what is copied of a verdict names plugins and versions, and no secret of the failure', async () => {
	const plugins = ['alpha/alpha.php', 'beta/beta.php'];
	const table = bench(simulatedSite(plugins, { culprits: ['beta/beta.php'], healthCheck: true }));
	await beginAt(table, 'per-request');
	await runIsolation(table.open());
	const state = await peek(table.store);
	if (typeof state === 'string') throw new Error(state);
	const failure = { ...state.failure, title: 'POST /acme/v1/reset/ann@example.test', code: 'save_conflict' };
	const set = {
		members: [['beta/beta.php']],
		alone: { reproduced: 0, of: 0 },
		without: { reproduced: 0, of: 1 },
	};
	const verdict = {
		kind: 'culprits',
		sets: [{ ...set, confidence: 1 }],
		independent: false,
		complete: 1,
		keptOn: [],
	} as const;
	const text = reportText({ ...state, failure }, verdict, ['It is beta.'], [], sayEnglish);
	expect(text).toContain('POST /acme/v1/reset/‹email#1› – 409 save_conflict');
	expect(text).toContain('(beta/beta.php)');
	expect(text).not.toContain('ann@');
});
