import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { packZip } from '../../scripts/package/zip.ts';

const text = (words: string) => new TextEncoder().encode(words);

describe('packZip', () => {
	it('gives the same bytes whatever the order, and what was put in', () => {
		const one = packZip({ 'b/c.txt': text('c'), 'a.txt': text('a') });
		const other = packZip({ 'a.txt': text('a'), 'b/c.txt': text('c') });
		expect(other).toEqual(one);
		expect(Object.keys(unzipSync(one))).toEqual(['a.txt', 'b/c.txt']);
		expect(unzipSync(one)['b/c.txt']).toEqual(text('c'));
	});

	it('gives other bytes for other words', () => {
		expect(packZip({ 'a.txt': text('a') })).not.toEqual(packZip({ 'a.txt': text('b') }));
	});

	it('gives the same bytes in every time zone', () => {
		const zip = new URL('../../scripts/package/zip.ts', import.meta.url);
		const script = `import(${JSON.stringify(zip)}).then(({ packZip }) => {
			console.log(Buffer.from(packZip({ 'a.txt': new Uint8Array([1]) })).toString('hex'));
		})`;
		const inZone = (TZ: string) =>
			execFileSync(process.execPath, ['--import', 'tsx', '--eval', script], {
				encoding: 'utf8',
				env: { ...process.env, TZ },
			});
		expect(inZone('Pacific/Kiritimati')).toBe(inZone('America/Adak'));
	});
});
