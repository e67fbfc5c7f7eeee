import { decodePart } from './redaction/percent.ts';
import type { SecretClass } from './redaction/secret-classes.ts';
import type { Secrets } from './redaction/secrets.ts';

/** A label, and one in a URL. */
const LABELS = /‹[^‹›]{1,100}›|%E2%80%B9(?:(?!%E2%80%B9)[\w.%~*'()!-]){1,300}?%E2%80%BA/g;

/** How many different secrets of each class have a label in a text. Those that are not even there need no counting. */
export function shownCounts(text: string, { known }: Secrets): Partial<Record<SecretClass, number>> {
	const found = new Set((text.match(LABELS) ?? []).map(decodePart));
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
