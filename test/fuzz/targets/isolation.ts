import * as fc from 'fast-check';
import { phpList } from '../../../src/isolation/recipes/php-list.ts';
import { restoreLines } from '../../../src/isolation/recipes/restore-lines.ts';
import { dependenciesFirst, readRequirements } from '../../../src/isolation/rungs/dependencies.ts';
import {
	exitRequest,
	isMasked,
	isThemeHidden,
	orderIn,
	startRequest,
	storeRequests,
	themeRequest,
} from '../../../src/isolation/rungs/health-check.ts';
import { fieldAfter, linksWith, plainAttribute } from '../../../src/isolation/rungs/html-attributes.ts';
import { readPastedOrder, readWooOrder } from '../../../src/isolation/rungs/list-order.ts';
import { loopbackWorks } from '../../../src/isolation/rungs/loopback.ts';
import { isPluginFile, MAX_PLUGINS, readList } from '../../../src/isolation/rungs/plugin-list.ts';
import { siteAddress } from '../../../src/isolation/rungs/site-calls.ts';
import { otherTheme, readThemes } from '../../../src/isolation/rungs/theme-preview.ts';
import { troubleOf } from '../../../src/isolation/rungs/trouble.ts';
import { unmasked } from '../../../src/isolation/rungs/unmasked.ts';
import { readEvents } from '../../../src/isolation/session/read-events.ts';
import { isUnfinished, replay } from '../../../src/isolation/session/state.ts';
import { unfinished } from '../../../src/isolation/session/unfinished.ts';
import { corpus } from '../corpus.ts';
import { holds, same } from '../hold.ts';
import { answerOf } from '../page-answer.ts';
import { ofText, ofValue, type Target } from '../target.ts';

const SITE = { restRoot: 'https://a.test/wp-json/', admin: 'https://a.test/wp-admin/' };

const files = fc.constantFrom('a/a.php', 'b.php', 'c/c.php', '../d.php', '');

const list = fc
	.array(
		fc.record({
			plugin: fc.constantFrom('a/a', 'b', '', '../c', 'a"b', 'é/é'),
			status: fc.constantFrom('active', 'inactive', 'network-active', 'paused'),
			name: fc.constantFrom('A', '&amp;', '', '<b>'),
			version: fc.constantFrom('1.0', ''),
		}),
		{ maxLength: 6 },
	)
	.map(rows => JSON.stringify(rows));

const screen = fc
	.array(
		fc.constantFrom(
			'<form',
			'<input name="_wpnonce" value="abcdef0123">',
			"<input name='health-check-troubleshoot-mode'>",
			' href="index.php?health-check-disable-troubleshooting=true&amp;_wpnonce=abcdef0123"',
			' href="?health-check-change-active-theme=twentytwentyfive&#038;_wpnonce=0123456789"',
			" href='?health-check-troubleshoot-enable-plugin=a&_wpnonce=a'",
			'health-check-dashboard-widget',
			'bulk-action-form',
			'id="all-options"',
			'id="loginform"',
			'"',
			"'",
			'>',
			'<',
		),
		{ maxLength: 14 },
	)
	.map(parts => parts.join(''));

const START = {
	kind: 'started',
	at: 1,
	site: SITE,
	failure: { fingerprint: 'a', title: 'a', status: 409, code: 'a' },
	repeatable: null,
	priors: { 'plugin/a': 0.5 },
	rung: 'per-request',
	isSteady: true,
};
const EVENTS: readonly unknown[] = [
	{
		kind: 'snapshot',
		at: 2,
		snapshot: {
			plugins: [{ file: 'a/a.php', name: 'A', version: '1', status: 'active' }],
			order: ['a/a.php'],
			requires: {},
			theme: null,
			otherTheme: null,
		},
	},
	{ kind: 'agreed-repeat', at: 3, by: 'panel' },
	{ kind: 'agreed-everybody', at: 3 },
	{ kind: 'kept', at: 4, on: ['a/a.php'], risked: [] },
	{ kind: 'changing', at: 5, change: { what: 'plugins', off: ['a/a.php'], on: [] } },
	{ kind: 'changed', at: 6, change: { what: 'mask', to: 'on' } },
	{ kind: 'probing', at: 7, active: ['a/a.php'], theme: 'own' },
	{ kind: 'probed', at: 8, judged: { outcome: 'reproduced', why: null, status: 409, code: 'a' } },
	{ kind: 'discarded', at: 9 },
	{ kind: 'undone', at: 9 },
	{ kind: 'paused', at: 10, why: 'site-down' },
	{ kind: 'resumed', at: 11 },
	{ kind: 'restored', at: 12, result: { missing: [], foreignOn: [], foreignOff: [], order: 'same' } },
	{ kind: 'ended', at: 13, why: 'verdict' },
];

