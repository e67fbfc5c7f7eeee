import { open, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Fewer, larger reads: a recording has hundreds of megabytes, and what lies across the end of one is looked at twice. */
const CHUNK = 1024 * 1024;

/** Each of these is a buffer of its own. */
const UNZIPPED_CHUNK = 256 * 1024;

/** A recording to read. */
export interface Input {
	/** How many bytes there are; `null` when nobody knows, as of a pipe. */
	readonly size: number | null;
	/** Its bytes, unzipped. Can be had once; each chunk holds only until the next is asked for. */
	readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Opens a file, or standard input for `-`. Throws what the operating system says, then or while reading.
 *
 * @param onRead told how many bytes were read so far, as they stand in the file
 */
export async function openInput(path: string, onRead: (bytes: number) => void): Promise<Input> {
	const stats = path === '-' ? null : await stat(path);
	if (stats?.isDirectory()) throw Object.assign(new Error('is a directory'), { code: 'EISDIR' });
	const source = stats ? readFile(path) : process.stdin;
	return { size: stats?.isFile() ? stats.size : null, bytes: unzipped(counted(source, onRead)) };
}

/** Into one buffer, again and again: a stream makes a new one for each chunk, and the old ones pile up. */
async function* readFile(path: string): AsyncGenerator<Uint8Array> {
	const file = await open(path);
	try {
		const buffer = Buffer.allocUnsafe(CHUNK);
		for (;;) {
			const { bytesRead } = await file.read(buffer, 0, CHUNK, null);
			if (bytesRead === 0) return;
			yield buffer.subarray(0, bytesRead);
		}
	} finally {
		await file.close();
	}
}

async function* counted(
	source: AsyncIterable<Uint8Array>,
	onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
	let read = 0;
	for await (const chunk of source) {
		read += chunk.length;
		onRead(read);
		yield chunk;
	}
}

/** By its first two bytes (RFC 1952, 2.3.1), for a download may have lost the `.gz` of its name. */
async function* unzipped(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	let head = new Uint8Array();
	while (head.length < 2) {
		const { done, value } = await source.next();
		if (done) break;
		head = Buffer.concat([head, value]);
	}
	const all = withHead(head, source);
	if (head[0] !== 0x1f || head[1] !== 0x8b) {
		yield* all;
		return;
	}
	const unzip = createGunzip({ chunkSize: UNZIPPED_CHUNK });
	// An error of either end comes out where the bytes would.
	pipeline(Readable.from(copies(all)), unzip, () => {});
	yield* unzip;
}

/** For a stream, which reads ahead. */
async function* copies(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const chunk of source) yield Uint8Array.from(chunk);
}

async function* withHead(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	if (head.length > 0) yield head;
	yield* rest;
}
