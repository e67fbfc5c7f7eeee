import { expect, it } from 'vitest';
import { fingerprint } from '../../../src/diagnosis/history/fingerprint.ts';
import { peek } from '../../../src/isolation/session/journal.ts';
import { runIsolation } from '../../../src/isolation/session/run.ts';
import { exportReport } from '../../../src/report/export/export-report.ts';
import type { VenueId } from '../../../src/report/support/venues.ts';
import { readTraffic } from '../../accuracy/truth.ts';
import { simulatedSite } from '../../isolation/session/simulated-site.ts';
import { beginAt, bench } from '../../isolation/session/support.ts';
import { inputOf } from '../export/inputs.ts';

const PLUGINS = ['acme/acme.php', 'woocommerce/woocommerce.php'];
const input = inputOf(readTraffic('ajax-note-double-click-overtaken'));
const finding = input.observations
	.flatMap(({ findings }) => findings)
	.find(({ subject }) => subject.status === 409);
const own = finding && fingerprint(finding.subject);

/** A text about the finding, where a session has proved WooCommerce guilty of this failure. */
async function write(venue: VenueId, failed: string): Promise<string> {
	const table = bench(simulatedSite(PLUGINS, { culprits: [PLUGINS[1] ?? ''], healthCheck: true }));
	await beginAt(table, 'per-request');
	await runIsolation(table.open());
	const state = await peek(table.store);
	if (typeof state === 'string' || !finding) throw new Error('There is no session, or no finding');
	const isolation = { ...state, failure: { ...state.failure, fingerprint: failed } };
	const target = { kind: 'support', venue, finding: finding.id } as const;
	const outcome = exportReport({ ...input, isolation }, {}, target);
	return outcome.kind === 'ready' ? outcome.text : outcome.kind;
}

it('tells an author what was proved, and ticks in a form what was really done', async () => {
	if (typeof own !== 'string') throw new Error('The request has a fingerprint');
	expect(await write('plugin-author', own)).toMatch(
		/## \S.*\n\n.*\n\nThe conflict happens with only this active/,
	);
	const form = await write('woocommerce', own);
	expect(form).toContain('The conflict happens with only this active');
	expect(form).toContain('- [x] I have deactivated other plugins');
	// Each setting was tried once.
	expect(form).toContain('- [ ] I can reproduce this bug consistently');
});

it('does not tell of one failure what was proved of another', async () => {
	for (const venue of ['plugin-author', 'woocommerce', 'wordpress-org'] as const) {
		const text = await write(venue, 'POST /acme/v1/other');
		expect(text).not.toContain('only this active');
		expect(text).not.toContain('[x]');
	}
});
