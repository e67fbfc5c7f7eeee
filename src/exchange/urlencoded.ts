import type { FormField } from './form-field.ts';
import { MAX_FIELDS } from './form-field.ts';

/** Reads `a=1&b=2` as PHP does: only `&` separates, `+` is a space, and a percent sign that begins no sequence stays. */
export function parseUrlencoded(text: string): FormField[] {
	const fields: FormField[] = [];
	for (let start = 0; start < text.length && fields.length < MAX_FIELDS; ) {
		const next = text.indexOf('&', start);
		const end = next === -1 ? text.length : next;
		const pair = text.slice(start, end);
		start = end + 1;
		if (pair === '') continue;
		const equals = pair.indexOf('=');
		fields.push(
			equals === -1
				? { name: decode(pair), value: '' }
				: { name: decode(pair.slice(0, equals)), value: decode(pair.slice(equals + 1)) },
		);
	}
	return fields;
}

function decode(text: string): string {
	const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
	if (!spaced.includes('%')) return spaced;
	try {
		return decodeURIComponent(spaced);
	} catch {
		return decodeBytes(spaced);
	}
}

/** For bytes that are no UTF-8 and percent signs that begin no sequence: U+FFFD for the ones, the others stay. */
function decodeBytes(text: string): string {
	const source = new TextEncoder().encode(text);
	const target = new Uint8Array(source.length);
	let length = 0;
	for (let index = 0; index < source.length; index++) {
		const byte = source[index] ?? 0;
		const value = byte === 0x25 ? hexDigit(source[index + 1]) * 16 + hexDigit(source[index + 2]) : Number.NaN;
		target[length++] = Number.isNaN(value) ? byte : value;
		if (!Number.isNaN(value)) index += 2;
	}
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(target.subarray(0, length));
}

/** `NaN` for what is no hexadecimal digit. */
function hexDigit(byte: number | undefined): number {
	if (byte === undefined) return Number.NaN;
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const letter = byte | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
