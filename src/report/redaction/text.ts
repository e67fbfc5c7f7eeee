import { findAssignments } from './assignments.ts';
import { type Claim, claimsOn } from './candidate.ts';
import { findEmails } from './shapes/emails.ts';
import { findEncoded } from './shapes/encoded.ts';
import { findFigures } from './shapes/figures.ts';
import { findKeys } from './shapes/keys.ts';
import { findServerPaths } from './shapes/server-paths.ts';
import { findUrls } from './shapes/urls.ts';
import { type EscapeKind, type Unescaped, unescapeOnce } from './unescape.ts';
import type { Walk } from './walk.ts';

type Finder = (text: string, claim: Claim, walk: Walk) => void;

/** What can be nothing but a secret. */
const STRICT: readonly Finder[] = [findKeys, findEmails];

/** In order of claim: a URL is read as one, whatever else stands in it. */
const ALL: readonly Finder[] = [
	findUrls,
	findKeys,
	findEncoded,
	findServerPaths,
	findAssignments,
	findEmails,
	findFigures,
];

/** Shorter texts hold nothing that shows by its look. */
const SHORTEST = 6;

/** URL-encoded twice inside JSON is two besides the first. As far as the sweep reads. */
const MAX_LAYERS = 8;

/** Replaces what running text, a script or any text of unknown format gives away by its look or by the names in it. */
export function redactText(text: string, walk: Walk): string {
	return redactWith(ALL, text, walk);
}

/** The same for text that is wanted as it is: a version with four parts is no address, a hash no key. */
export function redactStrictly(text: string, walk: Walk): string {
	return redactWith(STRICT, text, walk);
}

/**
 * Reads the text as it is for whole URLs and for names with quoted values; then with JSON's and HTML's escape sequences
 * read, in case somebody put one format into another, then with percent sequences read, too. Reading comes before the rest,
 * so that a secret has one label however it is written.
 */
function redactWith(finders: readonly Finder[], text: string, walk: Walk): string {
	if (text.length < SHORTEST) return text;
	const { apply, claim } = claimsOn(text);
	if (finders === ALL) {
		findUrls(text, claim, walk);
		findAssignments(text, claim, walk);
	}
	for (const layers of layersOf(text)) {
		const top = layers.at(-1);
		if (!top) continue;
		for (const find of finders) find(top.text, throughLayers(layers, claim), walk);
	}
	for (const find of finders) find(text, claim, walk);
	return apply();
}

/** Each reading of the text, as the readings that led to it, the first of which is of the text itself. */
function layersOf(text: string): readonly (readonly Unescaped[])[] {
	const result: Unescaped[][] = [];
	let current: Unescaped[] = [];
	let kind: EscapeKind = 'backslash-and-entity';
	while (result.length < MAX_LAYERS) {
		const next = unescapeOnce(current.at(-1)?.text ?? text, kind);
		if (next) {
			current = [...current, next];
			result.push(current);
		} else if (kind === 'all') {
			break;
		}
		kind = 'all';
	}
	return result;
}

function throughLayers(layers: readonly Unescaped[], claim: Claim): Claim {
	return (start, end, replace) => {
		let [from, to] = [start, end];
		for (const layer of layers.toReversed()) {
			from = layer.startOf(from);
			to = layer.endOf(to);
		}
		claim(from, to, replace);
	};
}
