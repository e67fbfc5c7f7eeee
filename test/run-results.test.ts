import { expect, it } from 'vitest';
import { type Results, takenTogether, worthAnotherRun } from './run-results.ts';

function results(files: Readonly<Record<string, readonly string[]>>): Results {
	const testResults = Object.entries(files).map(([name, statuses]) => ({
		name,
		// One whose preparation failed has no test that did.
		status: statuses.includes('failed') || !statuses.includes('passed') ? 'failed' : 'passed',
		assertionResults: statuses.map(status => ({ status })),
	}));
	return { numPassedTests: 0, numFailedTests: 0, testResults };
}

it('runs files of system tests once more, those included whose preparation failed', () => {
	const first = results({
		'/a.test.ts': ['passed'],
		'/b.system.test.ts': ['passed', 'failed', 'pending'],
		'/c.system.test.ts': ['pending'],
		'/d.system.test.ts': ['passed'],
	});
	expect(worthAnotherRun(first)).toEqual(['/b.system.test.ts', '/c.system.test.ts']);
});

it('runs nothing once more where a test of pure code failed, where many did, and where none did', () => {
	const system = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, place) => [`/${place}.system.test.ts`, ['failed']]));
	expect(worthAnotherRun(results({ ...system(1), '/a.test.ts': ['failed'] }))).toEqual([]);
	expect(worthAnotherRun(results(system(3)))).toHaveLength(3);
	expect(worthAnotherRun(results(system(4)))).toEqual([]);
	expect(worthAnotherRun(results({ '/a.test.ts': ['passed'] }))).toEqual([]);
});

it('counts a file that was run twice by its second run', () => {
	const first = results({ '/a.test.ts': ['passed'], '/b.system.test.ts': ['passed', 'failed', 'pending'] });
	const well = takenTogether(first, results({ '/b.system.test.ts': ['passed', 'passed', 'passed'] }));
	expect([well.numPassedTests, well.numFailedTests]).toEqual([4, 0]);
	const ill = takenTogether(first, results({ '/b.system.test.ts': ['passed', 'failed', 'passed'] }));
	expect([ill.numPassedTests, ill.numFailedTests]).toEqual([3, 1]);
});
