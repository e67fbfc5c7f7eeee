import { expect, it } from 'vitest';
import { scan } from './scan.ts';

/* Sixty-five megabytes, scanned twice: among the system's tests for the seconds it takes. */

it('entries over 64 MB are left out, in one chunk or in many', () => {
	const large = JSON.stringify({ request: { url: 'a', body: 'x'.repeat(65 * 1024 * 1024) } });
	const file = new TextEncoder().encode(`{"log":{"entries":[${large},{"request":{"url":"b"}}]}}`);
	for (const size of [1 << 20, file.length]) {
		const { entries, outcome } = scan(file, [size]);
		expect(entries.map(({ index }) => index)).toEqual([1]);
		expect(outcome).toMatchObject({ facts: { skipped: [{ index: 0, reason: 'too-large' }] } });
	}
});
