import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { fileBytes } from '../../../src/panel/import/file-bytes.ts';

async function textOf(file: Blob): Promise<{ text: string; read: readonly number[] }> {
	const read: number[] = [];
	const decoder = new TextDecoder();
	let text = '';
	for await (const chunk of fileBytes(file, bytes => read.push(bytes))) text += decoder.decode(chunk);
	return { text, read };
}

it('reads a file as it is, and says how far it came', async () => {
	expect(await textOf(new Blob(['{"log"', ':1}']))).toMatchObject({ text: '{"log":1}' });
	expect((await textOf(new Blob(['{"log":1}']))).read.at(-1)).toBe(9);
	expect(await textOf(new Blob([]))).toEqual({ text: '', read: [] });
});

it('unzips by the first bytes, and counts those of the file', async () => {
	const zipped = gzipSync('{}'.repeat(1000));
	const { read, text } = await textOf(new Blob([zipped]));
	expect(text).toBe('{}'.repeat(1000));
	expect(read.at(-1)).toBe(zipped.length);
});

it('tells a damaged gzip from a file that cannot be read', async () => {
	const cut = gzipSync('{}'.repeat(1000)).subarray(0, 20);
	await expect(textOf(new Blob([cut]))).rejects.toMatchObject({ reason: 'garbled-gzip' });
	const lost = new DOMException('The file could not be read', 'NotReadableError');
	for (const head of ['{}', cut]) {
		const gone = new Blob([head]);
		gone.stream = () => new ReadableStream({ pull: controller => controller.error(lost) });
		await expect(textOf(gone)).rejects.toMatchObject({ reason: 'unreadable', cause: lost });
	}
});
