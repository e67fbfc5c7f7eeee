import { parseArgs } from 'node:util';
import { type Mark, soak } from './soak-run.ts';

/**
 * Two hours of a busy WordPress through everything behind the panel, as fast as it goes: `npm run soak -- [--hours 2]`. Says
 * what the heap grew to, and ends with 1 when it grows on. Run with `--expose-gc`.
 */
const { values: asked } = parseArgs({ options: { hours: { type: 'string', default: '2' } } });
const hours = Number(asked.hours);

/** Once all is there that the caps allow, only findings come on top: a part of what came while it filled. */
const BOUNDED = 1 / 3;

const print = (line: string) => process.stdout.write(`${line}\n`);

function table(marks: readonly Mark[]): readonly string[] {
	const line = (cells: readonly (number | string)[]) => cells.map(cell => String(cell).padStart(12)).join('');
	return [
		line(['minute', 'requests', 'rows', 'findings', 'let go', 'heap MB']),
		...marks.map(({ findings, heap, letGo, minute, requests, rows }) =>
			line([minute, requests, rows, findings, letGo, (heap / 1e6).toFixed(1)]),
		),
	];
}

/** What the heap was in a quarter of the time, in bytes. Bodies go many at once, so that one mark says little. */
function level(marks: readonly Mark[], quarter: number): number {
	const each = marks.length / 4;
	const heaps = marks.slice((quarter - 1) * each, quarter * each).map(({ heap }) => heap);
	return heaps.reduce((sum, heap) => sum + heap, 0) / heaps.length;
}

let isBounded = true;
for (const shown of [true, false]) {
	const marks = await soak({ hours, shown });
	const filling = level(marks, 2) - level(marks, 1);
	const full = level(marks, 4) - level(marks, 3);
	const holds = full <= Math.max(filling * BOUNDED, 2e6);
	isBounded &&= holds;
	print(shown ? 'with the panel shown' : 'with the panel hidden in between');
	for (const line of table(marks)) print(line);
	print(
		`more than in the quarter before: the second ${(filling / 1e6).toFixed(1)} MB, the last ${(full / 1e6).toFixed(1)} MB: ${holds ? 'bounded' : 'not bounded'}`,
	);
	print('');
}
process.exitCode = isBounded ? 0 : 1;
