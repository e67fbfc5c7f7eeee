import { expect, it } from 'vitest';
import { formatBytes, formatClock, formatDuration, formatNumber } from '../../src/panel/format.ts';

it('writes times as the Network panel does', () => {
	expect([0, 128.4, 999, 1000, 2449].map(ms => formatDuration(ms, 'en'))).toEqual([
		'0 ms',
		'128 ms',
		'999 ms',
		'1 sec',
		'2.4 sec',
	]);
	expect(formatDuration(2449, 'de')).toBe('2,4 Sek.');
	expect(formatDuration(Number.NaN, 'en')).toBe('');
});

it('writes sizes in decimal units', () => {
	expect([0, 999, 1000, 1_340_000].map(bytes => formatBytes(bytes, 'en'))).toEqual([
		'0 byte',
		'999 byte',
		'1 kB',
		'1.3 MB',
	]);
});

it('writes times of day and numbers in the person’s language', () => {
	expect(formatClock(new Date(2026, 10, 21, 14, 3, 27).getTime(), 'de')).toBe('14:03:27');
	expect(formatClock(Number.NaN, 'de')).toBe('');
	expect(formatNumber(12345, 'de')).toBe('12.345');
	expect(formatNumber(12345, 'en')).toBe('12,345');
});
