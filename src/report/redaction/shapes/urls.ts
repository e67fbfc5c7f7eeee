import type { Claim } from '../candidate.ts';
import type { Walk } from '../walk.ts';

const MAX_SCHEME = 20;

/** Finds whole URLs of any scheme in running text. */
export function findUrls(text: string, claim: Claim, walk: Walk): void {
	for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
		const scheme = /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, at - MAX_SCHEME), at))?.[0];
		if (scheme === undefined) continue;
		const start = at - scheme.length;
		const end = endOfUrl(text, at + 3);
		const url = text.slice(start, end);
		claim(start, end, () => walk.url(url));
		at = end - 3;
	}
}

/** Before what cannot stand in a URL, and before the full stop or bracket that ends the sentence around it. */
function endOfUrl(text: string, from: number): number {
	const stop = /[\s"'<>\\^`{|}‹›]/g;
	stop.lastIndex = from;
	let end = stop.exec(text)?.index ?? text.length;
	while (end > from && '.,;:!?)]'.includes(text[end - 1] ?? '')) end -= 1;
	return end;
}
