import { sharedFrame } from '../../exchange/frame-pool.ts';
import { sharedField } from '../../exchange/header-pool.ts';
import type { HeaderField, Headers } from '../../exchange/headers.ts';
import type { StackFrame } from '../../exchange/initiator.ts';
import type { Observation } from '../../inspector.ts';

/**
 * Makes equal header fields and stack frames of observations one object again: each message from another thread brings
 * copies of its own. Without it a request costs four times the memory. Changes the observations, which nobody else has seen
 * yet.
 */
export function shareEquals(fresh: readonly Observation[]): void {
	for (const { exchange } of fresh) {
		shareFields(exchange.request.headers);
		shareFields(exchange.response.headers);
		const frames = exchange.initiator.frames as StackFrame[];
		for (const [place, frame] of exchange.initiator.frames.entries()) frames[place] = sharedFrame(frame);
	}
}

function shareFields(headers: Headers): void {
	const fields = headers as HeaderField[];
	for (const [place, { name, value }] of headers.entries()) fields[place] = sharedField(name, value);
}
