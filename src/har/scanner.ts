import type { Loose } from '../exchange/loose.ts';
import { createCarry } from './carry.ts';
import { createHeadReader, type EntryHead, readEntry, readValue, readWalked } from './entry.ts';
import { createEntryWalk } from './entry-walk.ts';
import { createFacts } from './facts.ts';
import { createInitiatorPool } from './initiator-pool.ts';
import type { HarFailure, HarOutcome, SkipReason } from './outcome.ts';
import type { Purpose } from './outline.ts';
import { createOutline } from './outline.ts';
import { createUtf8Stream } from './utf8-stream.ts';
import { createValueEnd } from './value-end.ts';

/** Takes what a scanner finds. */
export interface HarSink {
	/** A whole entry and its zero-based place in `log.entries`. */
	entry(entry: Loose, index: number): void;
	/** All entries so far are void: the file says `log` or `entries` a second time, and in JSON the last one counts. */
	restart(): void;
	/**
	 * Whether an entry is worth parsing at all, by what can be seen of it. One that is not wanted keeps its place and is not
	 * counted as skipped. Of those that are, only the members that `exchangeFromHar` reads are parsed. Without it all are
	 * parsed, and whole. An entry that is written in some unusual way is not asked about.
	 *
	 * @param head holds only during the call
	 */
	wanted?(head: EntryHead): boolean;
}

/** Finds the entries of a HAR file in its bytes and parses one at a time: the file may be larger than the memory. */
export interface HarScanner {
	/** Takes the next bytes, of which it keeps nothing. `false` when more of them cannot help, for this is no HAR. */
	push(chunk: Uint8Array): boolean;
	end(): HarOutcome;
}

/**
 * How long a value may be, in bytes. An entry over it is left out, for parsed it would cost a multiple; a longer key is none
 * of those looked for; ten thousand pages fit into a member.
 */
const MAX_LENGTH: Readonly<Record<Purpose, number>> = {
	entry: 64 * 1024 * 1024,
	member: 8 * 1024 * 1024,
	key: 100,
	root: 100,
	other: 0,
};

export function createHarScanner(sink: HarSink): HarScanner {
	const utf8 = createUtf8Stream();
	const facts = createFacts();
	const outline = createOutline(what => {
		if (facts.entries > 0) sink.restart();
		facts.forget(what);
	});
	const value = createValueEnd();
	const walk = createEntryWalk();
	const head = createHeadReader(walk);
	const initiators = createInitiatorPool();
	/** The beginning of a value that an earlier chunk brought. */
	const carry = createCarry();
	let purpose: Purpose | null = null;
	let failure: HarFailure | null = null;
	let offset = 0;

	const finishEntry = (bytes: Uint8Array | null, start: number, end: number) => {
		const index = facts.entries;
		facts.countEntry();
		if (!bytes) {
			facts.skip(index, 'too-large');
			return;
		}
		const whole = bytes.subarray(start, end);
		const isWalked = sink.wanted !== undefined && walk.walk(whole, 0) === whole.length;
		if (isWalked) finishWalked(whole, index);
		else give(readEntry(whole), index);
	};

	const give = (entry: Loose | SkipReason, index: number) => {
		if (typeof entry === 'string') facts.skip(index, entry);
		else sink.entry(entry, index);
	};

	const finishWalked = (bytes: Uint8Array, index: number) => {
		head.turnTo(bytes);
		if (sink.wanted?.(head)) give(readWalked(walk, bytes, initiators), index);
	};

	/** Takes an entry that is whole in its chunk; -1 when it is not, or needs a closer look. */
	const takeWalked = (chunk: Uint8Array, from: number): number => {
		const end = walk.walk(chunk, from);
		if (end === -1 || end - from > MAX_LENGTH.entry) return -1;
		const index = facts.entries;
		facts.countEntry();
		outline.endValue();
		finishWalked(chunk, index);
		return end;
	};

	/** Uses the value that ends here. */
	const finish = (what: Purpose, chunk: Uint8Array, from: number, to: number) => {
		purpose = null;
		if (value.isTooDeep) {
			failure = 'too-deep';
			return;
		}
		const isCarried = carry.length > 0 || carry.isOverflown;
		if (isCarried) carry.add(chunk.subarray(from, to));
		const [source, start, end] = isCarried ? [carry.bytes, 0, carry.length] : [chunk, from, to];
		const bytes = carry.isOverflown || end - start > MAX_LENGTH[what] ? null : source;
		const text = () => (bytes ? readValue(bytes.subarray(start, end)) : undefined);
		if (what === 'key') {
			const name = text();
			outline.endKey(typeof name === 'string' ? name : '');
			return;
		}
		outline.endValue();
		if (what === 'entry') finishEntry(bytes, start, end);
		else if (what === 'member') facts.learn(outline.key, text());
		else if (what === 'root') failure = value.isScalar && text() === undefined ? 'not-json' : 'not-a-har';
	};

	const scan = (chunk: Uint8Array) => {
		let index = 0;
		while (index < chunk.length && !failure) {
			if (purpose) {
				const end = value.find(chunk, index);
				if (end === -1) {
					carry.add(chunk.subarray(index));
					break;
				}
				finish(purpose, chunk, index, end);
				index = end;
				continue;
			}
			const byte = chunk[index] ?? 0;
			const next = outline.step(byte);
			if (next === 'wrong') {
				failure = 'not-json';
			} else if (next === 'passed') {
				index += 1;
			} else {
				const end = next === 'entry' && sink.wanted ? takeWalked(chunk, index) : -1;
				if (end !== -1) {
					index = end;
					continue;
				}
				purpose = next;
				value.begin(byte);
				carry.begin(MAX_LENGTH[next]);
			}
		}
		offset += failure ? index : chunk.length;
	};

	const failAtEnd = (): HarFailure | null => {
		if (failure) return failure;
		// A number or a word at top level ends where the file ends.
		if (purpose === 'root' && value.isScalar) finish(purpose, new Uint8Array(), 0, 0);
		if (failure) return failure;
		if (!outline.isBegun && !purpose) return 'empty';
		if (!outline.isComplete) return 'truncated';
		return outline.hasEntries ? null : 'not-a-har';
	};

	return {
		push(chunk) {
			if (!failure) scan(utf8.push(chunk));
			return !failure;
		},
		end() {
			if (!failure) scan(utf8.end());
			const reason = failAtEnd();
			return reason
				? { ok: false, reason, detail: { offset, entries: facts.entries } }
				: { ok: true, facts: facts.build() };
		},
	};
}
