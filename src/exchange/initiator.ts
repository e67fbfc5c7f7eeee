import { boundedMap } from './bounded-map.ts';
import { sharedFrame } from './frame-pool.ts';
import { asArray, asNumber, asRecord, asString, type Loose } from './loose.ts';

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
	const initiator = readSource(source);
	known.set(source, initiator);
	return initiator;
}

/** By the innermost frame, which is the same object wherever it is equal (`frame-pool.ts`): stacks are long lists. */
const alike = new WeakMap<StackFrame, Initiator[]>();

/** So many stacks that end in one place are told apart. */
const MAX_ALIKE = 20;

function readSource(source: Loose): Initiator {
	const type = asString(source.type);
	const url = asString(source.url);
	let first: StackFrame | null = null;
	eachFrame(source.stack, frame => {
		first = readFrame(frame);
		return false;
	});
	if (first === null) return sharedFrameless(type, url);
	const others = alike.get(first) ?? [];
	const same = others.find(
		each => each.type === type && each.url === url && isStack(source.stack, each.frames),
	);
	if (same) return same;
	const fresh = { type, url, frames: readStack(source.stack) };
	if (others.length < MAX_ALIKE) alike.set(first, [...others, fresh]);
	return fresh;
}

/** Of the page itself, mostly; a recording has a few dozen. */
const MAX_FRAMELESS = 500;
const frameless = boundedMap<string, Initiator>(MAX_FRAMELESS);
const MAX_URL = 4096;

function sharedFrameless(type: string, url: string): Initiator {
	const key = `${type} ${url}`;
	const before = frameless.get(key);
	if (before) return before;
	const fresh = { type, url, frames: [] };
	if (key.length <= MAX_URL) frameless.set(key, fresh);
	return fresh;
}

function readStack(raw: unknown): StackFrame[] {
	const frames: StackFrame[] = [];
	eachFrame(raw, frame => {
		frames.push(readFrame(frame));
		return true;
	});
	return frames;
}

/** Whether a stack is the same as one that was read. */
function isStack(raw: unknown, frames: readonly StackFrame[]): boolean {
	let place = 0;
	let same = true;
	eachFrame(raw, ({ columnNumber, functionName, lineNumber, url }) => {
		const frame = frames[place++];
		same =
			frame !== undefined &&
			frame.column === asNumber(columnNumber, 0) &&
			frame.line === asNumber(lineNumber, 0) &&
			frame.functionName === asString(functionName) &&
			frame.url === asString(url);
		return same;
	});
	return same && place === frames.length;
}

function readFrame(frame: Loose): StackFrame {
	return sharedFrame({
		url: asString(frame.url),
		functionName: asString(frame.functionName),
		line: asNumber(frame.lineNumber, 0),
		column: asNumber(frame.columnNumber, 0),
	});
}

/** Goes through the frames of a stack and of its parents, innermost first, until `visit` has seen enough. */
function eachFrame(raw: unknown, visit: (frame: Loose) => boolean): void {
	let count = 0;
	for (let stack = asRecord(raw); stack && count < MAX_FRAMES; stack = asRecord(stack.parent)) {
		const frames = asArray(stack.callFrames);
		for (const item of frames) {
			const frame = asRecord(item);
			if (!frame || count >= MAX_FRAMES) break;
			count += 1;
			if (!visit(frame)) return;
		}
		// A hostile chain of empty parents must end too.
		if (frames.length === 0) break;
	}
}
