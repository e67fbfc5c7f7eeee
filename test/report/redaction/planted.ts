import fc from 'fast-check';
import type { Body } from '../../../src/exchange/body.ts';
import { EMPTY_BODY, textBody } from '../../../src/exchange/body.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import type { SecretClass } from '../../../src/report/redaction/secret-classes.ts';
import { createDice, type Dice } from './dice.ts';
import { encodeBefore, IN_HTML, IN_JSON, IN_QUERY } from './encodings.ts';
import { type Draft, NAMED_PLACES, OWN_PLACES, PLAIN_PLACES, type Place, SITE } from './places.ts';
import { drawPlant, PLANTED_CLASSES, type Plant } from './plants.ts';

/** Exchanges with secrets in them, and the secrets. */
export interface Planted {
	readonly exchanges: readonly Exchange[];
	readonly plants: readonly Plant[];
	/** Where each was put, for people who read a counterexample. */
	readonly story: readonly string[];
}

/** Two exchanges with up to three secrets in up to four places each. */
export const planted: fc.Arbitrary<Planted> = fc
	.record({
		kinds: fc.array(fc.constantFrom(...PLANTED_CLASSES), { minLength: 1, maxLength: 3 }),
		times: fc.integer({ min: 1, max: 4 }),
		seed: fc.integer(),
	})
	.map(({ kinds, seed, times }) => {
		const made = plant(kinds, times, seed);
		// Of a counterexample nobody wants to read two whole exchanges.
		return {
			...made,
			[fc.toStringMethod]: () =>
				`plant(${JSON.stringify(kinds)}, ${times}, ${seed}):\n${made.story.join('\n')}`,
		};
	});

/** Where a value of each class stands besides fields that name it. */
const OWN: Readonly<Partial<Record<SecretClass, readonly string[]>>> = {
	cookie: ['cookie', 'setCookie'],
	authorization: ['bearer'],
	token: ['bearer'],
	'application-password': ['basic'],
	password: ['basic'],
	nonce: ['nonce'],
	ip: ['proxies'],
	path: ['notice', 'trace'],
};

const COOKIES = [
	'wordpress_logged_in_0123456789abcdef0123456789abcdef',
	'wordpress_sec_0123456789abcdef0123456789abcdef',
	'PHPSESSID',
	'wp-settings-1',
	'tk_ai',
	'plugin-thing',
];

export function plant(kinds: readonly SecretClass[], times: number, seed: number): Planted {
	const dice = createDice(seed);
	const drafts = [newDraft(dice), newDraft(dice)];
	const story: string[] = [];
	const plants = kinds.map(kind => drawPlant(kind, dice));
	for (const each of plants) {
		for (let time = 0; time < times; time++) {
			const { name, place, say, text } = occurrence(each, time === 0, dice);
			const at = dice.number(0, drafts.length - 1);
			const draft = drafts[at];
			if (!draft) continue;
			story.push(`${each.kind} in ${at}.${say} as ${text}`);
			place(draft, name, text);
		}
	}
	return { plants, story, exchanges: drafts.map(finish) };
}

interface Occurrence {
	readonly place: Place;
	readonly name: string;
	readonly text: string;
	readonly say: string;
}

