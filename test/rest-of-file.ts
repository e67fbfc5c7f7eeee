import { beforeEach } from 'vitest';

/*
 * Once a test of a file has failed, those after it are skipped where the file will be run once more anyway (`test/run.ts`):
 * each would wait in vain for what the failed one was to leave.
 */

let hasFailed = false;

beforeEach(({ onTestFailed, skip }) => {
	skip(hasFailed && process.env.CONCORD_REST_OF_FILE === 'skip', 'a test before it failed');
	onTestFailed(() => {
		hasFailed = true;
	});
});
