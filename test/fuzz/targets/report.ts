import { isIPv4 } from 'node:net';
import * as fc from 'fast-check';
import { beginningOf, cutShort, endOf } from '../../../src/exchange/cut-short.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { openExport } from '../../../src/report/export/export-report.ts';
import { literal, words } from '../../../src/report/formats/blocks.ts';
import { FORMATS } from '../../../src/report/formats/index.ts';
import {
	codeBlock,
	codeCell,
	codeSpan,
	markdownLine,
	prose,
} from '../../../src/report/formats/markdown-text.ts';
import { plainText } from '../../../src/report/plain-text.ts';
import { isIpAddress, isIpV4 } from '../../../src/report/redaction/ip.ts';
import { decodePart, encodePart } from '../../../src/report/redaction/percent.ts';
import { createRedactor } from '../../../src/report/redaction/redactor.ts';
import { findLeaks } from '../../../src/report/redaction/self-scan.ts';
import { unescapeOnce } from '../../../src/report/redaction/unescape.ts';
import { readTheme } from '../../../src/report/site-facts/active-theme.ts';
import { refusalOf } from '../../../src/report/site-facts/fact-outcome.ts';
import { readSiteFacts } from '../../../src/report/site-facts/site-facts.ts';
import {
	dropInsIn,
	foldersIn,
	mustUseIn,
	readSiteHealth,
	versionIn,
} from '../../../src/report/site-facts/site-health.ts';
import { SNIPPETS } from '../../../src/report/snippets/snippets.ts';
import { VENUES } from '../../../src/report/support/venues.ts';
import { columns, wrap } from '../../../src/report/wrap.ts';
import { inputOf } from '../../report/export/inputs.ts';
import { TYPES } from '../../report/redaction/blow-ups.ts';
import { exchange } from '../../support.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { answerOf } from '../page-answer.ts';
import { ofText, ofValue, type Target } from '../target.ts';

const secretive = fc
	.array(
		fc.constantFrom(
			'zoe@mail.test',
			'password=',
			'hunter2hunter2',
			'"pwd":"',
			'"',
			'{',
			'}',
			'Bearer ',
			'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.aaaaaaaaaaaaaaaaaaaaaa',
			'%40',
			'\\u0040',
			'&amp;',
			'<b>',
			'</b>',
			' ',
			'\n',
			',',
			'https://',
			'a.test/?',
			'nonce=',
			'0123456789',
			'/srv/zoe/wp-content/',
			'192.0.2.1',
			'‹email#1›',
		),
		{ maxLength: 10 },
	)
	.map(parts => parts.join(''));

const health = fc
	.array(
		fc.constantFrom(
			'### wp-core ###\n',
			'\nversion: 7.1.1',
			'\n### wp-mu-plugins (2) ###\n',
			'\na: version: 1.2, author: b',
			'\n### wp-dropins (1) ###\n',
			'\nobject-cache.php: true',
			'\n### wp-server ###\n',
			'\nphp_version: 8.4.1 64bit',
			'\n### wp-paths-sizes ###\n',
			'\nwordpress_path: /srv/www/zoe',
			'`',
			'\n',
			' ',
			'&#x27;',
		),
		{ maxLength: 14 },
	)
	.map(parts => `<button data-clipboard-text="${parts.join('')}">`);

