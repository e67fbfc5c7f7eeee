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

/** Reads Chrome's `_initiator`; anything else gives an unknown initiator, never an error. */
export function readInitiator(raw: unknown): Initiator {
	const source = asRecord(raw);
	if (!source) return UNKNOWN_INITIATOR;
	return { type: asString(source.type), url: asString(source.url), frames: readStack(source.stack) };
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
