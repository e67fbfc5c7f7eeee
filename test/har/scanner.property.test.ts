import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Loose } from '../../src/exchange/loose.ts';
import { asRecord } from '../../src/exchange/loose.ts';
import { scan } from './scan.ts';

/** Text that looks like structure. */
const awkward = fc
	.array(fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\n', 'é', '😀', '"entries":[', 'x'), {
		maxLength: 8,
	})
	.map(parts => parts.join(''));

const value = fc.letrec<{ value: unknown }>(tie => ({
	value: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		awkward,
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('value'), { maxLength: 3 }),
		fc.dictionary(fc.oneof(awkward, fc.constantFrom('entries', 'log', 'request', 'url')), tie('value'), {
			maxKeys: 3,
		}),
	),
})).value;

const entry = fc.oneof(value, fc.record({ request: fc.record({ url: awkward, x: value }), response: value }));

/** A log with other members around its entries, in any order. */
const log = fc
	.tuple(
		fc.array(entry, { maxLength: 5 }),
		fc.dictionary(fc.constantFrom('version', 'creator', 'pages', 'comment', '_log'), value),
		fc.nat(5),
	)
	.map(([entries, others, place]) => {
		const members = Object.entries(others);
		members.splice(place, 0, ['entries', entries]);
		return Object.fromEntries(members) as Loose;
	});

const har = fc.oneof(
	log,
	log.map(made => ({ log: made })),
	fc.tuple(value, log).map(([before, made]) => ({ creator: before, log: made, entries: [before] })),
);

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

/** What whoever has the memory would do. */
function reference(text: string) {
	const top = asRecord(JSON.parse(text));
	const entries = (asRecord(top?.log) ?? top)?.entries as unknown[];
	return entries.flatMap((raw, index) => {
		const request = asRecord(asRecord(raw)?.request);
		return typeof request?.url === 'string' && request.url !== '' ? [{ index, entry: raw }] : [];
	});
}

it('finds what JSON.parse finds, however the file is written and cut', () => {
	fc.assert(
		fc.property(har, fc.constantFrom('', ' ', '\t', '\r\n  '), sizes, (document, indent, cuts) => {
			const text = JSON.stringify(document, null, indent);
			const { entries, outcome } = scan(text, cuts);
			expect(entries).toEqual(reference(text));
			expect(outcome.ok).toBe(true);
		}),
		{ numRuns: 500 },
	);
});

it('takes no beginning of a file for a whole one, and counts the entries that are whole', () => {
	fc.assert(
		fc.property(har, fc.nat(), sizes, (document, at, cuts) => {
			const bytes = new TextEncoder().encode(JSON.stringify(document));
			const { entries, outcome } = scan(bytes.subarray(0, at % bytes.length), cuts);
			expect(outcome).toMatchObject({ ok: false, reason: at % bytes.length === 0 ? 'empty' : 'truncated' });
			if (!outcome.ok) expect(entries.length).toBeLessThanOrEqual(outcome.detail.entries);
		}),
	);
});

it('answers to any bytes, the same however they are cut', () => {
	const structure = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', ' ', '1', 'log', 'entries');
	const text = fc.array(structure, { maxLength: 40 }).map(parts => Buffer.from(parts.join('')));
	const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), text);
	const begun = bytes.map(rest => Buffer.concat([Buffer.from('{"log":{"entries":[{},'), rest]));
	fc.assert(
		fc.property(fc.oneof(bytes, begun), sizes, (file, cuts) => {
			const whole = scan(file, [file.length + 1]);
			expect(scan(file, cuts)).toEqual(whole);
		}),
		{ numRuns: 1000 },
	);
});

it('looks at every byte of a long string of backslashes and quotes once', () => {
	// Counting backslashes backwards from each quote would take hours here.
	const long = JSON.stringify('\\"'.repeat(1_000_000));
	const file = `{"log":{"entries":[{"request":{"url":"a"},"x":${long}}]}}`;
	expect(scan(file, [4096]).entries).toHaveLength(1);
});
