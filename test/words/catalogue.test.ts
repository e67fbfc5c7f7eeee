import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { GUIDES } from '../../src/diagnosis/guides.ts';
import { sayFrom } from '../../src/words/catalogue.ts';
import { countMessage } from '../../src/words/count.ts';
import { englishMessages, sayEnglish } from '../support.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): string {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter(name => /\.tsx?$/.test(name))
		.map(name => readFileSync(join(root, folder, name), 'utf8'))
		.join('\n');
}

describe('the catalogue', () => {
	const used = sources('src') + readFileSync(join(root, 'manifest.json'), 'utf8');

	// The guides put their keys together from the name of the kind; the types hold them to the catalogue.
	const ofGuides = new Set(
		Object.values(GUIDES).flatMap(({ explanation, kind, recovery, title, why }) => {
			const { prevention, ...parts } = recovery;
			const messages = [...Object.values(parts).flat(), ...prevention.owner, ...prevention.author];
			return [kind, title, explanation, why, ...messages.map(message => message.key)];
		}),
	);
	const written = Object.keys(englishMessages).filter(key => !(ofGuides as ReadonlySet<string>).has(key));

	it.each(written)('%s is used', key => {
		// A counted message is used by its name without the form; others are put together from a word of the core.
		const name = key.replace(/_(?:one|other)$/, '');
		const family = /^(severity|role|confidence)_/.exec(key)?.[1];
		const uses = family ? `\`${family}_\\$\\{` : `['"_]${name}(?:['"]|__)`;
		expect(used).toMatch(new RegExp(uses));
	});

	it('tells translators what each sentence is for, and what each value is', () => {
		for (const [key, { message, description }] of Object.entries(englishMessages)) {
			expect(description, key).toBeTruthy();
			for (const value of message.match(/\$\d/g) ?? []) expect(description, key).toContain(value);
		}
	});
});

it('fills in values as chrome.i18n does', () => {
	const say = sayFrom({ toolbar_label: { message: '$1 of $2 for $$5' } });
	expect(say({ key: 'toolbar_label', values: ['$2', 'b'] })).toBe('$2 of b for $5');
	expect(say({ key: 'toolbar_label' })).toBe(' of  for $5');
	expect(say({ key: 'toolbar_clear' })).toBe('toolbar_clear');
});

it('counts in the form the language wants', () => {
	const count = (number: number, language: string) =>
		sayEnglish(countMessage('status_conflicts', number, language));
	expect([0, 1, 2, 12345].map(number => count(number, 'en'))).toEqual([
		'0 conflicts',
		'1 conflict',
		'2 conflicts',
		'12,345 conflicts',
	]);
	expect(count(0, 'fr')).toBe('0 conflict');
	expect(count(1, 'ja')).toBe('1 conflicts');
});
