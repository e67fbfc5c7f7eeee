/** Turns the bytes of a file into UTF-8 without a byte order mark, chunk by chunk. */
export interface Utf8Stream {
	push(chunk: Uint8Array): Uint8Array;
	/** What was held back. */
	end(): Uint8Array;
}

const NOTHING = new Uint8Array();

/**
 * RFC 8259 wants UTF-8 without a mark, but Fiddler and PowerShell write UTF-16 with one, and Windows tools UTF-8 with one.
 * Without a mark the bytes are UTF-8 and pass as they are, uncopied.
 */
export function createUtf8Stream(): Utf8Stream {
	/** The first bytes, until they are enough to see a mark. */
	let head: Uint8Array | null = NOTHING;
	let utf16: TextDecoder | null = null;

	const convert = (bytes: Uint8Array, stream: boolean): Uint8Array =>
		utf16 ? new TextEncoder().encode(utf16.decode(bytes, { stream })) : bytes;

	return {
		push(chunk) {
			if (!head) return convert(chunk, true);
			const start = head.length === 0 ? chunk : join(head, chunk);
			if (start.length < 3) {
				// A copy, for the caller may fill its buffer again.
				head = start.slice();
				return NOTHING;
			}
			head = null;
			const mark = markOf(start);
			utf16 = mark.encoding === 'utf-8' ? null : new TextDecoder(mark.encoding);
			return convert(start.subarray(mark.length), true);
		},
		end() {
			const rest = head ?? NOTHING;
			head = null;
			return convert(rest, false);
		},
	};
}

/** Unicode Standard, 23.8. */
function markOf(start: Uint8Array): { encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; length: number } {
	if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
	if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
	const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
	return { encoding: 'utf-8', length: hasMark ? 3 : 0 };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array {
	const joined = new Uint8Array(a.length + b.length);
	joined.set(a);
	joined.set(b, a.length);
	return joined;
}
