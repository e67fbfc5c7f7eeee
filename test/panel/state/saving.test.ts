import { expect, it } from 'vitest';
import { createInspector } from '../../../src/inspector.ts';
import type { ReportMaterial, Written } from '../../../src/panel/reporting/report-messages.ts';
import { writeReport } from '../../../src/panel/reporting/serve-reports.ts';
import { createSaving } from '../../../src/panel/state/saving.ts';
import { exchange, sayEnglish } from '../../support.ts';

function material(): ReportMaterial {
	const inspector = createInspector();
	const url = 'https://shop.test/wp-json/wp/v2/posts/7';
	inspector.observe(exchange({ url, requestHeaders: { 'X-WP-Nonce': 'a1b2c3d4e5' } }, 0));
	inspector.observe(exchange({ url, requestHeaders: { 'X-WP-Nonce': 'f6a7b8c9d0' } }, 1));
	return {
		source: { kind: 'live', name: 'DevTools', entries: 2, skipped: [] },
		observations: inspector.observations(),
		restRoot: null,
		facts: null,
		isolation: null,
	};
}

function saver(answer?: Written) {
	const from = material();
	const said: string[] = [];
	const saving = createSaving({
		material: () => from,
		writer: {
			write: async (given, order) => answer ?? writeReport(given, order, sayEnglish, 'en'),
		},
		tell: ({ outcome, text }) => said.push(`${outcome}: ${text.map(sayEnglish).join(' ')}`),
		now: () => 0,
	});
	return { from, said, saving };
}

it('counts the secrets of all that would be saved', async () => {
	const { from, saving } = saver();
	const asking = saving.ask();
	expect(saving.asked.value).toEqual({ observations: from.observations, secrets: null });
	await asking;
	expect(saving.asked.value?.secrets).toEqual([{ words: 'redaction_nonce', count: 2 }]);
});

it('counts those of one request, if only that is asked for', async () => {
	const { from, saving } = saver();
	await saving.ask(from.observations[1]);
	expect(saving.asked.value?.observations).toHaveLength(1);
	expect(saving.asked.value?.secrets).toEqual([{ words: 'redaction_nonce', count: 1 }]);
});

it('does not ask any more what was cancelled while it was counted', async () => {
	const { saving } = saver();
	const asking = saving.ask();
	saving.cancel();
	await asking;
	expect(saving.asked.value).toBe(null);
});

it('saves nothing with a leak in it, and says so', async () => {
	const leak = { kind: 'nonce', label: '‹nonce#1›', form: 'plain', at: 3, line: 1 } as const;
	const { said, saving } = saver({ kind: 'leak', where: [leak] });
	await saving.saveHar();
	expect(said).toEqual([expect.stringMatching(/^failed: .*nothing was saved/)]);
});