export const ISOLATION: readonly Target[] = [
	ofValue('isolation/read-events', {
		grammar: fc.array(fc.constantFrom(...EVENTS), { maxLength: 14 }).map((rest): unknown => [START, ...rest]),
		check(value) {
			const events = readEvents(value);
			if (!events) return;
			const state = replay(events);
			holds(state !== null, 'is a session');
			if (!state) return;
			isUnfinished(state);
			unfinished(state);
			const stored = JSON.stringify(events);
			const again = replay(readEvents(JSON.parse(stored)) ?? []);
			same(JSON.stringify(again), JSON.stringify(state), 'is the same when it was stored');
		},
	}),
	ofText('isolation/plugin-list', {
		grammar: list,
		real: () => corpus().json,
		check(text) {
			const answer = answerOf(text);
			const read = readList(answer);
			if (read) {
				holds(
					read.length <= MAX_PLUGINS && read.every(({ file }) => isPluginFile(file)),
					'has files of plugins',
				);
				readRequirements(read, answerOf(text, 200, 'text/html'));
			}
			isMasked(answer);
			isThemeHidden(answer);
			unmasked(answer, answer);
		},
	}),
	ofText('isolation/screens', {
		grammar: screen,
		real: () => corpus().pages,
		check(text) {
			const answer = answerOf(text, 200, 'text/html');
			const made = [
				startRequest(SITE, answer),
				exitRequest(SITE, answer),
				themeRequest(SITE, answer, 'twentytwentyfive'),
				...(storeRequests(SITE, answer, ['a/a.php'], ['b.php']) ?? []),
			];
			for (const request of made)
				holds(request === null || request.url.startsWith(SITE.admin), 'stays in wp-admin');
			orderIn(answer, ['a/a.php', 'b.php']);
			readRequirements([{ file: 'a/a.php', name: 'A', version: '1', status: 'active' }], answer);
			troubleOf(answer);
			fieldAfter(text, '<form', '_wpnonce');
			linksWith(text, 'health-check-disable-troubleshooting');
			holds(plainAttribute(text).length <= text.length, 'is no longer than it was');
		},
	}),
	ofText('isolation/themes', {
		grammar: fc
			.array(
				fc.record({
					stylesheet: fc.constantFrom('twentytwentyfive', '', '../a'),
					status: fc.constantFrom('active', 'inactive'),
					name: fc.constantFrom('a', { raw: 'b' }),
				}),
				{ maxLength: 4 },
			)
			.map(rows => JSON.stringify(rows)),
		real: () => corpus().json,
		check(text, dice) {
			const answer = answerOf(text, dice.pick([200, 401, 403, 500, 503]));
			const themes = readThemes(answer);
			if (themes) otherTheme(themes);
			holds((themes?.length ?? 0) <= 500, 'are not too many');
			troubleOf(answer);
			loopbackWorks(answer);
		},
	}),
	ofText('isolation/list-order', {
		grammar: fc.oneof(
			fc.array(files).map(all => JSON.stringify(all)),
			fc.array(files).map(all => JSON.stringify({ active_plugins: all.map(plugin => ({ plugin })) })),
		),
		check(text) {
			const active = ['a/a.php', 'b.php', 'c/c.php'];
			for (const order of [readPastedOrder(text, active), readWooOrder(answerOf(text), active)]) {
				if (order) same([...order].sort(), active, 'is an order of just these');
			}
		},
	}),
	ofText('isolation/site-address', {
		grammar: fc.constantFrom(
			'https://a.test/wp-json/',
			'https://a.test/?rest_route=/',
			'https://a.test/b/index.php/wp-json/',
			'a',
		),
		real: () => corpus().urls,
		check(text, dice) {
			const address = siteAddress(text, dice.chance() ? text : undefined);
			if (!address) return;
			same(new URL(address.admin).origin, new URL(address.restRoot).origin, 'both doors are of one site');
		},
	}),
	ofText('isolation/recipes', {
		grammar: fc.array(files, { maxLength: 5 }).map(all => all.join('|')),
		size: 200,
		longest: 0,
		check(text) {
			const order = text.split('|').filter(isPluginFile);
			restoreLines(order, text.slice(0, 20));
			phpList(order);
			const first = dependenciesFirst(
				order,
				Object.fromEntries(order.map((file, at) => [file, order.slice(at)])),
			);
			same([...new Set(first)].sort(), [...new Set(order)].sort(), 'has each file once');
		},
	}),
];
