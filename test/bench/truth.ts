import type { Report } from '../../src/report/report.ts';
import type { Truth } from './recording/make.ts';

/** How much of what a made-up recording holds was found. */
export interface Detection {
	readonly conflicts: string;
	readonly duplicates: string;
	/** Decoys and healthy requests that were taken for more than a remark. */
	readonly wrong: number;
	readonly isPerfect: boolean;
}

export function detectionOf(report: Report, truth: Truth): Detection {
	const serious = report.findings.filter(({ severity }) => severity !== 'info');
	const byPlace = new Map<number, (typeof serious)[number][]>();
	for (const finding of serious) {
		const place = finding.exchangeIds[0] ?? -1;
		byPlace.set(place, [...(byPlace.get(place) ?? []), finding]);
	}
	const at = (place: number) => byPlace.get(place) ?? [];
	const conflicts = truth.conflicts.filter(each => at(each.at).some(({ kind }) => each.kinds.includes(kind)));
	const duplicates = truth.duplicates.filter(each =>
		at(each.at).some(({ duplicate }) => duplicate?.of === each.of),
	);
	const troubled = new Set([...truth.conflicts, ...truth.duplicates].map(each => each.at));
	const wrong = serious.filter(({ exchangeIds }) => !troubled.has(exchangeIds[0] ?? -1)).length;
	return {
		conflicts: `${conflicts.length}/${truth.conflicts.length}`,
		duplicates: `${duplicates.length}/${truth.duplicates.length}`,
		wrong,
		isPerfect:
			conflicts.length === truth.conflicts.length &&
			duplicates.length === truth.duplicates.length &&
			wrong === 0,
	};
}
