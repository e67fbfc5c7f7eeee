import * as fc from 'fast-check';
import { textBody } from '../../../src/exchange/body.ts';
import { repairByteString } from '../../../src/exchange/byte-string.ts';
import { bytesFromBase64, decodeBody } from '../../../src/exchange/decode.ts';
import { readFormFields } from '../../../src/exchange/form.ts';
import type { FormField } from '../../../src/exchange/form-field.ts';
import { MAX_FIELDS } from '../../../src/exchange/form-field.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { readHeaders } from '../../../src/exchange/har-headers.ts';
import { writeFormBody } from '../../../src/exchange/har-params.ts';
import { header, isJsonType, mediaType } from '../../../src/exchange/headers.ts';
import { readInitiator } from '../../../src/exchange/initiator.ts';
import { parseJson } from '../../../src/exchange/json.ts';
import { pointerTo, valueAt } from '../../../src/exchange/json-pointer.ts';
import { jsonRange } from '../../../src/exchange/json-range.ts';
import { asRecord } from '../../../src/exchange/loose.ts';
import { boundaryOf, parseMultipart } from '../../../src/exchange/multipart.ts';
import { nestFields } from '../../../src/exchange/nest-fields.ts';
import { originOf, parseUrl } from '../../../src/exchange/url.ts';
import { parseUrlencoded } from '../../../src/exchange/urlencoded.ts';
import { visible } from '../../../src/exchange/visible.ts';
import { writeEntry } from '../../../src/har/write-entry.ts';
import type { Dice } from '../../report/redaction/dice.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofText, ofValue, type Target } from '../target.ts';

/** With U+FFFD for half a character, as encoders write it. */
export const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

const UNSEEN =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
	/[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const sized = (fields: readonly FormField[]) =>
	fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);

const json = fc.oneof(
	fc.json({ maxDepth: 4 }),
	fc.json({ maxDepth: 3, stringUnit: 'binary' }).map(text => JSON.stringify(JSON.parse(text), null, 2)),
);

const formName = fc
	.array(fc.constantFrom('a', 'b', '[', ']', '[]', '[0]', ' ', '.', '\0', '__proto__', '%5B'), {
		maxLength: 8,
	})
	.map(parts => parts.join(''));

const multipart = fc
	.array(fc.tuple(formName, fc.string({ maxLength: 30 }), fc.option(fc.string({ maxLength: 8 }))), {
		maxLength: 5,
	})
	.map(
		parts =>
			`${parts
				.map(
					([name, value, file]) =>
						`--a\r\nContent-Disposition: form-data; name="${name}"${file === null ? '' : `; filename="${file}"`}\r\n\r\n${value}\r\n`,
				)
				.join('')}--a--\r\n`,
	);

/** A way into a value, as far down as the dice say. */
export function somePath(value: unknown, dice: Dice): readonly string[] {
	const path: string[] = [];
	for (let at = value; typeof at === 'object' && at !== null && path.length < 8; ) {
		const keys = Object.keys(at);
		if (keys.length === 0 || dice.number(0, 4) === 0) break;
		const key = dice.pick(keys);
		path.push(key);
		at = (at as Record<string, unknown>)[key];
	}
	return path;
}

