import { sharedFrame } from './frame-pool.ts';
import { asArray, asNumber, asRecord, asString } from './loose.ts';

/** One line of the stack that sent a request; line and column count from zero, as Chrome counts. */
export interface StackFrame {
	readonly url: string;
	readonly functionName: string;
	readonly line: number;
	readonly column: number;
}

/** Who sent a request. `type` is Chrome's word (`script`, `parser`, `other`), empty where nobody says, as in Firefox. */
export interface Initiator {
	readonly type: string;
	readonly url: string;
	/** Innermost call first; what an `await` or a timer separated follows its cause. */
	readonly frames: readonly StackFrame[];
}

export const UNKNOWN_INITIATOR: Initiator = { type: '', url: '', frames: [] };

/** A stack deeper than this says nothing more about who is behind it. */
const MAX_FRAMES = 60;

/** Readers of files hand over equal initiators as one object. */
const known = new WeakMap<object, Initiator>();

/** Reads Chrome's `_initiator`; anything else gives an unknown initiator, never an error. */
export function readInitiator(raw: unknown): Initiator {
	const source = asRecord(raw);
	if (!source) return UNKNOWN_INITIATOR;
	const before = known.get(source);
	if (before) return before;
	const { type, url } = source;
	const read = { type: asString(type), url: asString(url), frames: readStack(source.stack) };
	const initiator = sharedInitiator(read);
	known.set(source, initiator);
	return initiator;
}

/** By the innermost frame, which is the same object wherever it is equal (`frame-pool.ts`). */
const alike = new WeakMap<StackFrame, Initiator[]>();

/** So many stacks that end in one place are told apart. */
const MAX_ALIKE = 20;

/** An equal initiator that was there before, for a stack is a long list. */
function sharedInitiator(fresh: Initiator): Initiator {
	const { frames, type, url } = fresh;
	const [first] = frames;
	if (!first) return fresh;
	const others = alike.get(first) ?? [];
	const same = others.find(
		other =>
			other.type === type &&
			other.url === url &&
			other.frames.length === frames.length &&
			other.frames.every((frame, place) => frame === frames[place]),
	);
	if (same) return same;
	if (others.length < MAX_ALIKE) alike.set(first, [...others, fresh]);
	return fresh;
}

function readStack(raw: unknown): StackFrame[] {
	const frames: StackFrame[] = [];
	for (let stack = asRecord(raw); stack && frames.length < MAX_FRAMES; stack = asRecord(stack.parent)) {
		for (const item of asArray(stack.callFrames)) {
			const frame = asRecord(item);
			if (!frame || frames.length >= MAX_FRAMES) break;
			frames.push(
				sharedFrame({
					url: asString(frame.url),
					functionName: asString(frame.functionName),
					line: asNumber(frame.lineNumber, 0),
					column: asNumber(frame.columnNumber, 0),
				}),
			);
		}
		// A hostile chain of empty parents must end too.
		if (asArray(stack.callFrames).length === 0) break;
	}
	return frames;
}