export const REPORT: readonly Target[] = [
	ofText('report/redactor-bodies', {
		grammar: secretive,
		real: () => [...corpus().json, ...corpus().requestBodies, ...corpus().pages],
		share: 0.4,
		longest: 20_000,
		check(text, dice) {
			const type = dice.pick(TYPES);
			const mode = dice.pick(['full', 'shape'] as const);
			const one = exchange({
				method: 'POST',
				status: dice.pick([200, 409]),
				requestHeaders: { 'Content-Type': type },
				requestBody: text,
				responseHeaders: { 'Content-Type': type },
				responseBody: text,
			});
			const redactor = createRedactor();
			const shown = redactor.exchanges([one], () => mode);
			same(redactor.summary().failures, 0, 'reads all');
			const written = JSON.stringify(shown);
			same(findLeaks(written, redactor), [], 'leaves nothing behind');
			// Of a character of three bytes nine remain in a form (`%EF%BB%BF`).
			holds(written.length <= JSON.stringify([one]).length * 9 + 1000, 'is not much longer');
			same(
				createRedactor().exchanges([one], () => mode),
				shown,
				'says the same each time',
			);
		},
	}),
	ofText('report/redactor-texts', {
		grammar: secretive,
		real: () => [...corpus().headers, ...corpus().urls],
		share: 0.6,
		longest: 8000,
		check(text) {
			const redactor = createRedactor();
			const colon = text.indexOf(':');
			const shown = [
				redactor.text(text),
				redactor.value(text),
				redactor.url(text),
				redactor.header({ name: text.slice(0, colon), value: text.slice(colon + 1) }).value,
				...Object.values(redactor.strings({ code: text, note: text })),
			];
			holds(shown.join('').length <= text.length * 50 + 1000, 'is not much longer');
			same(redactor.summary().failures, 0, 'reads all');
			// What one of them learns, an earlier one could not know: again, with all that is known.
			const again = [redactor.text(text), redactor.value(text), redactor.url(text)];
			same(findLeaks(again.join('\n'), redactor), [], 'leaves nothing behind');
		},
	}),
	ofValue('report/export', {
		share: 0.02,
		real: () => corpus().files.map(text => JSON.parse(text)),
		check(value, dice) {
			const opened = openExport(inputOf(value), {
				exchanges: dice.pick(['cited', 'all']),
				hideSite: dice.chance(),
			});
			const targets = [
				...FORMATS.map(({ id }) => ({ kind: 'format', format: id }) as const),
				...(opened.report.findings.length > 0
					? VENUES.map(({ id }) => ({ kind: 'support', venue: id }) as const)
					: []),
			];
			for (const target of targets) {
				const outcome = opened.write(target);
				const where = outcome.kind === 'leak' ? outcome.where.map(({ at: _, ...leak }) => leak) : [];
				same(where, [], `leaves nothing behind in ${JSON.stringify(target)}`);
			}
		},
	}),
	ofValue('report/snippets', {
		real: () => corpus().entries,
		check(value) {
			const made = exchangeFromHar(value, 0);
			if (!made) return;
			for (const { available, make } of SNIPPETS) {
				if (available(made)) continue;
				const { text } = make(made);
				holds(text !== '', 'says something');
				holds(text.length <= JSON.stringify(made.request).length * 12 + 5000, 'is not much longer');
			}
		},
	}),
	ofText('report/markdown', {
		grammar: fc.string({ unit: 'binary', maxLength: 60 }),
		real: () => corpus().pages,
		check(text) {
			for (const write of [prose, codeSpan, codeCell]) {
				const written = write(text);
				holds(written.length <= text.length * 12 + 40, 'is not much longer');
			}
			holds(!/[\r\n]/.test(markdownLine([literal(text), words(text)], codeCell)), 'is one line in a cell');
			codeBlock(text, 'json');
		},
	}),
	ofText('report/plain-text', {
		grammar: fc.string({ unit: 'binary', maxLength: 60 }),
		real: () => corpus().pages,
		check(text, dice) {
			const plain = plainText(text);
			// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
			holds(!/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(plain), 'commands no terminal');
			const width = dice.number(1, 120);
			const lines = wrap(plain, { width, indent: '  ' });
			same(lines.join('').replace(/\s/g, ''), plain.replace(/\s/g, ''), 'loses nothing when it is wrapped');
			holds(columns(plain) >= 0, 'has a width');
		},
	}),
	ofText('report/site-health', {
		grammar: health,
		real: () => corpus().pages,
		check(text) {
			const read = readSiteHealth(answerOf(text, 200, 'text/html'));
			const lines = read ?? text;
			for (const name of [
				versionIn(lines, 'wp-core', 'version'),
				versionIn(lines, 'wp-server', 'php_version'),
			]) {
				holds(name === null || name.length <= 50, 'is a version');
			}
			holds(mustUseIn(lines).length <= 500 && dropInsIn(lines).length <= 500, 'are not too many');
			foldersIn(lines);
		},
	}),
	ofText('report/site-facts', {
		grammar: fc.json({ maxDepth: 3 }),
		real: () => corpus().json,
		check(text, dice) {
			const answer = answerOf(
				text,
				dice.pick([200, 200, 200, 401, 403, 404, 500]),
				dice.pick(['application/json', 'text/html']),
			);
			readTheme(answer);
			refusalOf(answer);
			const facts = readSiteFacts(
				'https://a.test',
				new Map([
					['plugins', answer],
					['theme', answer],
					['site-health', answer],
				]),
			);
			holds((facts.plugins?.length ?? 0) <= 1000, 'are not too many');
		},
	}),
	ofText('report/unescape', {
		grammar: fc
			.array(
				fc.constantFrom(
					'\\u0040',
					'\\x41',
					'\\u{1f600}',
					'&amp;',
					'&#64;',
					'%40',
					'%E2%82%AC',
					'%ff',
					'%',
					'\\',
					'&',
					'a',
				),
				{ maxLength: 12 },
			)
			.map(parts => parts.join('')),
		real: () => corpus().urls,
		check(text, dice) {
			const read = unescapeOnce(text, dice.pick(['percent', 'backslash-and-entity', 'all'] as const));
			if (!read) return;
			for (let at = 0; at <= Math.min(200, read.text.length); at++) {
				const [start, end] = [read.startOf(at), read.endOf(at)];
				holds(
					0 <= start && start <= text.length && 0 <= end && end <= text.length,
					'leads back into the text',
				);
				if (at > 0) holds(read.startOf(at - 1) <= start && read.endOf(at - 1) <= end, 'keeps the order');
			}
		},
	}),
	ofText('report/percent', {
		grammar: fc.string({ unit: 'binary', maxLength: 40 }),
		real: () => corpus().urls,
		check(text) {
			const whole = text.replace(/\p{Surrogate}/gu, '\ufffd');
			same(decodePart(encodePart(whole)), whole, 'is read as it was written');
			decodePart(text);
		},
	}),
	ofText('report/ip', {
		grammar: fc.oneof(fc.ipV4(), fc.ipV6()),
		size: 60,
		check(text) {
			if (isIpV4(text)) holds(isIPv4(text) || /(?:^|\.)0\d/.test(text), 'is an address');
			isIpAddress(text);
		},
	}),
	ofText('report/cut-short', {
		grammar: fc.string({ unit: 'binary', maxLength: 60 }),
		real: () => corpus().json,
		check(text, dice) {
			const most = dice.number(0, 100);
			holds(
				text.startsWith(beginningOf(text, most)) && beginningOf(text, most).length <= most,
				'is a beginning',
			);
			holds(text.endsWith(endOf(text, most)) && endOf(text, most).length <= most, 'is an end');
			holds(cutShort(text, most).length <= Math.max(most, 0) + 1, 'is short');
		},
	}),
];
