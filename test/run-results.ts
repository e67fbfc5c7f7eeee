/** Of Vitest's JSON report what is asked of it (https://vitest.dev/guide/reporters#json-reporter). */
export interface Results {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly testResults: readonly FileResults[];
}

interface FileResults {
	/** The file's path. */
	readonly name: string;
	readonly status: string;
	readonly assertionResults: readonly { readonly status: string }[];
}

/** A busy machine starves a few; where more fail, something is broken, and nobody wants to wait for it twice. */
const MOST = 3;

/** The files to be run once more: none, if a test failed that needs no browser and no WordPress, for those fail for a reason. */
export function worthAnotherRun({ testResults }: Results): readonly string[] {
	const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name);
	return failed.length <= MOST && failed.every(name => name.endsWith('.system.test.ts')) ? failed : [];
}

/** What came of all, where files that were run once more count by what came of them then. */
export function takenTogether(first: Results, second: Results): Results {
	const again = new Set(second.testResults.map(({ name }) => name));
	const testResults = [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults];
	const count = (status: string) =>
		testResults.flatMap(({ assertionResults }) => assertionResults).filter(each => each.status === status)
			.length;
	return { ...first, numPassedTests: count('passed'), numFailedTests: count('failed'), testResults };
}
