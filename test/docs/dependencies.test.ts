import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { readDocument, root } from './document.ts';

/* Each package that is used says why, where contributors read it; and nothing is used that does not. */

const [ships = '', builds = ''] = (
	readDocument('CONTRIBUTING.md').split('\n## Dependencies\n')[1] ?? ''
).split('What builds and tests:');

/** The packages of a table's rows; `@types/*` is all of them. */
function namedIn(section: string): readonly string[] {
	return [...section.matchAll(/^\| (`[^|]+`) \| .+ \|$/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
	);
}

const reasons = (name: string) => (name.startsWith('@types/') ? '@types/*' : name);

describe.each([
	['what ships', packageJson.dependencies, ships],
	['what builds and tests', packageJson.devDependencies, builds],
])('%s', (_, packages, section) => {
	it('is in the table of CONTRIBUTING.md with its reason, and nothing else is', () => {
		expect([...namedIn(section)].sort()).toEqual([...new Set(Object.keys(packages).map(reasons))].sort());
	});

	it('is of one version each, not of whatever is newest on the day', () => {
		const loose = Object.entries(packages).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
		expect(loose).toEqual([]);
	});
});

it('is held by the lock with a checksum each, wherever it is fetched from', () => {
	const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
	const packages = Object.entries<{ integrity?: string }>(lock.packages).filter(([path]) => path !== '');
	expect(packages.length).toBeGreaterThan(50);
	const unchecked = packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'));
	expect(unchecked.map(([path]) => path)).toEqual([]);
});
