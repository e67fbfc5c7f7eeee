import { decodeHTML } from 'entities';

/** A text with its escape sequences read, and the way back to where each character came from. */
export interface Unescaped {
	readonly text: string;
	/** In pairs: where in `text` what was read begins and ends, in order. */
	readonly places: readonly number[];
	/** Where in the source a character of `text` begins. */
	startOf(at: number): number;
	/** Where in the source the characters before this place end. */
	endOf(at: number): number;
}

export type EscapeKind = 'percent' | 'backslash-and-entity' | 'all';

/** JSON (RFC 8259, 7) and JavaScript strings; HTML character references. */
const BACKSLASH_AND_ENTITY =
	String.raw`\\(?:u\{[0-9a-fA-F]{1,6}\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|["'\\/bfnrt])` +
	String.raw`|&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};)`;
/** An ASCII character, or the bytes of others. */
const PERCENT = '%[0-7][0-9a-fA-F]|(?:%[89a-fA-F][0-9a-fA-F])+';

const SEQUENCES: Readonly<Record<EscapeKind, RegExp>> = {
	percent: new RegExp(PERCENT, 'g'),
	'backslash-and-entity': new RegExp(BACKSLASH_AND_ENTITY, 'g'),
	all: new RegExp(`${BACKSLASH_AND_ENTITY}|${PERCENT}`, 'g'),
};

const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads the escape sequences of a text once: `%2540` becomes `%40`. `null` when there are none. */
export function unescapeOnce(text: string, kind: EscapeKind): Unescaped | null {
	if (!mayHold(text, kind)) return null;
	/** In pairs: of each sequence where it begins and ends, in the source and in the result. */
	const source: number[] = [];
	const result: number[] = [];
	let out = '';
	let copied = 0;
	for (const match of text.matchAll(SEQUENCES[kind])) {
		const [sequence] = match;
		const read = readSequence(sequence);
		if (read === sequence) continue;
		out += text.slice(copied, match.index);
		copied = match.index + sequence.length;
		source.push(match.index, copied);
		result.push(out.length, out.length + read.length);
		out += read;
	}
	if (source.length === 0) return null;
	out += text.slice(copied);
	const back = (at: number, side: 0 | 1) => {
		const index = lastNotAfter(result, at);
		// Between two sequences, or before the first one, every character stands for itself.
		if (index === -1) return at;
		const inside = index % 2 === 0;
		if (!inside) return (source[index] ?? 0) + at - (result[index] ?? 0);
		return at === result[index] ? (source[index] ?? 0) : (source[index + side] ?? 0);
	};
	return { text: out, places: result, startOf: at => back(at, 0), endOf: at => back(at, 1) };
}

/** The longest sequence but for a run of bytes, which is a sequence of three characters over and over. */
const MAX_SEQUENCE = 33;

/**
 * Whether what was read may have made new sequences: a new one holds a character that was read, for all others have been
 * read already. `false` is certain.
 */
export function mayGoOn({ places, text }: Unescaped): boolean {
	let looked = 0;
	for (let index = 0; index < places.length; index += 2) {
		const end = Math.min(text.length, (places[index + 1] ?? 0) + MAX_SEQUENCE);
		for (let at = Math.max(looked, (places[index] ?? 0) - MAX_SEQUENCE); at < end; at++) {
			const code = text.charCodeAt(at);
			if (code === BACKSLASH || code === AMPERSAND || code === PERCENT_SIGN) return true;
		}
		looked = end;
	}
	return false;
}

const BACKSLASH = 0x5c;
const AMPERSAND = 0x26;
const PERCENT_SIGN = 0x25;

function mayHold(text: string, kind: EscapeKind): boolean {
	if (kind !== 'backslash-and-entity' && text.includes('%')) return true;
	return kind !== 'percent' && (text.includes('\\') || text.includes('&'));
}

function readSequence(sequence: string): string {
	switch (sequence[0]) {
		case '%':
			return readPercent(sequence);
		case '&':
			return decodeHTML(sequence);
		default:
			return readBackslash(sequence);
	}
}

/** Of bytes that are no UTF-8 those around them are read all the same. */
function readPercent(sequence: string): string {
	try {
		return decodeURIComponent(sequence);
	} catch {
		const bytes = sequence.slice(1).split('%');
		return new TextDecoder().decode(Uint8Array.from(bytes, byte => Number.parseInt(byte, 16)));
	}
}

function readBackslash(sequence: string): string {
	const kind = sequence[1] ?? '';
	if ((kind === 'u' || kind === 'x') && sequence.length > 2) {
		const code = Number.parseInt(sequence.slice(2).replace(/[{}]/g, ''), 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : sequence;
	}
	return CONTROLS[kind] ?? kind;
}

/** The last of ascending places that is not after the given one; -1 when there is none. Of equal places the last. */
function lastNotAfter(places: readonly number[], at: number): number {
	let low = 0;
	let high = places.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((places[middle] ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
