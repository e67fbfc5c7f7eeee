import { asRecord } from '../../exchange/loose.ts';
import { visible } from '../../exchange/visible.ts';

/**
 * Whether two JSON values are equal, whatever the order of members. Works without recursion: `JSON.parse` takes a hundred
 * thousand brackets inside one another, and a call stack does not.
 */
export function sameJson(a: unknown, b: unknown): boolean {
	const open: [unknown, unknown][] = [[a, b]];
	for (let pair = open.pop(); pair; pair = open.pop()) {
		const [one, other] = pair;
		if (Object.is(one, other)) continue;
		if (Array.isArray(one) && Array.isArray(other)) {
			if (one.length !== other.length) return false;
			for (const [index, item] of one.entries()) open.push([item, other[index]]);
			continue;
		}
		const [first, second] = [asRecord(one), asRecord(other)];
		if (!first || !second) return false;
		const keys = Object.keys(first);
		if (keys.length !== Object.keys(second).length) return false;
		for (const key of keys) {
			if (!Object.hasOwn(second, key)) return false;
			open.push([first[key], second[key]]);
		}
	}
	return true;
}

/** An own member; `undefined` for what every object inherits. */
export function memberOf(record: object | null | undefined, key: string): unknown {
	return record && Object.hasOwn(record, key) ? (record as Record<string, unknown>)[key] : undefined;
}

/** The steps of a JSON Pointer (RFC 6901), unescaped. */
export function stepsOf(pointer: string): readonly string[] {
	if (pointer === '') return [];
	return pointer
		.slice(1)
		.split('/')
		.map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** As a person would write it down: texts bare, everything else as JSON; empty when there is nothing. */
export function shownValue(value: unknown, max = 2000): string {
	return visible(typeof value === 'string' ? value : jsonText(value), max);
}

/** JSON, or an ellipsis for what is nested too deep to be written. */
export function jsonText(value: unknown, indent?: number): string {
	try {
		return JSON.stringify(value, null, indent) ?? '';
	} catch {
		return '…';
	}
}
