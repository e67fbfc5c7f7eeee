import type { StackFrame } from './initiator.ts';

/** A recording has a few thousand places in scripts that send requests. */
const MAX_POOLED = 20_000;

/** Those of one script are looked through one by one; a script has a few dozen places that stand in stacks. */
const MAX_OF_SCRIPT = 200;

/** Keeps a hostile URL out of the pool; those of real scripts are shorter. In UTF-16 units. */
const MAX_URL = 4096;

const pool = new Map<string, StackFrame[]>();
let pooled = 0;

/**
 * An equal frame, the same object every time it is asked for: the same few scripts send all requests of a page, and twenty
 * frames with their URLs cost more memory than all the rest of a kept request.
 */
export function sharedFrame(frame: StackFrame): StackFrame {
	const { column, functionName, line, url } = frame;
	if (url.length + functionName.length > MAX_URL) return frame;
	const known = pool.get(url);
	const same = known?.find(
		each => each.line === line && each.column === column && each.functionName === functionName,
	);
	if (same) return same;
	if (known && known.length >= MAX_OF_SCRIPT) return frame;
	if (pooled >= MAX_POOLED) {
		// What is in use stays with those who use it.
		pool.clear();
		pooled = 0;
	}
	const frames = pool.get(url);
	if (frames) frames.push(frame);
	else pool.set(url, [frame]);
	pooled += 1;
	return frame;
}
