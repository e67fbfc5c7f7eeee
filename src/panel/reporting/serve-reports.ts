import { openExport } from '../../report/export/export-report.ts';
import type { Say } from '../../words/message.ts';
import type { ReportMaterial, ReportOrder, WriterEnd, Written } from './report-messages.ts';
import { sayByTemplates } from './templates.ts';

/** Writes what this end is told to write, one after another. */
export function serveReports(end: WriterEnd): void {
	let material: ReportMaterial | null = null;
	let say: Say | null = null;
	let language = 'en';
	end.onmessage = ({ data }) => {
		switch (data.type) {
			case 'words':
				say = sayByTemplates(data.templates);
				language = data.language;
				break;
			case 'material':
				material = data.material;
				break;
			case 'order': {
				const written = material && say ? writeReport(material, data.order, say, language) : FAILED;
				end.postMessage({ id: data.id, written });
			}
		}
	};
}

const FAILED: Written = { kind: 'failed' };

/**
 * Through the door, as everything that leaves.
 *
 * @param language BCP 47 tag of what `say` says
 */
export function writeReport(
	{ facts, isolation, observations, restRoot, source }: ReportMaterial,
	{ choice, createdAt, only, target }: ReportOrder,
	say: Say,
	language: string,
): Written {
	const places = new Map(observations.map(({ exchange }, place) => [exchange.id, place]));
	const wanted = only && new Set(only);
	try {
		const input = {
			generatorVersion: __CONCORD_VERSION__,
			createdAt: new Date(createdAt),
			source,
			observations,
			facts,
			isolation,
			exchanges: observations.map(({ exchange }) => exchange).filter(({ id }) => !wanted || wanted.has(id)),
			restRoot,
			say,
			language,
			// In a file ids are places already; live they are in order of arrival, and the report's in order of start.
			numberOf: (id: number) => (source.kind === 'har' ? id : (places.get(id) ?? id)),
		};
		const outcome = openExport(input, choice).write(target);
		if (outcome.kind === 'leak') return outcome;
		const { fileName, kind, mediaType, summary, text } = outcome;
		return { kind, text, fileName, mediaType, summary };
	} catch {
		return FAILED;
	}
}
