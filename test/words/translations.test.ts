import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../src/words/catalogue.ts';
import { englishMessages } from '../support.ts';

const folder = new URL('../../public/_locales/', import.meta.url);
const languages = readdirSync(folder).filter(name => name !== 'en');

const textOf = (language: string) => readFileSync(new URL(`${language}/messages.json`, folder), 'utf8');
const valuesOf = (message: string) => [...new Set(message.match(/\$\d/g))].sort();

/** Names and terms that are the same everywhere: of products, of HTTP, of WordPress, of what is typed or pressed. */
const NAMES = new Set(['snippet_curl', 'caches_purgeWpFastestCache', 'caches_purgeWpOptimize']);
const isTheSameEverywhere = (key: string, message: string) =>
	NAMES.has(key) || !/\p{L}{2,}.*\s.*\p{L}{3,}.*\s.*\p{L}{3,}/u.test(message);

it('speaks five languages', () => {
	expect(languages.sort()).toEqual(['de', 'es', 'fr', 'ja']);
});

describe.each(languages)('%s', language => {
	const messages: Catalogue = JSON.parse(textOf(language));

	it('has every sentence of the English catalogue and no other, in its order', () => {
		expect(Object.keys(messages)).toEqual(Object.keys(englishMessages));
	});

	it('names each sentence once', () => {
		const keys = textOf(language).match(/^\t"[^"]+": \{$/gm) ?? [];
		expect(keys).toHaveLength(Object.keys(messages).length);
	});

	it('has the values of the English sentences', () => {
		for (const [key, { message }] of Object.entries(englishMessages)) {
			// "1 conflict" may say the number in words, where the language does.
			const wanted = valuesOf(message);
			const has = valuesOf(messages[key]?.message ?? '');
			if (key.endsWith('_one'))
				expect([wanted, wanted.filter(value => value !== '$1')], key).toContainEqual(has);
			else expect(has, key).toEqual(wanted);
		}
	});

	it('says every sentence in its own words', () => {
		const english = Object.entries(englishMessages).filter(
			([key, { message }]) => message === messages[key]?.message && !isTheSameEverywhere(key, message),
		);
		expect(english).toEqual([]);
	});

	it('ends a sentence as the English one ends', () => {
		for (const [key, { message }] of Object.entries(englishMessages)) {
			const translation = messages[key]?.message ?? '';
			expect(translation.trim(), key).toBe(translation);
			expect(/[.。…?？:：]$/u.test(translation), key).toBe(/[.…?:]$/.test(message));
		}
	});
});
