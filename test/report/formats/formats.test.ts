import { describe, expect, it } from 'vitest';
import { FORMATS, formatOf } from '../../../src/report/formats/index.ts';
import { englishMessages, sayEnglish } from '../../support.ts';
import { fullReport } from './reports.ts';

describe.each(FORMATS.map(format => [format.id, formatOf(format.id)] as const))('%s', (_, format) => {
	it('has a name, an extension, a media type and a source', () => {
		expect(englishMessages[format.label]?.message).toBeTruthy();
		expect(format.extension).toMatch(/^\.[a-z]+$/);
		expect(format.mediaType).toMatch(/^[a-z]+\/[a-z-]+$/);
		expect(format.source).not.toBe('');
	});

	it('is rendered from the report alone, but for the HAR', () => {
		const text = format.render?.(fullReport(), { say: sayEnglish, language: 'en' });
		if (format.id === 'har') expect(text).toBeUndefined();
		else expect(text).toMatch(/\S\n$/);
	});
});

it('writes the contract as it is, in a file or in a line', () => {
	const report = fullReport();
	const wording = { say: sayEnglish, language: 'en' };
	const json = formatOf('json').render?.(report, wording) ?? '';
	const line = formatOf('ndjson').render?.(report, wording) ?? '';
	expect(JSON.parse(json)).toEqual(JSON.parse(line));
	expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
	expect(line.split('\n')).toHaveLength(2);
});
