import * as fc from 'fast-check';
import { quotedSign } from '../../../src/diagnosis/cache-signs-of.ts';
import { describeRequest } from '../../../src/diagnosis/compare/describe-request.ts';
import { differencesOf, fieldDifferences } from '../../../src/diagnosis/compare/differences.ts';
import { editableRequest, requestFrom } from '../../../src/diagnosis/compare/edit-and-resend.ts';
import { jsonText, sameJson, shownValue } from '../../../src/diagnosis/compare/json-values.ts';
import { mergedBody } from '../../../src/diagnosis/compare/merge.ts';
import { compareSubmissions } from '../../../src/diagnosis/compare/submissions.ts';
import { textDiff } from '../../../src/diagnosis/compare/text-diff.ts';
import { compareThreeWay } from '../../../src/diagnosis/compare/three-way.ts';
import { editorSigns } from '../../../src/diagnosis/editors.ts';
import { logSearchLines } from '../../../src/diagnosis/log-search.ts';
import { posixQuote } from '../../../src/diagnosis/posix-quote.ts';
import { rateHistory } from '../../../src/diagnosis/rate-history.ts';
import { requestIds } from '../../../src/diagnosis/request-ids.ts';
import { resourceOf, timelinesOf } from '../../../src/diagnosis/timeline.ts';
import { timelineWords } from '../../../src/diagnosis/timeline-words.ts';
import { comparedVersions } from '../../../src/diagnosis/version-token.ts';
import { exchangeFromHar } from '../../../src/exchange/from-har.ts';
import { parseJson } from '../../../src/exchange/json.ts';
import { valueAt } from '../../../src/exchange/json-pointer.ts';
import { parseUrlencoded } from '../../../src/exchange/urlencoded.ts';
import { understand } from '../../../src/wordpress/wordpress-exchange.ts';
import { observe } from '../../filter/support.ts';
import { exchange, sayEnglish } from '../../support.ts';
import { corpus, jsonValues } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { ofText, ofValue, type Target } from '../target.ts';

const versions = fc
	.record({
		code: fc.constantFrom('conflict', 'stale'),
		message: fc.constantFrom('a', ''),
		data: fc.dictionary(
			fc.constantFrom(
				'expected',
				'given',
				'current',
				'server/version',
				'current~version',
				'lock_version',
				'etag',
				'status',
				'sent_hash',
			),
			fc.oneof(
				fc.nat(9),
				fc.constantFrom('a', '', '2026-11-21T08:00:00'),
				fc.constant({ version: 2, 'a/version': 3 }),
			),
		),
	})
	.map(value => value as unknown);

