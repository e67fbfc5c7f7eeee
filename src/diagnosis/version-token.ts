import type { Loose } from '../exchange/loose.ts';
import { asRecord } from '../exchange/loose.ts';
import type { VersionComparison } from './finding.ts';

/** Names under which servers say which version they hold and which one they were sent. Pairs: current, sent. */
const COMPARED_NAMES: readonly (readonly [current: RegExp, sent: RegExp])[] = [
	[/^expected(?:_?version)?$/i, /^(?:given|got|received|actual|sent)(?:_?version)?$/i],
	[
		/^(?:current|server|latest)(?:_?(?:version|revision|lock|etag))?$/i,
		/^(?:sent|given|client|base|your)(?:_?(?:version|revision|lock|etag))?$/i,
	],
];

/** A version token is a short scalar; anything longer is content. */
const MAX_TOKEN = 100;

/** Looks in an error's `data` for the version the server holds and the one it was sent. */
export function comparedVersions(data: unknown): (VersionComparison & { readonly key: string }) | null {
	const source = asRecord(data);
	if (!source) return null;
	for (const [currentName, sentName] of COMPARED_NAMES) {
		const current = findToken(source, currentName);
		if (!current) continue;
		const sent = findToken(source, sentName);
		if (!sent && !/version|revision|lock|etag/i.test(current.key)) continue;
		return { carrier: current.key, sent: sent?.value ?? null, current: current.value, key: current.key };
	}
	return null;
}

function findToken(source: Loose, name: RegExp): { key: string; value: string } | null {
	for (const [key, value] of Object.entries(source)) {
		if (!name.test(key)) continue;
		if (typeof value === 'number' || (typeof value === 'string' && value.length <= MAX_TOKEN)) {
			return { key, value: String(value) };
		}
	}
	return null;
}
