import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listedStates, shownState, stateOf } from '../../src/diagnosis/history/shown-state.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import { asArray, asRecord } from '../../src/exchange/loose.ts';
import { answerJson } from '../../src/wordpress/unread-answer.ts';
import { understand, type WordPressExchange } from '../../src/wordpress/wordpress-exchange.ts';
import { readTraffic } from '../accuracy/truth.ts';
import { exchange } from '../support.ts';
import { json, site } from './support.ts';

/* States are read from the text of an answer where that is possible: as if it had been parsed. */

const LONG = 'x'.repeat(2000);
const answered = (body: unknown, url = `${site}/wp-json/wp/v2/posts/7`): WordPressExchange =>
	understand(exchange({ url, responseHeaders: json, responseBody: JSON.stringify(body) }));

const time = fc.constantFrom('2026-11-21T08:00:00', '2026-11-21T08:00:01.5', '', 'soon', null);
const links = fc.record(
	{
		self: fc.constant([{ href: 'x' }]),
		'version-history': fc.array(fc.record({ count: fc.integer(), href: fc.string() }), { maxLength: 2 }),
	},
	{ requiredKeys: [] },
);
const inner = fc.record(
	{ id: fc.nat(), modified_gmt: time, _links: links, text: fc.string() },
	{ requiredKeys: [] },
);
const resource = fc.record(
	{
		id: fc.nat(),
		guid: fc.oneof(fc.string(), inner, fc.array(inner, { maxLength: 2 })),
		date_modified_gmt: time,
		modified_gmt: time,
		content: fc.oneof(fc.string(), fc.constant(' "modified_gmt":"2026-11-21T08:00:09" ')),
		parent: inner,
		_links: links,
		last: fc.oneof(fc.string(), inner),
	},
	{ requiredKeys: ['id'] },
);

describe('the state that an answer shows', () => {
	it('is what parsing finds, wherever and however it is written', () => {
		fc.assert(
			fc.property(resource, fc.boolean(), (made, first) => {
				const body = first ? { ...made, padding: LONG } : { padding: LONG, ...made };
				const subject = answered(body);
				expect(shownState(subject)).toEqual(stateOf(asRecord(body)));
			}),
			{ numRuns: 300 },
		);
	});

	it('is what parsing finds, in each of a list', () => {
		fc.assert(
			fc.property(
				fc.array(fc.record({ id: fc.nat(), parent: inner, modified_gmt: time }), { maxLength: 5 }),
				made => {
					const body = [...made, { id: 1, padding: LONG }];
					const told = made.flatMap(each => {
						const state = stateOf(each);
						return state ? [[each.id, state.modified]] : [];
					});
					const found = listedStates(answered(body, `${site}/wp-json/wp/v2/posts`));
					expect(found.map(({ id, modified }) => [id, modified])).toEqual(told);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('is found without parsing in an answer as WordPress writes it', () => {
		const body = {
			id: 7,
			date_gmt: '2026-01-05T09:00:00',
			guid: { rendered: `${site}/?p=7`, raw: `${site}/?p=7` },
			modified_gmt: '2026-11-21T08:00:00',
			content: { raw: `<a href="${LONG}">` },
			_links: { self: [{ href: 'x' }], 'version-history': [{ count: 3, href: 'y' }], 'wp:action': [] },
		};
		// Cut in the middle of its content it can no longer be parsed.
		const broken = JSON.stringify(body).replace('<a href=', '\n');
		const subject = understand(exchange({ responseHeaders: json, responseBody: broken }));
		expect(answerJson(subject)).toBeUndefined();
		expect(shownState(subject)).toEqual({ modified: '2026-11-21T08:00:00', revisions: 3 });
	});

	it('is the same in every recording', () => {
		let compared = 0;
		for (const name of [
			'healthy-editing',
			'healthy-editing-6.5',
			'healthy-media',
			'healthy-site-editor',
			'healthy-shop-admin',
		]) {
			for (const entry of asArray(asRecord(asRecord(readTraffic(name))?.log)?.entries)) {
				const made = exchangeFromHar(entry, 0);
				const subject = made && understand(made);
				if (!subject?.answer.isUnread || !subject.endpoint.route) continue;
				const value = answerJson(subject);
				if (Array.isArray(value)) {
					const told = value.slice(0, 100).flatMap(item => stateOf(asRecord(item))?.modified ?? []);
					expect(listedStates(subject).map(({ modified }) => modified)).toEqual(told);
				} else {
					expect(shownState(subject)).toEqual(stateOf(asRecord(value)));
				}
				compared += 1;
			}
		}
		expect(compared).toBeGreaterThan(10);
	});
});
