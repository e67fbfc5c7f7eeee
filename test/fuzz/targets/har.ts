import * as fc from 'fast-check';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { asRecord } from '../../../src/exchange/loose.ts';
import { createEntryWalk } from '../../../src/har/entry-walk.ts';
import { endOfValue, skipSpace } from '../../../src/har/skip-value.ts';
import { createUtf8Stream } from '../../../src/har/utf8-stream.ts';
import { createValueEnd } from '../../../src/har/value-end.ts';
import { requestCookies, responseCookies } from '../../../src/har/write-cookies.ts';
import { createHarReader } from '../../../src/har-reader.ts';
import { createInspector } from '../../../src/inspector.ts';
import { couldMatter } from '../../../src/wordpress/could-matter.ts';
import { scan } from '../../har/scan.ts';
import type { Dice } from '../../report/redaction/dice.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofBytes, ofText, ofValue, type Target } from '../target.ts';

const entry = fc.oneof(
	fc.constantFrom(
		'{}',
		'null',
		'1',
		'"a"',
		'{"request":{"url":"a"}}',
		'{"request":{"url":""}}',
		'[{"entries":[]}]',
	),
	fc.json({ maxDepth: 2 }).map(text => `{"request":{"url":"a","x":${text}},"response":${text}}`),
);

const file = fc
	.tuple(
		fc.array(entry, { maxLength: 4 }),
		fc.constantFrom(
			'{"log":{"version":"1.2","entries":[',
			'{"entries":[',
			'{"a":{"entries":[]},"log":{"pages":[],"entries":[',
		),
		fc.constantFrom(']}}', ']}', '],"entries":[]}}', '],"x":1},"log":{"entries":[{"request":{"url":"b"}}]}}'),
		fc.constantFrom(',', ' , ', '\n,\r\n'),
	)
	.map(([entries, head, tail, comma]) => head + entries.join(comma) + tail);

const bytesOf = (text: string) => Buffer.from(text, 'latin1');

/** Sizes of chunks, over and over. */
const cuts = (dice: Dice) => Array.from({ length: dice.number(1, 5) }, () => dice.number(1, 60));

/** What JSON.parse makes of the bytes; `undefined` when they are no JSON. */
function parsed(bytes: Uint8Array): unknown {
	try {
		return JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
	} catch {
		return undefined;
	}
}

/** What whoever has the memory would take for the entries; `null` when there are none. */
function entriesIn(value: unknown): readonly unknown[] | null {
	const top = asRecord(value);
	const log = top && Object.hasOwn(top, 'log') ? asRecord(top.log) : null;
	const holder = log ?? top;
	const entries = holder && Object.hasOwn(holder, 'entries') ? holder.entries : null;
	return Array.isArray(entries) ? entries : null;
}

/** What was found, as far as a list shows it. */
function told(inspector: ReturnType<typeof createInspector>): string {
	return JSON.stringify(
		inspector.observations().map(({ endpoint, exchange, findings, parts, status }) => ({
			exchange,
			endpoint,
			status,
			parts: parts.length,
			findings: findings.map(({ subject, ...finding }) => ({ ...finding, part: subject.part })),
		})),
	);
}