export const DIAGNOSIS: readonly Target[] = [
	ofValue('diagnosis/inspector', {
		real: () => corpus().entries,
		check(value, dice) {
			const other = exchangeFromHar(dice.pick(corpus().entries), 0);
			const made = exchangeFromHar(value, 1);
			if (!made || !other) return;
			const observations = observe([other, made, { ...made, id: 2 }]);
			for (const observation of observations) {
				const { exchange: its, findings } = observation;
				for (const finding of findings) {
					for (const { exchangeId, pointer, text } of finding.evidence) {
						holds(exchangeId <= 2, 'rests on what was seen');
						sayEnglish(text);
						const path = /^response\.body#(.*)$/s.exec(pointer)?.[1];
						const { body } = its.response;
						if (!path || exchangeId !== its.id || body.kind !== 'text') continue;
						const json = parseJson(body.text);
						if (json.ok)
							holds(
								valueAt(json.value, path) !== undefined,
								`evidence stands at its place (${finding.kind})`,
							);
					}
				}
				editorSigns(observations, resourceOf(observation));
			}
			for (const { events } of timelinesOf(observations)) for (const event of events) timelineWords(event);
			rateHistory(observations, 20);
		},
	}),
	ofValue('diagnosis/version-token', {
		grammar: versions,
		real: jsonValues,
		check(value, dice) {
			const subject = understand(
				exchange({
					method: 'POST',
					status: 409,
					requestBody: JSON.stringify(dice.pick([{ lock_version: 1 }, { version: '1', given: 2 }, value])),
					requestHeaders: { 'Content-Type': 'application/json', 'If-Match': '"a"' },
					responseHeaders: { 'Content-Type': 'application/json', ETag: '"b"' },
					responseBody: JSON.stringify(value),
				}),
			);
			const compared = comparedVersions(subject);
			if (!compared || compared.pointer === null) return;
			same(
				String(valueAt(subject.answer.json, compared.pointer)),
				compared.current,
				'points to what the server holds',
			);
		},
	}),
	ofValue('diagnosis/log-search', {
		real: () => corpus().entries,
		check(value) {
			const made = exchangeFromHar(value, 0);
			if (!made) return;
			for (const { text } of logSearchLines(made))
				holds(text.length <= 20_000 && !text.includes('\n'), 'is one line');
			requestIds(made);
		},
	}),
	ofText('diagnosis/posix-quote', {
		grammar: fc.string({ unit: 'binary', maxLength: 40 }),
		check(text) {
			const quoted = posixQuote(text);
			// Between quotes nothing means anything to a shell; the only way out is `'\''`.
			holds(/^'[^']*(?:'\\''[^']*)*'$/.test(quoted), 'is one word');
		},
	}),
	ofText('diagnosis/cache-signs', {
		grammar: fc.constantFrom('x-cache: HIT', '<!-- Cached by WP Rocket -->', 'age: 12'),
		real: () => corpus().headers,
		check: text => void quotedSign(text),
	}),
	ofValue('diagnosis/differences', {
		real: jsonValues,
		check(value, dice) {
			const other = dice.pick(jsonValues());
			same(differencesOf(value, value).rows, [], 'nothing differs from itself');
			const { rows } = differencesOf(other, value);
			const { rows: back } = differencesOf(value, other);
			same(rows.length, back.length, 'as much differs the other way');
			if (rows.length === 0) same(sameJson(value, other), true, 'what does not differ is the same');
			shownValue(value);
			jsonText(value, 2);
		},
	}),
	ofValue('diagnosis/three-way', {
		real: jsonValues,
		check(value, dice) {
			const mine = dice.pick(jsonValues());
			const base = dice.pick([null, mine, value]);
			const comparison = compareThreeWay({ base, mine, theirs: value, namespace: 'wp/v2' });
			const { body } = mergedBody(
				mine,
				comparison,
				new Map(comparison.rows.map(({ path }) => [path, dice.pick(['mine', 'theirs'])])),
			);
			JSON.stringify(body);
			const own = mergedBody(mine, comparison, new Map(comparison.rows.map(({ path }) => [path, 'mine'])));
			same(own.body, mine, 'is what was sent if that was chosen');
		},
	}),
	ofText('diagnosis/text-diff', {
		grammar: fc
			.array(fc.constantFrom('a', 'b', ' ', '\n', '<p>', 'word ', '😀'), { maxLength: 30 })
			.map(parts => parts.join('')),
		real: () => corpus().pages,
		check(text, dice) {
			const cut = dice.number(0, text.length);
			const other =
				text.slice(0, cut) + dice.pick(['', 'a', text.slice(0, 40)]) + text.slice(cut + dice.number(0, 20));
			const runs = textDiff(text, other);
			const side = (without: string) =>
				runs
					.filter(({ kind }) => kind !== without)
					.map(run => run.text)
					.join('');
			same([side('added'), side('removed')], [text, other], 'holds both texts');
		},
	}),
	ofText('diagnosis/field-differences', {
		real: () => corpus().requestBodies,
		check(text, dice) {
			const fields = parseUrlencoded(text);
			same(fieldDifferences(fields, fields).rows, [], 'nothing differs from itself');
			fieldDifferences(fields, parseUrlencoded(dice.pick(corpus().requestBodies)));
		},
	}),
	ofValue('diagnosis/edit-and-resend', {
		real: () => corpus().entries,
		check(value, dice) {
			const made = exchangeFromHar(value, 0);
			const other = exchangeFromHar(dice.pick(corpus().entries), 1);
			if (!made || !other) return;
			const edit = editableRequest(made);
			if (edit.kind === 'editable') {
				const request = requestFrom(edit.request);
				describeRequest(request);
				holds(request.method !== 'GET' || request.body === null, 'a GET has no body');
			}
			compareSubmissions(made, other);
		},
	}),
];
