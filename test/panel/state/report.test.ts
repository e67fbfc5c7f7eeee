import { expect, it } from 'vitest';
import { reportOf } from '../../../src/panel/state/report.ts';
import { exchange, sayEnglish } from '../../support.ts';
import { quietPanel } from '../support.ts';

it('numbers the report by order of start', () => {
	const { panel, put, paint } = quietPanel();
	put(exchange({ status: 409, startedDateTime: '2026-11-21T08:00:02Z' }, 0));
	put(exchange({ startedDateTime: '2026-11-21T08:00:01Z' }, 1));
	paint();
	const report = reportOf(panel.recording, sayEnglish, new Date(0));
	expect(report.findings[0]?.exchangeIds).toEqual([1]);
	expect(report.exchanges[0]?.id).toBe(1);
});