export const HAR: readonly Target[] = [
	ofBytes('har/scanner', {
		grammar: file,
		real: () => corpus().files,
		check(text, dice) {
			const bytes = bytesOf(text);
			const whole = scan(bytes, [bytes.length + 1]);
			same(scan(bytes, cuts(dice)), whole, 'is read the same however it is cut');
			const value = parsed(bytes);
			if (value === undefined) return;
			const wanted = entriesIn(value);
			if (!whole.outcome.ok && whole.outcome.reason === 'too-deep') return;
			same(whole.outcome.ok, wanted !== null, 'is a HAR if JSON.parse finds entries');
			const good = (wanted ?? []).flatMap((raw, index) => {
				const request = asRecord(asRecord(raw)?.request);
				return typeof request?.url === 'string' && request.url !== '' ? [{ index, entry: raw }] : [];
			});
			if (whole.outcome.ok) same(whole.entries, good, 'has the entries that JSON.parse finds');
		},
	}),
	ofBytes('har/scanner-wanted', {
		grammar: file,
		real: () => corpus().files,
		check(text, dice) {
			const bytes = bytesOf(text);
			const wanted = () => true;
			const walked = scan(bytes, [bytes.length + 1], wanted);
			same(scan(bytes, cuts(dice), wanted), walked, 'is walked the same however it is cut');
			const whole = scan(bytes, [bytes.length + 1]);
			const value = parsed(bytes);
			if (value === undefined || !whole.outcome.ok) return;
			const made = ({ entries }: typeof whole) =>
				entries.map(each => exchangeFromHar(each.entry, each.index));
			same(made(walked), made(whole), 'makes the same exchanges');
		},
	}),
	ofValue('har/reader', {
		share: 0.05,
		real: () => corpus().files.map(text => JSON.parse(text)),
		check(value, dice) {
			const bytes = new TextEncoder().encode(JSON.stringify(value));
			const reader = createHarReader();
			const size = dice.number(50, 5000);
			for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
			const reading = reader.end();
			const entries = entriesIn(value);
			same(reading.ok, entries !== null, 'is a HAR if there are entries');
			if (!reading.ok || !entries) return;
			for (const exchange of reading.exchanges) reading.inspector.observe(exchange);
			const plain = createInspector();
			const made = entries.flatMap((raw, index) => exchangeFromHar(raw, index) ?? []);
			for (const exchange of made) plain.learn(exchange);
			// In a file of which everything has a time; what has none stays where it is.
			if (made.some(({ startedAt }) => Number.isNaN(startedAt))) return;
			const ordered = made
				.filter(exchange => couldMatter(exchange, plain.roots))
				.sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
			for (const exchange of ordered) plain.observe(exchange);
			same(told(reading.inspector), told(plain), 'is found what reading everything finds');
		},
	}),
	ofBytes('har/utf8-stream', {
		grammar: fc
			.string({ unit: 'grapheme', maxLength: 20 })
			.map(text => Buffer.from(`\ufeff${text}`, 'utf16le').toString('latin1')),
		real: () => corpus().files,
		check(text, dice) {
			const bytes = bytesOf(text);
			const sizes = cuts(dice);
			const stream = createUtf8Stream();
			const pieces: Uint8Array[] = [];
			for (let at = 0, turn = 0; at < bytes.length; turn++) {
				const size = sizes[turn % sizes.length] ?? 1;
				pieces.push(stream.push(bytes.subarray(at, at + size)).slice());
				at += size;
			}
			pieces.push(stream.end().slice());
			const mark =
				bytes[0] === 0xff && bytes[1] === 0xfe
					? 'utf-16le'
					: bytes[0] === 0xfe && bytes[1] === 0xff
						? 'utf-16be'
						: 'utf-8';
			// Fewer than three bytes are no file.
			if (bytes.length < 3) return;
			const text8 = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(pieces));
			same(
				// A second mark is a character of the text in one encoding and none in another; no JSON begins with either.
				text8.replace(/^\ufeff+/, ''),
				new TextDecoder(mark).decode(bytes).replace(/^\ufeff+/, ''),
				'is the text that a decoder reads in one piece',
			);
		},
	}),
	ofBytes('har/value-end', {
		grammar: entry,
		real: () => corpus().files,
		check(text, dice) {
			const bytes = bytesOf(text);
			const from = skipSpace(bytes, 0);
			const first = bytes[from];
			if (first === undefined) return;
			const skipped = endOfValue(bytes, from);
			const slow = createValueEnd();
			slow.begin(first);
			const size = dice.number(1, 30);
			let end = -1;
			for (let at = from; at < bytes.length && end === -1; at += size) {
				const found = slow.find(bytes.subarray(at, at + size), 0);
				if (found !== -1) end = at + found;
			}
			// What begins no value is for the outline to see.
			if ('{["-0123456789tfn'.includes(String.fromCharCode(first)) && skipped !== -1)
				same(skipped, end, 'both ends are one');
		},
	}),
	ofBytes('har/entry-walk', {
		grammar: entry,
		real: () => corpus().entries.map(each => Buffer.from(JSON.stringify(each)).toString('latin1')),
		check(text) {
			const bytes = bytesOf(text);
			const walk = createEntryWalk();
			const end = walk.walk(bytes, 0);
			if (end === -1) return;
			holds(end <= bytes.length, 'ends in the bytes');
			const value = parsed(bytes.subarray(0, end));
			const reduced = parsed(walk.reduced(bytes));
			if (value === undefined) return;
			const whole = exchangeFromHar(value, 0);
			const { _initiator: _, ...rest } = asRecord(value) ?? {};
			holds(reduced !== undefined, 'is JSON when it is less');
			same(exchangeFromHar(reduced, 0), exchangeFromHar(rest, 0), 'makes the same exchange');
			holds(whole === null || walk.start('request.url') < walk.end('request.url'), 'knows where the URL is');
		},
	}),
	ofText('har/cookies', {
		grammar: fc
			.array(
				fc.constantFrom(
					'a=b',
					'; ',
					'Path=/',
					'expires=Thu, 01 Jan 2099 00:00:00 GMT',
					'secure',
					'=',
					'__proto__=1',
					'samesite=x',
				),
				{ maxLength: 8 },
			)
			.map(parts => parts.join('')),
		real: () =>
			corpus()
				.headers.filter(line => /cookie/i.test(line))
				.map(line => line.slice(line.indexOf(':') + 2)),
		check(text) {
			for (const cookie of [
				...requestCookies([{ name: 'Cookie', value: text }]),
				...responseCookies([{ name: 'Set-Cookie', value: text }]),
			]) {
				holds(cookie.name === cookie.name.trim() && text.includes(cookie.name), 'has a name of the text');
				holds(cookie.expires === undefined || !Number.isNaN(Date.parse(cookie.expires)), 'expires at a time');
			}
		},
	}),
];
