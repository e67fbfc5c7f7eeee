import type { StackFrame } from './initiator.ts';

/** A recording has a few thousand places in scripts that send requests. */
const MAX_POOLED = 20_000;

/** Keeps a hostile URL out of the pool; those of real scripts are shorter. In UTF-16 units. */
const MAX_URL = 4096;

const pool = new Map<string, Map<string, StackFrame>>();
let pooled = 0;

/**
 * An equal frame, the same object every time it is asked for: the same few scripts send all requests of a page, and twenty
 * frames with their URLs cost more memory than all the rest of a kept request.
 */
export function sharedFrame(frame: StackFrame): StackFrame {
	const { column, functionName, line, url } = frame;
	if (url.length + functionName.length > MAX_URL) return frame;
	const place = `${line}:${column}:${functionName}`;
	const known = pool.get(url)?.get(place);
	if (known) return known;
	if (pooled >= MAX_POOLED) {
		// What is in use stays with those who use it.
		pool.clear();
		pooled = 0;
	}
	const frames = pool.get(url);
	if (frames) frames.set(place, frame);
	else pool.set(url, new Map([[place, frame]]));
	pooled += 1;
	return frame;
}
