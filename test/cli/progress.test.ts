import { expect, it } from 'vitest';
import { wantsColour } from '../../src/cli/colour.ts';
import { createProgress } from '../../src/cli/progress.ts';

function screen(isTTY: boolean, columns = 80) {
	const written: string[] = [];
	return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

it('shows a bar once the work is long, and takes it away', () => {
	let now = 0;
	const terminal = screen(true);
	const progress = createProgress(terminal, () => now);
	progress.begin('a.har', 200);
	progress.advance(10);
	expect(terminal.written).toEqual([]);
	now = 600;
	progress.advance(100);
	progress.advance(101);
	expect(terminal.written).toEqual(['\r\u001b[K[##########          ]  50 % a.har']);
	progress.end();
	progress.end();
	expect(terminal.written.slice(1)).toEqual(['\r\u001b[K']);
});

it('counts what it cannot measure, and fits the line', () => {
	let now = 0;
	const terminal = screen(true, 12);
	const progress = createProgress(terminal, () => now);
	progress.begin('standard input', null);
	now = 600;
	progress.advance(2_400_000);
	expect(terminal.written).toEqual(['\r\u001b[K2 MB standa']);
});

it('shows nothing where nobody looks', () => {
	let now = 0;
	const file = screen(false);
	const progress = createProgress(file, () => now);
	progress.begin('a.har', 200);
	now = 9000;
	progress.advance(100);
	progress.end();
	expect(file.written).toEqual([]);
});

it.each([
	[{}, true, true],
	[{}, false, false],
	[{ NO_COLOR: '1' }, true, false],
	[{ NO_COLOR: '' }, true, true],
	[{ TERM: 'dumb' }, true, false],
	[{ FORCE_COLOR: '1' }, false, true],
	[{ FORCE_COLOR: '0' }, true, false],
	[{ FORCE_COLOR: '3', NO_COLOR: '1' }, false, true],
])('with %j on a terminal: %j, colour is %j', (environment, isTerminal, expected) => {
	expect(wantsColour(environment, isTerminal)).toBe(expected);
});
