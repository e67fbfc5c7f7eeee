import { beforeAll, describe, expect, it } from 'vitest';
import { bodyUnits } from '../../../src/exchange/body-caps.ts';
import type { Observation } from '../../../src/inspector.ts';
import { type Mark, soak } from '../../bench/soak-run.ts';

/* `npm run soak` in short: the same traffic, with caps so small that most of it has to go. */

const caps = { exchanges: 80, perBody: 20_000, allBodies: 200_000 };

describe.each([
	['all the time', true],
	['at the beginning and the end only', false],
] as const)('long traffic with the panel shown %s', (_, shown) => {
	let marks: readonly Mark[];
	let rows: readonly Observation[] = [];
	let refused = 0;
	const units: number[] = [];
	const plain: number[] = [];

	beforeAll(async () => {
		marks = await soak({
			hours: 0.02,
			shown,
			marks: 5,
			caps,
			look(recording, sent) {
				rows = recording.rows.value;
				refused = sent.refused;
				units.push(rows.reduce((sum, { exchange }) => sum + bodyUnits(exchange), 0));
				const cited = new Set(rows.flatMap(({ findings }) => findings.flatMap(found => found.exchangeIds)));
				plain.push(rows.filter(({ exchange }) => !cited.has(exchange.id)).length);
			},
		});
	});

	it('keeps bodies and requests within the caps, at any time', () => {
		expect(Math.max(...units)).toBeLessThanOrEqual(caps.allBodies);
		expect(Math.max(...plain)).toBeLessThanOrEqual(caps.exchanges * 1.1);
	});

	it('keeps every conflict, and says that other things went', () => {
		expect(refused).toBeGreaterThan(2);
		expect(rows.filter(({ exchange }) => exchange.response.status === 409)).toHaveLength(refused);
		expect(marks.at(-1)?.letGo).toBeGreaterThan(100);
	});
});
