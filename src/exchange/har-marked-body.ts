import type { Body, MissingReason } from './body.ts';
import { EMPTY_BODY, missingBody } from './body.ts';
import { bytesFromBase64 } from './decode.ts';
import { asNumber, asRecord, asString } from './loose.ts';

/**
 * What Concord's own HAR files say of a body where HAR 1.2 has no words for it: `_concordBody` in `request` and in
 * `response.content`. The text stands where HAR wants it.
 */
export interface BodyMark {
	readonly kind: Body['kind'];
	readonly reason?: MissingReason;
	readonly truncatedFrom?: number;
}

export function markOf(body: Body): BodyMark {
	switch (body.kind) {
		case 'text':
			return body.truncatedFrom === undefined
				? { kind: 'text' }
				: { kind: 'text', truncatedFrom: body.truncatedFrom };
		case 'missing':
			return { kind: 'missing', reason: body.reason };
		case 'binary':
		case 'empty':
			return { kind: body.kind };
	}
}

/** The keys of a record, so that a reason that is added cannot be forgotten here. */
const REASONS: Readonly<Record<MissingReason, true>> = {
	aborted: true,
	denied: true,
	evicted: true,
	failed: true,
	navigated: true,
	'not-recorded': true,
	preflight: true,
	redirect: true,
	timeout: true,
	'too-large': true,
	unavailable: true,
	unwanted: true,
};

/**
 * The body as Concord had it. `null` when there is no mark, or one that does not go with the text: somebody may have
 * edited the file.
 *
 * @param text what stands where HAR wants the text, or base64
 */
export function readMarkedBody(mark: unknown, text: unknown): Body | null {
	if (mark === undefined) return null;
	const source = asRecord(mark);
	const content = asString(text);
	switch (source?.kind) {
		case 'text': {
			if (content === '') return null;
			const truncatedFrom = asNumber(source.truncatedFrom, 0);
			return truncatedFrom > content.length
				? { kind: 'text', text: content, truncatedFrom }
				: { kind: 'text', text: content };
		}
		case 'binary': {
			const bytes = content === '' ? null : bytesFromBase64(content);
			return bytes && { kind: 'binary', base64: content, bytes: bytes.length };
		}
		case 'empty':
			return content === '' ? EMPTY_BODY : null;
		case 'missing':
			return content === '' && isReason(source.reason) ? missingBody(source.reason) : null;
		default:
			return null;
	}
}

function isReason(value: unknown): value is MissingReason {
	return typeof value === 'string' && Object.hasOwn(REASONS, value);
}
