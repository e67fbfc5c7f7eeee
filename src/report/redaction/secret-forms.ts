import { unescapeOnce } from './unescape.ts';

export interface SecretForm {
	readonly text: string;
	readonly base64: boolean;
}

/** A shorter piece of base64 is found by chance: 7 characters are 42 bits. */
const SHORTEST_BASE64 = 7;

/** Of a long secret its beginning is looked for (`matcher.ts`). In bytes. */
const ENCODED_BYTES = 48;

/**
 * The forms in which a secret may stand in a text whose own escape sequences have been read: as it is; with `+` for spaces;
 * read once more, when what looks like an escape sequence in it was taken for one; and base64 (RFC 4648, 4 and 5), in each
 * of the three ways in which its bytes may fall on those of a longer text.
 */
export function formsOf(secret: string): readonly SecretForm[] {
	const plain = new Set([secret]);
	const read = unescapeOnce(secret, 'all')?.text;
	if (read !== undefined) plain.add(read);
	for (const form of [...plain]) if (form.includes(' ')) plain.add(form.replaceAll(' ', '+'));
	const encoded = new Set<string>();
	for (const form of base64FormsOf(secret)) {
		encoded.add(form);
		encoded.add(form.replaceAll('+', '-').replaceAll('/', '_'));
	}
	return [
		...[...plain].map(text => ({ text, base64: false })),
		...[...encoded].map(text => ({ text, base64: true })),
	];
}

/** Characters that hold bits of a neighbour too are left out. */
function base64FormsOf(secret: string): readonly string[] {
	const bytes = new TextEncoder().encode(secret.slice(0, ENCODED_BYTES)).subarray(0, ENCODED_BYTES);
	const text = String.fromCharCode(...bytes);
	return [0, 1, 2]
		.map(before => {
			const encoded = btoa('\0'.repeat(before) + text);
			return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(((before + text.length) * 8) / 6));
		})
		.filter(form => form.length >= SHORTEST_BASE64);
}
