import { bytesFromBase64 } from '../exchange/decode.ts';
import { decodePart } from './redaction/percent.ts';
import type { SecretClass } from './redaction/secret-classes.ts';
import type { Secrets } from './redaction/secrets.ts';

/** A label, and one in a URL. */
const LABELS = /‹[^‹›]{1,100}›|%E2%80%B9(?:(?!%E2%80%B9)[\w.%~*'()!-]){1,300}?%E2%80%BA/g;

/** A URL in a URL in a URL … */
const MAX_ROUNDS = 4;

const BASE64 = /[A-Za-z0-9+/_-]{16,16384}={0,2}/g;

/** `‹` and `%E2%80%B9`, in each of the three places that they may have among groups of three bytes. */
const MARK_IN_BASE64 = /4oC5|KAu|igL[k-n]|JUUyJTgwJUI5|VFMiU4MCVCO|lRTIlODAlQj/;

/** How many different secrets of each class have a label in a text. Those that are not even there need no counting. */
export function shownCounts(text: string, { known }: Secrets): Partial<Record<SecretClass, number>> {
	const found = new Set(labelsIn(text));
	const counts: Partial<Record<SecretClass, number>> = {};
	const counted = new Set<string>();
	for (const { kind, label } of known.values()) {
		if (counted.has(label)) continue;
		counted.add(label);
		// A host or a path has a name for a label.
		if (!(label.startsWith('‹') ? found.has(label) : text.includes(label))) continue;
		counts[kind] = (counts[kind] ?? 0) + 1;
	}
	return counts;
}

/** Also those in URLs that are part of others, and in base64. */
function labelsIn(text: string): readonly string[] {
	const labels = (text.match(LABELS) ?? []).map(decodePart);
	let nested = text;
	for (let round = 0; round < MAX_ROUNDS && nested.includes('25E2'); round++) {
		nested = nested.replaceAll('%25', '%');
		labels.push(...(nested.match(LABELS) ?? []).map(decodePart));
	}
	for (const run of MARK_IN_BASE64.test(text) ? (text.match(BASE64) ?? []) : []) {
		const bytes = MARK_IN_BASE64.test(run)
			? bytesFromBase64(run.replaceAll('-', '+').replaceAll('_', '/'))
			: null;
		if (bytes) labels.push(...(new TextDecoder().decode(bytes).match(LABELS) ?? []).map(decodePart));
	}
	return labels;
}
