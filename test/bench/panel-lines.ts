import type { ListMeasured } from './panel-list.ts';
import type { OpeningMeasured } from './panel-open.ts';
import type { PageMeasured } from './panel-page.ts';
import { LONG_TASK, type Tasks } from './panel-trace.ts';
import type { Spread } from './spread.ts';

/* The tables of `npm run bench:panel`. */

/** How the targets of the panel are judged. */
const TARGETS = { opening: 1.5, cancel: 100, list: 2, elements: 1000, page: 1.05 } as const;

export function openingLines(
	{ entries, megabytes }: { readonly entries: number; readonly megabytes: number },
	{ cancel, cpuRatio, panel, ratio, steps, tasks, terminal }: OpeningMeasured,
): string[] {
	return [
		`${entries.toLocaleString('en')} entries, ${megabytes.toFixed(0)} MB, opened in the panel`,
		row('', 'median', 'least', 'most', 'target'),
		row('concord analyze', ...ms(terminal)),
		row('the panel', ...ms(panel)),
		row('T3 the panel beside the terminal', ...times(ratio), judge(ratio.median, TARGETS.opening)),
		row('   the same by CPU', ...times(cpuRatio)),
		taskRow('T3 longest task of the panel', tasks),
		row('T3 the bar moved', `${steps} times`, '', '', steps > 10 ? 'met' : 'not met'),
		row('T3 Cancel answered', ...ms(cancel), judge(cancel.most, TARGETS.cancel)),
		'',
	];
}

export function listLines({ actions, elements }: ListMeasured): string[] {
	return [
		'100,000 rows in the list, beside the least list there can be',
		row('', 'median', 'least', 'most', 'target'),
		...actions.flatMap(({ least, name, panel, ratio, tasks }) => [
			row(name, ...ms(panel)),
			row('   the least list', ...ms(least)),
			row('T7 beside each other', ...times(ratio), judge(ratio.median, TARGETS.list)),
			taskRow('T7 longest task', tasks),
		]),
		row('T7 elements', String(elements), '', '', judge(elements, TARGETS.elements)),
		'',
	];
}

export function pageLines(which: string, { arms, doubled, lost, noise, requests }: PageMeasured): string[] {
	const last = arms.length - 1;
	return [
		`a page with 2,000 fetches, ${which}`,
		row('', 'median', 'least', 'most', 'target'),
		...arms.flatMap(({ cpuRatio, name, ratio, wall }, place) =>
			place === 0
				? [row(name, ...ms(wall)), row('   two halves of its rounds beside each other', noise.toFixed(2))]
				: [
						row(name, ...ms(wall)),
						row(
							`${place === last ? 'T10' : '  '} beside DevTools alone`,
							...times(ratio),
							place === last ? judge(ratio.median, TARGETS.page) : '',
						),
						row('   the same by CPU of the whole browser', ...times(cpuRatio)),
					],
		),
		row('T10 lost', `${lost} of ${requests}`, '', '', judge(lost, 0)),
		row('T10 doubled', `${doubled} of ${requests}`, '', '', judge(doubled, 0)),
		'',
	];
}

/** Judged by its work: what else the machine does makes a task longer, and not heavier. */
function taskRow(name: string, { long, longest, longestCpu }: Tasks): string {
	const cpu = `CPU ${longestCpu.toFixed(0)}`;
	return row(name, `${longest.toFixed(0)} ms`, cpu, `${long} long`, judge(longestCpu, LONG_TASK));
}

function ms({ least, median, most }: Spread): [string, string, string] {
	return [`${median.toFixed(0)} ms`, least.toFixed(0), most.toFixed(0)];
}

function times({ least, median, most }: Spread): [string, string, string] {
	return [`${median.toFixed(2)} x`, least.toFixed(2), most.toFixed(2)];
}

function judge(value: number, most: number): string {
	return `${most}: ${value <= most ? 'met' : 'not met'}`;
}

function row(first: string, median = '', least = '', most = '', target = ''): string {
	return `  ${first.padEnd(48)}${median.padStart(13)}${least.padStart(9)}${most.padStart(9)}  ${target}`.trimEnd();
}