/** The first one gives the secret away, unless that is to be seen by its look. */
function occurrence(each: Plant, isFirst: boolean, dice: Dice): Occurrence {
	const { inPlace, isWord, kind, names, shows, text } = each;
	const own = OWN[kind] ?? [];
	const isNamed = isFirst && !shows ? true : inPlace || dice.chance();
	const asIs = (isFirst && !shows) || inPlace || isWord;
	if (isNamed && own.length > 0 && (names.length === 0 || (kind === 'cookie' && isFirst) || dice.chance())) {
		const say = dice.pick(own);
		const place = OWN_PLACES[say];
		if (place) return { place, text, say, name: dice.pick(COOKIES) };
	}
	if (isNamed && names.length > 0) {
		const say = dice.pick(Object.keys(NAMED_PLACES));
		const name = dice.pick(names);
		const place = NAMED_PLACES[fits(say, text) ? say : 'sent'];
		if (place) return { place, name, say: `${say} ${name}`, text: asIs ? text : encodeBefore(dice, text) };
	}
	const places = isWord
		? ['answered', 'text', 'inline', 'title']
		: Object.keys(PLAIN_PLACES).filter(say => !(say === 'path' && kind === 'nonce'));
	const say = dice.pick(places);
	const place = PLAIN_PLACES[say];
	if (!place) throw new RangeError(say);
	const value = asIs ? text : encodeBefore(dice, text);
	const around = isWord || dice.chance() ? `Seen ${value} here` : value;
	return { place, name: '', say, text: around };
}

