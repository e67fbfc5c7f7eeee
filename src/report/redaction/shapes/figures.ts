import type { Claim } from '../candidate.ts';
import { CARD_AT, isCardNumber, PHONE_AT } from '../digits.ts';
import { isIpV4, isIpV6, isNobodysAddress } from '../ip.ts';
import { looksOpaque } from '../opaque.ts';
import type { SecretClass } from '../secret-classes.ts';
import type { Walk } from '../walk.ts';

/** A run of ASCII letters and digits, which is what numbers, addresses and keys are made of. */
interface Run {
	readonly start: number;
	readonly end: number;
	readonly digits: number;
}

const IPV4_AT = /\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)/y;
const IPV6_AT = /[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:\d{0,3}(?:\.\d{1,3}){3})?(?![\w:])/iy;
const APPLICATION_PASSWORD_AT = /[A-Za-z0-9]{4}(?: [A-Za-z0-9]{4}){5}(?![A-Za-z0-9])/y;

/** After these a number of four parts is a version. */
const BEFORE_VERSION = /(?:\b(?:v|ver|version|release|build|php|wordpress)[\s:="']{0,3}|[A-Za-z]\/|[\w.-])$/i;

/** What a URL is told apart by in caches: a hash of the file. */
const AFTER_VERSION = /[?&;]ver(?:sion)?=$/;

/** Finds what shows only by its figures: addresses, telephone and card numbers, nonces, random keys. */
export function findFigures(text: string, claim: Claim, walk: Walk): void {
	let start = -1;
	let digits = 0;
	for (let at = 0; at <= text.length; at++) {
		const code = at < text.length ? text.charCodeAt(at) : 0;
		const isDigit = code >= 0x30 && code <= 0x39;
		if (isDigit || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a)) {
			if (start === -1) {
				start = at;
				digits = 0;
			}
			if (isDigit) digits += 1;
			continue;
		}
		if (start === -1) continue;
		const found = readRun(text, { start, end: at, digits });
		start = -1;
		if (!found) continue;
		const { from, to, kind } = found;
		claim(from, to, () => walk.secret(kind, text.slice(from, to)));
		at = Math.max(at, to - 1);
	}
}

interface Found {
	readonly from: number;
	readonly to: number;
	readonly kind: SecretClass;
}

function readRun(text: string, run: Run): Found | null {
	const { start, end, digits } = run;
	const length = end - start;
	if (length === 4 && text[end] === ' ') {
		const password = at(APPLICATION_PASSWORD_AT, text, start);
		if (password && isDrawn(password))
			return { from: start, to: start + password.length, kind: 'application-password' };
	}
	if (length <= 4 && text[end] === ':') return readIpV6(text, start);
	if (digits === length) return readNumber(text, run);
	if (digits === 0) return null;
	if (length === 10) return isNonce(text, run) ? { from: start, to: end, kind: 'nonce' } : null;
	const isToken =
		length >= 20 && looksOpaque(text.slice(start, end)) && !AFTER_VERSION.test(before(text, start));
	return isToken ? { from: start, to: end, kind: 'token' } : null;
}

function readNumber(text: string, { start, end }: Run): Found | null {
	const next = text[end] ?? '';
	const sign = text[start - 1] ?? '';
	if (end - start <= 3 && next === '.') {
		const address = at(IPV4_AT, text, start);
		if (address && isIpV4(address) && !isNobodysAddress(address) && !isVersion(text, start, address)) {
			return { from: start, to: start + address.length, kind: 'ip' };
		}
	}
	const from = sign === '+' || (sign === '(' && next === ')') ? start - 1 : start;
	if (from < start || (end - start === 3 && (next === '-' || next === '.') && !/[\w.-]/.test(sign))) {
		const phone = /[\w]/.test(text[from - 1] ?? '') ? null : at(PHONE_AT, text, from);
		if (phone) return { from, to: from + phone.length, kind: 'phone' };
	}
	if (end - start < 13 && !(end - start === 4 && (next === ' ' || next === '-'))) return null;
	const card = /[\w.-]/.test(sign) ? null : at(CARD_AT, text, start);
	return card && isCardNumber(card) ? { from: start, to: start + card.length, kind: 'card' } : null;
}

function readIpV6(text: string, start: number): Found | null {
	if (/[\w:.\\]/.test(text[start - 1] ?? '')) return null;
	const address = at(IPV6_AT, text, start);
	if (!address || !/\d/.test(address) || !isIpV6(address)) return null;
	return { from: start, to: start + address.length, kind: 'ip' };
}

function isVersion(text: string, start: number, address: string): boolean {
	return address.endsWith('.0.0') || BEFORE_VERSION.test(before(text, start));
}

/** A few characters, as many as a name before a version has. */
function before(text: string, start: number): string {
	return text.slice(Math.max(0, start - 14), start);
}

/** Ten hexadecimal digits, letters and figures among them, that are no part of a file name, a slug or a colour. */
function isNonce(text: string, { start, end }: Run): boolean {
	return (
		/^[0-9a-f]{10}$/.test(text.slice(start, end)) &&
		!/[-.#/_]/.test(text[start - 1] ?? '') &&
		!/[-_]/.test(text[end] ?? '') &&
		!/^\.\w/.test(text.slice(end, end + 2))
	);
}

/** Six words of four letters make a sentence; drawn at random, one of the groups has a figure or capitals within. */
function isDrawn(password: string): boolean {
	return /\d/.test(password) || /[a-z][A-Z]/.test(password);
}

function at(pattern: RegExp, text: string, start: number): string | null {
	pattern.lastIndex = start;
	return pattern.exec(text)?.[0] ?? null;
}
