/** What `fileBytes` throws when the file cannot be read, or is no gzip although it begins as one. */
export class FileError extends Error {
	constructor(
		readonly reason: 'unreadable' | 'garbled-gzip',
		options: ErrorOptions,
	) {
		super(reason, options);
	}
}

/**
 * The bytes of a file, unzipped. What is zipped is known by its first two bytes (RFC 1952, 2.3.1), for a download may have
 * lost the `.gz` of its name.
 *
 * @param onRead told how many bytes were read so far, as they stand in the file
 */
export async function* fileBytes(
	file: Blob,
	onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const head = await attempt('unreadable', () => file.slice(0, 2).arrayBuffer());
	const [first, second] = new Uint8Array(head);
	const isZipped = first === 0x1f && second === 0x8b;
	let read = 0;
	const counted = file.stream().pipeThrough(
		new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
			transform(chunk, controller) {
				read += chunk.length;
				onRead(read);
				controller.enqueue(chunk);
			},
		}),
	);
	const reader = (isZipped ? counted.pipeThrough(new DecompressionStream('gzip')) : counted).getReader();
	for (;;) {
		const { done, value } = await attempt(isZipped ? 'garbled-gzip' : 'unreadable', () => reader.read());
		if (done) return;
		yield value;
	}
}

/** What zlib complains of is a `TypeError`; what the disk does, a `DOMException`. */
async function attempt<T>(reason: FileError['reason'], read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (cause) {
		throw new FileError(cause instanceof DOMException ? 'unreadable' : reason, { cause });
	}
}
