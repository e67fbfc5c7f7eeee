import type { SecretClass } from '../../../src/report/redaction/secret-classes.ts';
import type { Dice } from './dice.ts';

/** A secret that is put into an exchange, and what a reader of the exchange may know it by. */
export interface Plant {
	readonly kind: SecretClass;
	readonly text: string;
	/** Names of fields that say what it is. */
	readonly names: readonly string[];
	/** It says by its look what it is, whatever it is called. */
	readonly shows: boolean;
	/** A plain word: elsewhere it may mean something else, and only running text is searched for it. */
	readonly isWord: boolean;
	/** Too short to mean anything elsewhere: only the place that names it gives it away. */
	readonly inPlace: boolean;
	/** What of it must not be readable either. */
	readonly parts: readonly string[];
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;
const ALPHANUMERIC = LOWER + UPPER + DIGITS;
/** Whatever a password may hold that some format has a use for. */
const AWKWARD = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~äß漢😀';

type Draft = Pick<Plant, 'text'> & Partial<Plant>;

const base64Url = (text: string) => Buffer.from(text).toString('base64url');

/** Letters and digits for sure, as what is drawn at random nearly always has. */
const random = (dice: Dice, length: number, from = ALPHANUMERIC) => {
	const text = dice.text(from, length - 2);
	return `${dice.text(
		[...from].filter(each => /[a-z]/i.test(each)),
		1,
	)}${text}${dice.text(DIGITS, 1)}`;
};

function luhn(dice: Dice): string {
	const digits = `4${dice.text(DIGITS, 14)}`;
	const sum = [...digits].reduce((total, digit, index) => {
		const doubled = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
		return total + (doubled > 9 ? doubled - 9 : doubled);
	}, 0);
	return digits + ((10 - (sum % 10)) % 10);
}

const person = [
	'Quimby',
	'Zübeyde',
	'Škvorecký',
	"O'Hanrahan",
	'Wójcikowska',
	'Ångströmsson',
	'Xanthopoulos',
	'Нестеренко',
];

function jwt(dice: Dice): Draft {
	const payload = base64Url(JSON.stringify({ sub: dice.text(DIGITS, 6), email: mail(dice) }));
	const parts = [
		base64Url(JSON.stringify({ alg: 'HS256', typ: 'JWT' })),
		payload,
		base64Url(dice.text(ALPHANUMERIC, 32)),
	];
	return { text: parts.join('.'), parts: parts.slice(1), shows: true, names: ['jwt', 'token', 'id_token'] };
}

function mail(dice: Dice): string {
	const local = `${dice.text(LOWER, 6)}${dice.pick(['.', '-', '+', '_', ''])}${dice.text(LOWER + DIGITS, 5)}x`;
	return `${local}@${dice.text(LOWER, 7)}.${dice.pick(['example', 'test', 'co.uk', 'com'])}`;
}

/** How a secret of each class is drawn. */
const DRAWN: Readonly<Record<SecretClass, (dice: Dice) => Draft>> = {
	password: dice => ({
		text: `${dice.text(LOWER + DIGITS, 2)}${dice.text([...AWKWARD, ...LOWER, ...DIGITS], 9)}${dice.text(DIGITS, 2)}q`,
		names: ['pwd', 'user_pass', 'pass1', 'password', 'account_password', 'userPassword'],
	}),
	'application-password': dice => {
		const groups = Array.from({ length: 6 }, () => random(dice, 4));
		const isGrouped = dice.chance();
		return {
			text: groups.join(isGrouped ? ' ' : ''),
			names: ['application_password', 'password'],
			shows: isGrouped,
		};
	},
	'one-time-code': dice => ({
		text: `90${dice.text(DIGITS, 5)}`,
		names: ['otp', 'authcode', 'two_factor_code'],
		inPlace: true,
	}),
	authorization: dice => ({ text: random(dice, 30), names: ['authorization', 'php_auth_pw'] }),
	cookie: dice => ({ text: random(dice, 26), names: ['session_token', 'sid'] }),
	nonce: dice => ({
		text: random(dice, 10, HEX),
		names: ['_wpnonce', 'nonce', '_ajax_nonce', 'security', 'wc-nonce', 'data[_wpnonce]', 'restNonce'],
		shows: true,
	}),
	'reset-key': dice => ({ text: random(dice, 20), names: ['rp_key', 'reset_key', 'key'] }),
	'api-key': dice => ({
		text: dice.pick([
			`ck_${random(dice, 40, HEX)}`,
			`cs_${random(dice, 40, HEX)}`,
			`sk_live_${random(dice, 24)}`,
			`AKIA${dice.text(UPPER, 16)}`,
			`AIza${random(dice, 35)}`,
			`ghp_${random(dice, 36)}`,
			`xoxb-${dice.text(DIGITS, 12)}-${random(dice, 24)}`,
			`SG.${random(dice, 22)}.${random(dice, 43)}`,
		]),
		names: ['api_key', 'consumer_key', 'consumer_secret', 'licenseKey'],
		shows: true,
	}),
	jwt,
	'private-key': dice => {
		const lines = Array.from({ length: 3 }, () => random(dice, 48));
		return {
			text: `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----`,
			names: ['private_key'],
			parts: lines,
			shows: true,
		};
	},
	token: dice => ({ text: random(dice, 32), names: ['access_token', 'csrf_token', 'client_secret'] }),
	session: dice =>
		dice.chance()
			? { text: `t_${random(dice, 30, HEX)}`, names: ['customer_id', 'user_id'], shows: true }
			: { text: random(dice, 24), names: ['session_id', 'session_key', 'cart_token'] },
	payment: dice => ({
		text: `pm_${random(dice, 24)}`,
		names: ['payment_token', 'stripe_token'],
	}),
	card: dice => {
		const digits = luhn(dice);
		return {
			text: dice.chance() ? digits : digits.replace(/\d{4}(?=\d)/g, '$& '),
			names: ['card_number', 'cc_number'],
			shows: true,
		};
	},
	email: dice => ({ text: mail(dice), names: ['email', 'billing_email', 'user_email'], shows: true }),
	phone: dice =>
		dice.chance()
			? { text: `+49 30 ${dice.text(DIGITS, 8)}`, names: ['billing_phone', 'tel'], shows: true }
			: { text: `0${dice.text(DIGITS, 3)}/9${dice.text(DIGITS, 6)}`, names: ['billing_phone', 'phone'] },
	name: dice => ({
		text: dice.pick(person),
		names: ['first_name', 'billing_last_name', 'billing[last_name]', 'displayName'],
		isWord: true,
	}),
	address: dice => ({
		text: `${dice.text(DIGITS.slice(1), 3)} ${dice.pick(person)} Road`,
		names: ['billing_address_1', 'shipping_address_1', 'street'],
	}),
	user: dice => ({
		text: `${dice.text(LOWER, 5)}.${dice.text(LOWER, 4)}${dice.text(DIGITS, 2)}`,
		names: ['log', 'user_login', 'username'],
	}),
	ip: dice =>
		dice.chance()
			? { text: `203.0.113.${dice.number(10, 250)}`, names: ['ip', 'remote_addr'], shows: true }
			: { text: `2001:db8:${dice.text(HEX, 3)}1::${dice.text(HEX, 3)}2`, names: ['ip'], shows: true },
	path: dice => ({
		text: `/home/${dice.text(LOWER, 6)}${dice.text(DIGITS, 2)}/public_html`,
		names: [],
		shows: true,
	}),
	site: () => ({ text: 'https://example.test', names: [] }),
};

/** Every class but `site`, which is not secret unless somebody says so. */
export const PLANTED_CLASSES = (Object.keys(DRAWN) as SecretClass[]).filter(kind => kind !== 'site');

export function drawPlant(kind: SecretClass, dice: Dice): Plant {
	const draft = DRAWN[kind](dice);
	return { kind, names: [], shows: false, isWord: false, inPlace: false, parts: [], ...draft };
}
