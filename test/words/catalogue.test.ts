import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sayFrom } from '../../src/words/catalogue.ts';
import { englishMessages } from '../support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): string {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter(name => /\.tsx?$/.test(name))
		.map(name => readFileSync(join(root, folder, name), 'utf8'))
		.join('\n');
}

describe('the catalogue', () => {
	const used = sources('src') + readFileSync(join(root, 'manifest.json'), 'utf8');

	it.each(Object.keys(englishMessages))('%s is used', key => {
		expect(used).toMatch(new RegExp(`['"_]${key}(?:['"]|__)`));
	});

	it('tells translators what each sentence is for, and what each value is', () => {
		for (const [key, { message, description }] of Object.entries(englishMessages)) {
			expect(description, key).toBeTruthy();
			for (const value of message.match(/\$\d/g) ?? []) expect(description, key).toContain(value);
		}
	});
});

it('fills in values as chrome.i18n does', () => {
	const say = sayFrom({ status_requests: { message: '$1 of $2 for $$5' } });
	expect(say({ key: 'status_requests', values: ['$2', 'b'] })).toBe('$2 of b for $5');
	expect(say({ key: 'status_requests' })).toBe(' of  for $5');
	expect(say({ key: 'status_conflicts' })).toBe('status_conflicts');
});
