import { describe, expect, it } from 'vitest';
import { describeLeak, HELP } from '../../src/cli/words.ts';
import { FORMATS } from '../../src/report/formats/index.ts';
import { VENUES } from '../../src/report/support/venues.ts';

describe('describeLeak', () => {
	it('names each label once, and no more than five', () => {
		const leak = (number: number) => ({
			kind: 'nonce' as const,
			label: `‹nonce#${number}›`,
			form: 'plain' as const,
			at: number,
			line: 1,
		});
		expect(describeLeak([leak(1), leak(1)])).toBe(
			'not written, for redaction failed on ‹nonce#1›; report this to the authors of Concord',
		);
		expect(describeLeak([1, 2, 3, 4, 5, 6].map(leak))).not.toContain('#6');
	});
});

describe('the help', () => {
	it('has every format and every venue', () => {
		for (const { id } of [...FORMATS, ...VENUES]) expect(HELP).toContain(id);
	});
});
