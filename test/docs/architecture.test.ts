import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ERROR_CODES, errorCodeFact } from '../../src/wordpress/knowledge/error-codes.ts';
import { readDocument, stepsOf } from './document.ts';
import { follow } from './follow.ts';

/*
 * Follows docs/ARCHITECTURE.md in a copy of the source, and takes the tests it has the reader write for its own. Types, lint and
 * the commands it names are tried by architecture.system.test.ts.
 */

const steps = stepsOf(readDocument('docs/ARCHITECTURE.md'));
const copy = follow(steps, [
	'public/_locales/en',
	'src/diagnosis',
	'src/exchange',
	'src/inspector.ts',
	'src/wordpress',
	'src/words',
	'test/diagnosis/support.ts',
	'test/support.ts',
]);
afterAll(copy.remove);

const tests = steps.filter(({ path }) => path.endsWith('.test.ts'));
for (const { path } of tests) {
	describe(path, async () => {
		await import(/* @vite-ignore */ join(copy.folder, path));
	});
}

it('has the reader write two tests', () => {
	expect(tests.map(({ path }) => path)).toEqual([
		'test/diagnosis/codes/tidewater-bookings.test.ts',
		'test/diagnosis/too-large.test.ts',
	]);
});

it('teaches what is not known yet, in a row like the others', async () => {
	expect(errorCodeFact('tidewater_calendar_moved', 409)).toBeNull();
	const table = join(copy.folder, 'src/wordpress/knowledge/error-codes.ts');
	const followed: { ERROR_CODES: typeof ERROR_CODES } = await import(/* @vite-ignore */ table);
	expect(followed.ERROR_CODES.length).toBe(ERROR_CODES.length + 1);
	expect(followed.ERROR_CODES.filter(({ owner }) => owner === 'tidewater-bookings')).toEqual([
		{
			code: 'tidewater_calendar_moved',
			meaning: 'stale-version',
			owner: 'tidewater-bookings',
			note: '409: the calendar was changed meanwhile',
			source: 'Tidewater Bookings 2.1 includes/class-rest-calendars.php',
		},
	]);
});
