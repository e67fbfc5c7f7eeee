import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDGE_SIGNATURES, matchEdge, showsEdge } from '../../src/wordpress/knowledge/edge-signatures.ts';
import { remembered } from '../../src/wordpress/knowledge/lookup.ts';

describe('showsEdge', () => {
	const names = EDGE_SIGNATURES.flatMap(({ header }) => header?.name ?? []);
	const values = [
		'challenge',
		'imunify360-webshield/1.18',
		'mod_security',
		'cloudflare',
		'captcha',
		'DDOS-GUARD',
		'1',
	];
	const headers = fc.array(
		fc.record({
			name: fc.constantFrom(...names, ...names.map(name => name.toUpperCase()), 'content-type'),
			value: fc.constantFrom(...values),
		}),
		{ maxLength: 4 },
	);

	it('answers as the whole look-up does for a body that says nothing', () => {
		let shown = 0;
		fc.assert(
			fc.property(fc.constantFrom(200, 202, 403, 406, 409, 500, 503), headers, (status, fields) => {
				const found = matchEdge({ status, headers: fields, bodyText: 'x'.repeat(30_000) });
				if (found) shown += 1;
				expect(showsEdge(status, fields)).toBe(found !== null);
			}),
			{ numRuns: 300 },
		);
		expect(shown).toBeGreaterThan(10);
	});
});

describe('remembered', () => {
	it('asks once for each name, whatever the answer, and goes on when it is full', () => {
		const asked: string[] = [];
		const find = remembered((name: string) => {
			asked.push(name);
			return name === 'nobody' ? null : name.length;
		});
		for (let time = 0; time < 2; time++) expect([find('nobody'), find('abc')]).toEqual([null, 3]);
		expect(asked).toEqual(['nobody', 'abc']);
		const long = 'x'.repeat(500);
		expect([find(long), find(long)]).toEqual([500, 500]);
		expect(asked.filter(name => name === long)).toHaveLength(2);
		for (let count = 0; count < 2500; count++) find(`name-${count}`);
		expect(find('abc')).toBe(3);
	});
});