/** What cannot be in a place is not put there, and would not give it away. */
function fits(place: string, text: string): boolean {
	if (place === 'header') return /^[\x21-\x7e]+$/.test(text);
	return place !== 'serialised' || !/["\\]/.test(text);
}

function newDraft(dice: Dice): Draft {
	return {
		dice,
		path: ['wp-json', 'cart', 'v1', 'items'],
		query: [],
		fragment: [],
		sent: [],
		answered: [],
		html: [],
		cookies: ['wordpress_test_cookie=WP%20Cookie%20check'],
		requestHeaders: [],
		responseHeaders: [],
		scripts: [],
		errors: [],
		location: null,
	};
}

function finish(draft: Draft, id: number): Exchange {
	const { cookies, dice, errors, fragment, location, path, query, requestHeaders, responseHeaders, scripts } =
		draft;
	const sent = requestBody(draft);
	const answer = responseBody(draft);
	return {
		id,
		startedAt: 1_795_248_000_000,
		durationMs: 12,
		request: {
			method: 'POST',
			url: `${SITE}/${path.join('/')}${query.length === 0 ? '' : `?${query.join('&')}`}${fragment.length === 0 ? '' : `#${fragment.join('&')}`}`,
			headers: [
				{ name: 'Content-Type', value: sent.type },
				...requestHeaders,
				...(cookies.length > 0 ? [{ name: 'Cookie', value: cookies.join('; ') }] : []),
			],
			body: sent.body,
		},
		response: {
			status: location === null ? dice.pick([200, 409]) : 302,
			statusText: dice.chance() ? (errors[0] ?? '') : '',
			headers: [
				{ name: 'Content-Type', value: answer.type },
				...responseHeaders,
				...(location === null ? [] : [{ name: 'Location', value: location }]),
			],
			body: answer.body,
			error: errors.length > 0 ? errors.join('; ') : null,
			redirectUrl: location,
			fromServiceWorker: false,
			fromCache: '',
		},
		initiator: {
			type: 'script',
			url: scripts[0] ?? '',
			frames: scripts.map(url => ({ url, functionName: 'save', line: 1, column: 2 })),
		},
		resourceType: 'fetch',
		serverIp: '127.0.0.1',
		connection: '',
	};
}

interface Written {
	readonly type: string;
	readonly body: Body;
}

type Fields = Draft['sent'];

const urlencoded = (dice: Dice, fields: Fields) =>
	fields.map(({ name, value }) => `${encodeURIComponent(name)}=${dice.pick(IN_QUERY)(value)}`).join('&');

const json = (dice: Dice, fields: Fields) =>
	`{${['"id":7', ...fields.map(({ name, value }) => `${JSON.stringify(name)}: "${dice.pick(IN_JSON)(value)}"`)].join(',')}}`;

const nested = (dice: Dice, text: string) => `{"data":{"payload":"${dice.pick(IN_JSON)(text)}"}}`;

const JSON_TYPE = 'application/json; charset=UTF-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The formats of what is sent. */
const REQUESTS: readonly ((dice: Dice, fields: Fields) => Written)[] = [
	(dice, fields) => ({ type: FORM_TYPE, body: textBody(`action=cart_save&${urlencoded(dice, fields)}`) }),
	(dice, fields) => ({ type: JSON_TYPE, body: textBody(json(dice, fields)) }),
	(dice, fields) => ({ type: JSON_TYPE, body: textBody(nested(dice, json(dice, fields))) }),
	(dice, fields) => ({ type: JSON_TYPE, body: textBody(nested(dice, nested(dice, json(dice, fields)))) }),
	(dice, fields) => ({ type: JSON_TYPE, body: textBody(nested(dice, `a=1&${urlencoded(dice, fields)}`)) }),
	(dice, fields) => ({
		type: JSON_TYPE,
		body: textBody(
			`{"requests":[{"method":"POST","path":"/wp/v2/posts/7?a=1&${urlencoded(dice, fields)}","body":${json(dice, fields)}}]}`,
		),
	}),
	(dice, fields) => ({
		type: FORM_TYPE,
		body: textBody(`action=cart_save&data=${dice.pick(IN_QUERY)(json(dice, fields))}`),
	}),
	(dice, fields) => ({
		type: FORM_TYPE,
		body: textBody(`action=cart_save&form=${dice.pick(IN_QUERY)(urlencoded(dice, fields))}`),
	}),
	(_, fields) => ({
		type: 'multipart/form-data; boundary=----cart',
		body: textBody(
			`${fields.map(({ name, value }) => `------cart\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}------cart--\r\n`,
		),
	}),
	(dice, fields) => ({
		type: 'text/xml',
		body: textBody(
			`<?xml version="1.0"?><methodCall><methodName>cart.save</methodName><params><param><value><struct>${fields.map(({ name, value }) => `<member><name>${name}</name><value><string>${dice.pick(IN_HTML)(value)}</string></value></member>`).join('')}</struct></value></param></params></methodCall>`,
		),
	}),
	// Nobody says what it is.
	(dice, fields) => ({ type: '', body: textBody(json(dice, fields)) }),
	(dice, fields) => ({ type: 'text/plain;charset=UTF-8', body: textBody(json(dice, fields)) }),
];

const page = (html: readonly string[]) =>
	`<!DOCTYPE html><html><head><title>Cart</title></head><body>${html.join('\n')}</body></html>`;

function requestBody({ dice, sent }: Draft): Written {
	return sent.length === 0 ? { type: FORM_TYPE, body: EMPTY_BODY } : dice.pick(REQUESTS)(dice, sent);
}

/** Pages and fields stand in one answer in whatever way a plugin may mix them. */
function responseBody({ answered, dice, html }: Draft): Written {
	const fields = json(dice, answered);
	if (html.length === 0) {
		if (answered.length === 0) return { type: JSON_TYPE, body: EMPTY_BODY };
		return dice.pick<Written>([
			{ type: JSON_TYPE, body: textBody(fields) },
			{ type: 'text/html', body: textBody(fields) },
			{ type: JSON_TYPE, body: textBody(nested(dice, fields)) },
			{ type: 'application/javascript', body: textBody(`cart(${fields});`) },
			{ type: JSON_TYPE, body: textBody(`\ufeff<br />\n<b>Notice</b>: no\n${fields}`) },
			{ type: 'text/html', body: textBody(`${fields}\n<!-- cached -->`) },
		]);
	}
	const inline = answered.length > 0 ? [...html, `<script>var answer = ${fields};</script>`] : html;
	return dice.pick<Written>([
		{ type: 'text/html; charset=UTF-8', body: textBody(page(inline)) },
		{
			type: JSON_TYPE,
			body: textBody(`{"fragments":{"div.cart":"${dice.pick(IN_JSON)(inline.join(''))}"}}`),
		},
		{ type: JSON_TYPE, body: textBody(`${inline.join('')}\n${fields}`) },
		{ type: '', body: textBody(page(inline)) },
	]);
}
