import type { Spread } from './spread.ts';
import { ANALYSIS, type Target } from './targets.ts';
import type { Detection } from './truth.ts';

/** What was measured of one file. Ratios are to the floor of the same round. */
export interface Measured {
	readonly name: keyof typeof ANALYSIS;
	readonly entries: number;
	readonly megabytes: number;
	readonly floor: { readonly cpu: Spread; readonly peak: Spread } | null;
	readonly concord: { readonly cpu: Spread; readonly peak: Spread; readonly ratio: Spread | null };
	readonly peers: readonly PeerMeasured[];
	readonly failed: readonly { readonly name: string; readonly why: string }[];
	readonly detection: Detection;
}

export interface PeerMeasured {
	readonly name: string;
	readonly version: string;
	readonly job: string;
	readonly peak: Spread;
	readonly ratio: Spread;
}

/** The lines of one file's table, but for its peers. */
export function analysisLines({ concord, detection, entries, floor, megabytes, name }: Measured): string[] {
	const target = ANALYSIS[name];
	const { conflicts, duplicates, isPerfect, wrong } = detection;
	return [
		`${entries.toLocaleString('en')} entries, ${megabytes.toFixed(0)} MB${floor ? '' : ' (longer than a string can be)'}`,
		row('', 'ratio of CPU', 'least', 'most', 'peak MB', 'target'),
		...(floor ? [row('floor: read and JSON.parse', '1.00', '', '', whole(floor.peak.median), '')] : []),
		row(
			'concord analyze',
			...(concord.ratio
				? [ratio(concord.ratio.median), ratio(concord.ratio.least), ratio(concord.ratio.most)]
				: [`${(concord.cpu.median / 1000).toFixed(1)} s`, '', '']),
			whole(concord.peak.median),
			[
				...(target.cpu === null || !concord.ratio
					? []
					: [`T1 ${target.cpu}: ${verdict(concord.ratio.median, target.cpu)}`]),
				...(target.peak === null
					? []
					: [`T2 ${target.peak} MB: ${verdict(concord.peak.median, target.peak)}`]),
			].join(', '),
		),
		`  found: conflicts ${conflicts}, duplicates ${duplicates}, wrong ${wrong}; T5: ${isPerfect ? 'met' : 'not met'}`,
	];
}

export function peerLine({ job, name, peak, ratio: of, version }: PeerMeasured): string {
	return row(
		`${name} ${version} (${job})`,
		ratio(of.median),
		ratio(of.least),
		ratio(of.most),
		whole(peak.median),
		'',
	);
}

export function targetLine({ id, most, unit, what }: Target, measured: Spread): string {
	const { least, median, most: highest } = measured;
	const number = (value: number) => (unit === 'x' ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0));
	return row(
		`${id} ${what}`,
		`${number(median)} ${unit}`,
		number(least),
		number(highest),
		'',
		`${most}: ${verdict(median, most)}`,
	);
}

function verdict(value: number, most: number): string {
	return value <= most ? 'met' : 'not met';
}

function ratio(value: number): string {
	return value.toFixed(2);
}

function whole(value: number): string {
	return value.toFixed(0);
}

function row(first: string, ...rest: readonly string[]): string {
	const [middle = '', least = '', most = '', peak = '', target = ''] = rest;
	return `  ${first.padEnd(52)}${middle.padStart(13)}${least.padStart(9)}${most.padStart(9)}${peak.padStart(10)}  ${target}`.trimEnd();
}
