import { expect, it } from 'vitest';
import { BRIDGE_SCRIPT } from '../../../src/exchange/page-request.ts';
import { createInspector } from '../../../src/inspector.ts';
import { conflictKey, conflictsOf } from '../../../src/panel/state/conflicts.ts';
import { type EntrySketch, exchange } from '../../support.ts';

function conflicts(...sketches: EntrySketch[]) {
	const inspector = createInspector();
	for (const [id, sketch] of sketches.entries()) {
		const startedDateTime = new Date(Date.UTC(2026, 10, 21, 8, id)).toISOString();
		inspector.observe(exchange({ startedDateTime, ...sketch }, id));
	}
	return conflictsOf(inspector.observations());
}

const refused = (post: number, code = 'edit_conflict'): EntrySketch => ({
	url: `https://example.org/wp-json/wp/v2/posts/${post}`,
	requestBody: `{"title":"${Math.random()}"}`,
	status: 409,
	responseBody: `{"code":"${code}","message":"x","data":{}}`,
});

it('makes one row of what happened several times, and shows the latest', () => {
	const [row, ...rest] = conflicts(refused(1), refused(1), refused(1));
	expect(rest).toEqual([]);
	expect(row?.occurrences.map(({ observation }) => observation.exchange.id)).toEqual([0, 1, 2]);
	expect(row?.observation.exchange.id).toBe(2);
	expect(row?.key).toBe(row && conflictKey(row.finding));
});

it('keeps apart what is of another resource or has another reason', () => {
	expect(conflicts(refused(1), refused(2), refused(1, 'other_conflict'))).toHaveLength(3);
});

it('puts the most severe first, and among equals the latest', () => {
	const note: EntrySketch = {
		url: 'https://example.org/wp-admin/admin-ajax.php',
		requestBody: 'action=install-plugin&slug=a',
		status: 200,
		responseBody: '{"success":false,"data":{"errorCode":"folder_exists","errorMessage":"x"}}',
	};
	const rows = conflicts(refused(1), note, refused(2));
	expect(rows.map(({ finding }) => finding.severity)).toEqual(['error', 'error', 'warning']);
	expect(rows.map(({ observation }) => observation.exchange.id)).toEqual([2, 0, 1]);
});

it('leaves out what Concord itself has sent', () => {
	const stack = { callFrames: [{ functionName: '', url: BRIDGE_SCRIPT, lineNumber: 0, columnNumber: 0 }] };
	const own: EntrySketch = { ...refused(1), initiator: { type: 'script', stack } };
	expect(conflicts(refused(1), own)[0]?.occurrences).toHaveLength(1);
});
