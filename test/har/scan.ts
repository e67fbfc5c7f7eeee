import type { Loose } from '../../src/exchange/loose.ts';
import type { HarOutcome } from '../../src/har/outcome.ts';
import type { HarSink } from '../../src/har/scanner.ts';
import { createHarScanner } from '../../src/har/scanner.ts';

export interface Scanned {
	readonly outcome: HarOutcome;
	readonly entries: readonly { readonly index: number; readonly entry: Loose }[];
}

/** Scans a whole file that is cut into chunks of these sizes, over and over; the last size may be more than is left. */
export function scan(
	file: Uint8Array | string,
	sizes: readonly number[] = [65_536],
	wanted?: HarSink['wanted'],
): Scanned {
	const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
	let entries: { index: number; entry: Loose }[] = [];
	const scanner = createHarScanner({
		entry: (entry, index) => entries.push({ index, entry }),
		restart: () => {
			entries = [];
		},
		...(wanted ? { wanted } : {}),
	});
	// One buffer for all, as a reader has it: what the scanner keeps has to be a copy.
	const buffer = new Uint8Array(Math.max(...sizes));
	for (let at = 0, turn = 0; at < bytes.length; turn++) {
		const size = Math.min(sizes[turn % sizes.length] ?? 1, bytes.length - at);
		buffer.set(bytes.subarray(at, at + size));
		scanner.push(buffer.subarray(0, size));
		buffer.fill(0x7d);
		at += size;
	}
	return { outcome: scanner.end(), entries };
}
