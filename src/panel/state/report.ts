import { buildReport } from '../../report/build-report.ts';
import type { Report } from '../../report/report.ts';
import type { Say } from '../../words/message.ts';
import type { Recording } from './recording.ts';

/** The report of what is shown now. */
export function reportOf({ file, rows }: Recording, say: Say, createdAt: Date): Report {
	const observations = rows.value;
	const shown = file.value;
	const places = new Map(observations.map(({ exchange }, place) => [exchange.id, place]));
	return buildReport({
		generatorVersion: __CONCORD_VERSION__,
		createdAt,
		source: shown
			? { kind: 'har', name: shown.name, entries: shown.entries, skipped: shown.skipped }
			: { kind: 'live', name: 'DevTools', entries: observations.length, skipped: [] },
		observations,
		say,
		// In a file ids are places already; live they are in order of arrival, and the report's in order of start.
		numberOf: id => (shown ? id : (places.get(id) ?? id)),
	});
}