export const EXCHANGE: readonly Target[] = [
	ofText('exchange/json', {
		grammar: json,
		real: () => corpus().json,
		check(text) {
			const read = parseJson(text);
			if (read.ok) same(read.value, JSON.parse(text), 'as JSON.parse has it');
		},
	}),
	ofText('exchange/json-pointer', {
		grammar: json,
		real: () => corpus().json,
		check(text, dice) {
			const read = parseJson(text);
			valueAt(read.ok ? read.value : text, text);
			if (!read.ok) return;
			const path = somePath(read.value, dice);
			const found = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], read.value);
			same(valueAt(read.value, pointerTo(path)), found, 'a pointer leads to what it was made for');
		},
	}),
	ofText('exchange/json-range', {
		grammar: json,
		real: () => corpus().json,
		check(text, dice) {
			const read = parseJson(text);
			const pointer = read.ok
				? pointerTo(somePath(read.value, dice))
				: dice.pick(['', '/a', '/0', '/data/status']);
			const range = jsonRange(text, pointer);
			if (range) holds(0 <= range[0] && range[0] <= range[1] && range[1] <= text.length, 'lies in the text');
			if (!read.ok) return;
			holds(range !== null, 'is found');
			same(JSON.parse(text.slice(...(range ?? []))), valueAt(read.value, pointer), 'is what is there');
		},
	}),
	ofText('exchange/urlencoded', {
		grammar: fc
			.array(fc.tuple(formName, fc.constantFrom('=', '', '=='), fc.string({ maxLength: 10 })), {
				maxLength: 8,
			})
			.map(pairs => pairs.map(pair => pair.join('')).join('&')),
		real: () => [...corpus().requestBodies, ...corpus().urls],
		check(text) {
			const fields = parseUrlencoded(text);
			holds(fields.length <= MAX_FIELDS && sized(fields) <= text.length, 'is no longer than it was');
			// A question mark at the beginning is part of a name here. Node reads letters beside a broken sequence wrongly, bytes not.
			const bytes = wellFormed(text).replace(/[^\0-\x7f]+/g, encodeURIComponent);
			const platform = [...new URLSearchParams(`&${bytes}`)].slice(0, fields.length);
			same(
				fields.map(({ name, value }) => [wellFormed(name), wellFormed(value)]),
				platform,
				'is what the platform reads',
			);
		},
	}),
	ofText('exchange/multipart', {
		grammar: multipart,
		real: () => corpus().requestBodies.filter(text => text.startsWith('--')),
		check(text, dice) {
			const type = dice.pick(['multipart/form-data; boundary=a', 'multipart/form-data', text.slice(0, 300)]);
			const fields = parseMultipart(text, type);
			holds(fields.length <= MAX_FIELDS && sized(fields) <= text.length, 'is no longer than it was');
		},
	}),
	ofText('exchange/multipart-boundary', {
		grammar: fc.constantFrom('multipart/form-data; boundary=a', 'a; boundary="a b"; b'),
		real: () => corpus().contentTypes,
		check(text) {
			const boundary = boundaryOf(text);
			holds(boundary === null || text.includes(boundary), 'is part of the type');
			mediaType(text);
			isJsonType(text);
		},
	}),
	ofText('exchange/form', {
		grammar: multipart,
		real: () => corpus().requestBodies,
		check(text, dice) {
			const type = dice.pick([
				'application/x-www-form-urlencoded; charset=UTF-8',
				'multipart/form-data; boundary=a',
				'multipart/form-data',
				'',
			]);
			const fields = readFormFields(textBody(text), type || undefined);
			same(readFormFields(textBody(text), type || undefined), fields, 'is read the same each time');
		},
	}),
	ofText('exchange/form-written', {
		grammar: multipart,
		real: () => corpus().requestBodies,
		size: 500,
		check(text, dice) {
			const lines = text.split(/[&=\n]/);
			const params = Array.from({ length: 4 }, () => ({ name: dice.pick(lines), value: dice.pick(lines) }));
			const written = writeFormBody(params, 'application/x-www-form-urlencoded');
			const read = parseUrlencoded(written).map(({ name, value }) => ({ name, value }));
			const decoded = params.some(each => /%[0-9a-f]{2}/i.test(each.name + each.value));
			const wanted = params
				.filter(({ name, value }) => decoded || name !== '' || value !== '')
				.map(({ name, value }) => ({ name: wellFormed(name), value: wellFormed(value) }));
			if (!decoded)
				same(
					read.filter(({ name, value }) => name + value !== ''),
					wanted,
					'is read as it was written',
				);
			const parts = writeFormBody(params, 'multipart/form-data; boundary=concordBoundary');
			if (text.includes('concordBoundary')) return;
			const values = parseMultipart(parts, 'multipart/form-data; boundary=concordBoundary');
			same(
				values.map(({ value }) => value),
				params.map(({ value }) => value),
				'parts are read as they were written',
			);
		},
	}),
	ofText('exchange/nested-fields', {
		grammar: fc
			.array(fc.tuple(formName, fc.constantFrom('1', '2')), { maxLength: 12 })
			.map(pairs => pairs.map(pair => pair.join('=')).join('&')),
		real: () => corpus().requestBodies,
		check(text) {
			const nested = nestFields(parseUrlencoded(text));
			holds(Object.getPrototypeOf(nested) === null, 'has no prototype');
			holds(({} as { polluted?: unknown }).polluted === undefined, 'leaves prototypes alone');
			JSON.stringify(nested);
		},
	}),
	ofText('exchange/url', {
		grammar: fc.oneof(
			fc.webUrl({ withQueryParameters: true, withFragments: true }),
			fc.string({ maxLength: 40 }),
		),
		real: () => corpus().urls,
		check(text) {
			const url = parseUrl(text);
			same(originOf(text), url?.origin ?? null, 'an origin is that of the URL');
			parseUrl(text, 'https://example.test/a/');
		},
	}),
	ofText('exchange/visible', {
		grammar: fc.string({ unit: 'binary', maxLength: 60 }),
		real: () => corpus().pages,
		check(text, dice) {
			const max = dice.number(1, 3000);
			const shown = visible(text, max);
			holds(shown.length <= (max + 1) * 8, 'is no longer than asked for');
			holds(!UNSEEN.test(shown.replace(/[\u200c\u200d]/g, '')), 'hides nothing');
			holds(wellFormed(shown) === shown, 'has no half characters');
			same(visible(shown, 1e6), shown, 'is shown as it is the second time');
		},
	}),
	ofText('exchange/decode', {
		grammar: fc.oneof(
			fc.base64String({ maxLength: 80 }),
			fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes).toString('base64')),
		),
		real: () =>
			corpus()
				.pages.slice(0, 50)
				.map(text => Buffer.from(text.slice(0, 1000)).toString('base64')),
		check(text, dice) {
			const bytes = bytesFromBase64(text);
			if (bytes)
				same(Buffer.from(bytes), Buffer.from(text.replace(/\s/g, ''), 'base64'), 'is what Node decodes');
			const type = dice.pick([
				'',
				'text/html; charset=utf-16',
				'application/json',
				'text/plain; charset=none',
				'a; charset="iso-8859-2',
			]);
			const body = decodeBody(text, true, type);
			holds(body.kind !== 'text' || body.text.length <= text.length * 2, 'is no longer than it was');
			decodeBody(text, dice.chance(), text.slice(0, 200));
		},
	}),
	ofText('exchange/byte-string', {
		grammar: fc.string({ unit: 'grapheme', maxLength: 40 }),
		real: () => corpus().requestBodies,
		check(text, dice) {
			const whole = wellFormed(text);
			const bytes = Buffer.from(whole);
			same(repairByteString(bytes.toString('latin1'), bytes.length), whole, 'bytes are text again');
			repairByteString(text, dice.pick([null, 0, text.length]));
		},
	}),
	ofValue('exchange/headers', {
		real: () =>
			corpus().entries.flatMap(({ request, response }) =>
				[request, response].map(side => asRecord(side)?.headers ?? []),
			),
		check(value) {
			const headers = readHeaders(value);
			holds(headers.length <= 500, 'are not too many');
			holds(
				headers.every(({ name, value: text }) => name !== '' && text.length <= 65_536),
				'are not too long',
			);
			// Names are ASCII (RFC 9110, 5.1); nobody asks for others.
			for (const { name } of headers) {
				holds(/[^!-~]/.test(name) || header(headers, name.toUpperCase()) !== undefined, 'is found');
			}
		},
	}),
	ofValue('exchange/initiator', {
		real: () => corpus().initiators,
		check(value) {
			const { frames, type, url } = readInitiator(value);
			holds(frames.length <= 60, 'is not too deep');
			holds(typeof type === 'string' && typeof url === 'string', 'is text');
			holds(
				frames.every(({ column, line }) => Number.isFinite(column + line)),
				'has numbers',
			);
		},
	}),
	ofValue('exchange/from-har', {
		real: () => corpus().entries,
		check(value) {
			const exchange = exchangeFromHar(value, 0);
			if (!exchange) return;
			same(exchangeFromHar(structuredClone(value), 0), exchange, 'is read the same each time');
			holds(Number.isInteger(exchange.response.status) && exchange.durationMs >= 0, 'has numbers in range');
			const again = exchangeFromHar(JSON.parse(JSON.stringify(writeEntry(exchange, null))), 0);
			same(again, exchange, 'is read back as it was written');
		},
	}),
];
