import { describe, expect, it } from 'vitest';
import { CACHE_COMMENTS, CACHE_HEADERS } from '../../src/wordpress/knowledge/cache-signs.ts';
import { CONFLICT_WORDS } from '../../src/wordpress/knowledge/conflict-words.ts';
import { EDGE_SIGNATURES } from '../../src/wordpress/knowledge/edge-signatures.ts';
import { HEADER_OWNERS } from '../../src/wordpress/knowledge/field-owners.ts';
import { NONCE_FAILURES } from '../../src/wordpress/knowledge/nonce-carriers.ts';
import { REACHED_SIGNALS } from '../../src/wordpress/knowledge/reached-wordpress.ts';
import { BUNDLES, SENDER_SCRIPTS } from '../../src/wordpress/knowledge/script-senders.ts';

/* Texts of strangers go through these. None may cost more than its length: that is seen in how they are made. */

const ALL: readonly RegExp[] = [
	...EDGE_SIGNATURES.flatMap(row => [row.body, row.header?.value]),
	...REACHED_SIGNALS.flatMap(row => [row.body, row.value]),
	...CACHE_HEADERS.map(row => row.served),
	...CACHE_COMMENTS.map(row => row.comment),
	...CONFLICT_WORDS.map(row => row.words),
	...NONCE_FAILURES.map(row => row.text),
	...SENDER_SCRIPTS.map(row => row.path),
	...BUNDLES.map(row => row.path),
	...HEADER_OWNERS.map(row => row.value),
].filter(each => each instanceof RegExp);

/** Without escapes and character classes, so that what is left of brackets and quantifiers means what it says. */
function bare(pattern: RegExp): string {
	return pattern.source
		.replace(/\\[pPkux]\{[^}]*\}|\\./g, 'x')
		.replace(/\[\^?[^\]]*\]/g, 'x')
		.replace(/\(\?(?:<[A-Za-z]\w*>|<?[:=!])/g, '(');
}

/** Whether a group that may be repeated has anything repeated in it. */
function nestsQuantifiers(pattern: RegExp): boolean {
	let rest = bare(pattern);
	for (;;) {
		const group = /\(([^()]*)\)([*+]|\{\d+(?:,\d*)?\})?/.exec(rest);
		if (!group) return false;
		const [whole, inside = '', repeated] = group;
		if (repeated && /[*+?]|\{\d+,\d*\}/.test(inside)) return true;
		// What was in it still counts for a group around it.
		rest = rest.replace(whole, /[*+]|\{\d+,\d*\}/.test(inside + (repeated ?? '')) ? 'x{0,9}' : 'x');
	}
}

describe('the regular expressions of the tables', () => {
	it('are many, and keep no state', () => {
		expect(ALL.length).toBeGreaterThan(150);
		for (const pattern of ALL) expect(pattern.flags, String(pattern)).not.toMatch(/[gy]/);
	});

	it('never repeat what repeats', () => {
		for (const pattern of ALL) expect(nestsQuantifiers(pattern), String(pattern)).toBe(false);
	});

	it('are bounded', () => {
		for (const pattern of ALL) expect(bare(pattern), String(pattern)).not.toMatch(/[*+]|\{\d+,\}/);
	});

	it('are told from those that are not', () => {
		for (const bad of [/(a+)+/, /(?:a|b*)*/, /(?:x(?:y{1,3})?){2,}/, /(?<n>[a-z]+)*/])
			expect(nestsQuantifiers(bad)).toBe(true);
		for (const good of [/(?:a{1,3})?/, /[+*]{1,3}(?:a|b)/, /\(\+\)\*/])
			expect(nestsQuantifiers(good)).toBe(false);
	});

	it('come back from long and hostile texts', () => {
		for (const piece of [
			'a',
			' ',
			'<',
			'"',
			'\u0000',
			'document.cookie=',
			'<title>409 Conflict</title>',
			'error code: ',
			'<!-- ',
		]) {
			const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 20_000);
			for (const pattern of ALL) pattern.test(text);
		}
	});
});
