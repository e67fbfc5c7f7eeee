/**
 * Makes text of a byte string, or leaves text alone. Firefox hands over a multipart body as its bytes, each as one
 * character (`vÃ¤lue`), where Chrome decodes UTF-8 and puts U+FFFD for what is none.
 *
 * @param byteLength what the request said it sent. As many characters as bytes, and not all of them ASCII, proves a byte
 *   string. `null` when it did not say: then only bytes that are valid UTF-8 from end to end are taken for one.
 */
export function repairByteString(text: string, byteLength: number | null): string {
	if (byteLength !== null && byteLength !== text.length) return text;
	const bytes = bytesOf(text);
	if (!bytes) return text;
	try {
		return new TextDecoder('utf-8', { fatal: byteLength === null, ignoreBOM: true }).decode(bytes);
	} catch {
		return text;
	}
}

/** `null` when a character is no byte, or when all are ASCII and there is nothing to repair. */
function bytesOf(text: string): Uint8Array | null {
	const bytes = new Uint8Array(text.length);
	let highest = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code > 0xff) return null;
		if (code > highest) highest = code;
		bytes[index] = code;
	}
	return highest < 0x80 ? null : bytes;
}
