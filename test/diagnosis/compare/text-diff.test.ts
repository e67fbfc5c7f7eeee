import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textDiff } from '../../../src/diagnosis/compare/text-diff.ts';

/** `a[-b-]{+c+}` */
const shown = (before: string, after: string) =>
	textDiff(before, after)
		.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
		.join('');

it('shows the words that changed', () => {
	expect(shown('Soup of the day.', 'Soup of the week.')).toBe('Soup of the [-day-]{+week+}.');
	expect(shown('Süße Suppe', 'Süße heiße Suppe')).toBe('Süße {+heiße +}Suppe');
	expect(shown('', 'new')).toBe('{+new+}');
	expect(shown('old', '')).toBe('[-old-]');
	expect(textDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
	expect(textDiff('', '')).toEqual([]);
});

it('shows the blocks that changed in a post', () => {
	const block = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->\n\n`;
	expect(shown(block('Soup.') + block('Bread.'), block('Soup.') + block('Mine.') + block('Bread.'))).toBe(
		`${block('Soup.')}<!-- wp:paragraph -->\n{+<p>Mine.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph -->\n+}<p>Bread.</p>\n<!-- /wp:paragraph -->\n\n`,
	);
});

const side = (before: string, after: string, wanted: 'added' | 'removed') =>
	textDiff(before, after)
		.filter(({ kind }) => kind === 'same' || kind === wanted)
		.map(({ text }) => text)
		.join('');

const words = fc
	.array(fc.constantFrom('a', 'b', 'soup', ' ', '\n', '<p>', '.', '\r\n', 'é', '😀'), { maxLength: 60 })
	.map(parts => parts.join(''));

it('makes up both texts from its runs', () => {
	fc.assert(
		fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (before, after) => {
			expect(side(before, after, 'removed')).toBe(before);
			expect(side(before, after, 'added')).toBe(after);
			const kinds = textDiff(before, after).map(({ kind }) => kind);
			expect(kinds.every((kind, index) => kind !== kinds[index + 1])).toBe(true);
		}),
	);
});

it('finds the shortest way through words', () => {
	/** Edits on the way, by the textbook table. */
	const distance = (a: readonly string[], b: readonly string[]) => {
		let row = b.map((_, index) => index + 1);
		row.unshift(0);
		for (const [i, x] of a.entries()) {
			const next = [i + 1];
			for (const [j, y] of b.entries()) {
				next.push(x === y ? (row[j] ?? 0) : 1 + Math.min(row[j + 1] ?? 0, next[j] ?? 0));
			}
			row = next;
		}
		return row.at(-1) ?? 0;
	};
	const letters = fc.array(fc.constantFrom('!', '?', '.'), { maxLength: 30 });
	fc.assert(
		fc.property(letters, letters, (a, b) => {
			const edits = textDiff(a.join(''), b.join(''))
				.filter(({ kind }) => kind !== 'same')
				.reduce((sum, { text }) => sum + text.length, 0);
			expect(edits).toBe(distance(a, b));
		}),
	);
});

it('gives up on texts that have nothing in common, and still ends', () => {
	const noise = (seed: number) =>
		Array.from({ length: 60_000 }, (_, index) => `${(index * seed) % 99_991}`).join('\n');
	const runs = textDiff(`begin\n${noise(7919)}\nend`, `begin\n${noise(104_729)}\nend`);
	expect(runs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
	expect(runs.at(0)?.text).toBe('begin\n0\n');
});

it('leaves texts whole that share a word by chance here and there', () => {
	const text = (words: readonly string[]) =>
		Array.from({ length: 80 }, (_, index) => words[index % words.length]);
	const [before, after] = [
		text(['soup', 'of', 'the', 'day']),
		text(['bread', 'of', 'last', 'week', 'and', 'jam']),
	];
	expect(textDiff(before.join(' '), after.join(' ')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

it('leaves a long change whole', () => {
	const long = (word: string) => `${word} `.repeat(10_000);
	expect(textDiff(`a\n${long('soup')}`, `a\n${long('bread')}`).map(({ kind }) => kind)).toEqual([
		'same',
		'removed',
		'added',
	]);
});
