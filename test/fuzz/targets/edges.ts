import * as fc from 'fast-check';
import { createEntryLedger } from '../../../src/browser/entry-ledger.ts';
import { MAX_HEADER_TEXT, readPageAnswer } from '../../../src/browser/page-answer.ts';
import { createPageStarts } from '../../../src/browser/page-starts.ts';
import { readArguments } from '../../../src/cli/arguments.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { splitPointer } from '../../../src/panel/parts/evidence-value.ts';
import { readQuery } from '../../../src/panel/plain/page-query.ts';
import { indentJson, jsonErrorIn } from '../../../src/panel/state/json-text.ts';
import { sayFrom } from '../../../src/words/catalogue.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofText, ofValue, type Target } from '../target.ts';

/** What the browser, the terminal and the person hand over. */
export const EDGES: readonly Target[] = [
	ofValue('browser/page-answer', {
		real: () => [
			{
				status: 200,
				headers: 'content-type: application/json\nx: a',
				text: '{}',
				truncated: false,
				startedAt: 1,
				durationMs: 2,
			},
			{
				status: 409,
				headers: corpus().headers.slice(0, 40).join('\n'),
				text: 'a',
				truncated: true,
				startedAt: 1e12,
				durationMs: 0,
			},
		],
		check(value) {
			const answer = readPageAnswer(value, 1000);
			if (answer?.kind !== 'answer') return;
			holds(answer.text.length <= 1000 && answer.headers.length <= 500, 'is bounded');
			holds(JSON.stringify(answer.headers).length <= MAX_HEADER_TEXT * 8, 'has not too much in its headers');
			holds(!Number.isNaN(new Date(answer.startedAt).getTime()), 'has a time');
		},
	}),
	ofValue('browser/entry-ledger', {
		real: () => [corpus().entries.slice(0, 6), corpus().entries.slice(6, 12)],
		check(value) {
			const log = Array.isArray(value) ? value : [value];
			const ledger = createEntryLedger();
			let next = 0;
			const first = ledger.fromLog(log, () => next++);
			same(
				ledger.fromLog(log, () => next++),
				[],
				'nothing is missed twice',
			);
			ledger.startOver();
			same(
				ledger.fromLog(log, () => next++),
				[],
				'what was cleared does not come back',
			);
			holds(first.length <= log.length, 'are no more than there were');
		},
	}),
	ofValue('browser/page-starts', {
		real: () => corpus().entries,
		check(value) {
			const starts = createPageStarts();
			const made = exchangeFromHar(value, 0);
			if (!made) return;
			starts.sees(made);
			starts.navigated(made.request.url);
			starts.sees(made);
		},
	}),
	ofText('panel/json-text', {
		grammar: fc.json({ maxDepth: 4 }),
		real: () => corpus().json,
		check(text) {
			const error = jsonErrorIn(text);
			let value: unknown;
			try {
				value = JSON.parse(text);
			} catch {
				holds(error !== null && error.line > 0 && error.column > 0, 'says where it is no JSON');
				return;
			}
			same(error, null, 'finds nothing wrong in JSON');
			same(JSON.parse(indentJson(text)), value, 'says the same with lines');
		},
	}),
	ofText('panel/page-query', {
		grammar: fc.constantFrom('?har=/a.har&as=live&theme=dark&lang=de', '?lang=pt-BR'),
		check(text) {
			holds(/^[a-zA-Z-]{2,8}$/.test(readQuery(text).language), 'has a language');
		},
	}),
	ofText('panel/pointer', {
		grammar: fc.constantFrom('response.body#/data/0', 'request.headers/x'),
		check(text) {
			const [place, path] = splitPointer(text as Parameters<typeof splitPointer>[0]);
			holds((text.includes('#') ? `${place}#${path}` : place) === text, 'is put together again');
		},
	}),
	ofText('words/catalogue', {
		grammar: fc
			.array(fc.constantFrom('$', '$1', '$$', '$9', '$0', 'a'), { maxLength: 12 })
			.map(parts => parts.join('')),
		check(text) {
			const key = 'action_close' as Parameters<ReturnType<typeof sayFrom>>[0]['key'];
			const said = sayFrom({ [key]: { message: 'a $1 b' } })({ key, values: [text] });
			same(said, `a ${text} b`, 'takes a value as it is');
			sayFrom({ [key]: { message: text } })({ key, values: ['1'] });
		},
	}),
	ofText('cli/arguments', {
		grammar: fc
			.array(
				fc.constantFrom(
					'analyze',
					'-',
					'--',
					'a.har',
					'--format',
					'--format=json',
					'json',
					'--site',
					'https://a.test',
					'--all',
					'-h',
					'--support',
					'--output=',
				),
				{ maxLength: 6 },
			)
			.map(parts => parts.join(' ')),
		size: 200,
		longest: 0,
		check(text) {
			const command = readArguments(text.split(' '));
			if (command.kind === 'mistake')
				holds(command.text !== '' && (text.includes('\n') || !command.text.includes('\n')), 'is one line');
		},
	}),
];
