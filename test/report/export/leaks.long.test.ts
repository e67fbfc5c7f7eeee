import { describe, expect, it } from 'vitest';
import { type ExportTarget, openExport } from '../../../src/report/export/export-report.ts';
import { FORMATS } from '../../../src/report/formats/index.ts';
import { VENUES } from '../../../src/report/support/venues.ts';
import { caseNames, readTraffic } from '../../accuracy/truth.ts';
import { inputOf } from './inputs.ts';
import { formsOf, secretsOf } from './secrets-of.ts';

const formats: readonly ExportTarget[] = FORMATS.map(({ id }) => ({ kind: 'format', format: id }));
const har: ExportTarget = { kind: 'format', format: 'har' };

const collected = new Map<string, ReadonlySet<string>>();

/** The secrets of a recording, collected once. */
function secretsIn(name: string, traffic: () => unknown = () => readTraffic(name)): ReadonlySet<string> {
	const secrets = collected.get(name) ?? secretsOf(traffic());
	collected.set(name, secrets);
	return secrets;
}

/** What of a recording's secrets is still in an export, and in which. */
function leftIn(name: string, place: number): readonly string[] {
	const traffic = readTraffic(name);
	const input = inputOf(traffic);
	const secrets = [...secretsIn(name, () => traffic)].flatMap(secret => [...formsOf(secret)]);
	const venue = VENUES[place % VENUES.length]?.id ?? 'host';
	const report = openExport(input);
	const outcomes = [...formats, { kind: 'support', venue } as const].map(target => report.write(target));
	// A HAR of everything takes as long as all others: each eighth recording tells as much.
	if (place % 8 === 0) outcomes.push(openExport(input, { exchanges: 'all' }).write(har));
	return outcomes.flatMap(outcome => {
		if (outcome.kind === 'leak') return [`self-scan: ${JSON.stringify(outcome.where)}`];
		return secrets.filter(form => outcome.text.includes(form)).map(form => `${outcome.fileName}: ${form}`);
	});
}

it.each(caseNames().map((name, place) => [name, place] as const))(
	'no format has a cookie, nonce, password or e-mail address of %s',
	(name, place) => {
		expect(leftIn(name, place)).toEqual([]);
	},
);

describe('the list of secrets', () => {
	it('is long enough to mean something', () => {
		const all = caseNames().flatMap(name => [...secretsIn(name)]);
		expect(all.length).toBeGreaterThan(1000);
		expect(all.filter(secret => /^[0-9a-f]{10}$/.test(secret)).length).toBeGreaterThan(100);
		expect(all.filter(secret => secret.includes('@')).length).toBeGreaterThan(10);
		expect(all.filter(secret => secret.startsWith('admin|')).length).toBeGreaterThan(50);
	});

	it('is of what stands in the recordings, in every form', () => {
		const entry = {
			request: {
				headers: [
					{ name: 'Cookie', value: 'a=1; wordpress_logged_in_0=ann%7C17%7Cx' },
					{ name: 'x-wp-nonce', value: '012345678a' },
				],
				postData: { text: 'log=ann&pwd=hunter2-hunter2&_wpnonce=abcdef0123' },
			},
			response: {
				content: { text: '{"nonce":"987654321f","mail":"ann@example.test","password":"s3cret!"}' },
			},
		};
		expect([...secretsOf({ log: { entries: [entry] } })]).toEqual([
			'ann%7C17%7Cx',
			'ann|17|x',
			'012345678a',
			'abcdef0123',
			'hunter2-hunter2',
			'987654321f',
			's3cret!',
			'ann@example.test',
		]);
		const forms = formsOf('a"<b>@c.de');
		for (const form of ['a%22%3Cb%3E%40c.de', 'a\\"<b>@c.de', 'a&quot;&lt;b>@c.de', 'YSI8Yj5AYy5kZ']) {
			expect(forms).toContain(form);
		}
	});
});
