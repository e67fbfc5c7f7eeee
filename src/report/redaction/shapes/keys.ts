import type { Claim } from '../candidate.ts';
import { KEY_SHAPES, type KeyShapeRow } from '../knowledge/key-shapes.ts';
import type { Walk } from '../walk.ts';

/** One expression for each row, with the text that any match of it must hold, so that most rows cost one quick search. */
const SEARCHES = KEY_SHAPES.map(row => ({
	row,
	pattern: new RegExp(row.shape.source, `${row.shape.flags}g`),
}));

/** No key is shorter than Bearer's sixteen characters. */
const SHORTEST = 16;

/** Finds API keys, tokens and private keys that tell by their look what they are. */
export function findKeys(text: string, claim: Claim, walk: Walk): void {
	if (text.length < SHORTEST) return;
	for (const { row, pattern } of SEARCHES) {
		if (!row.hints.some(hint => text.includes(hint))) continue;
		for (const match of text.matchAll(pattern)) claimKey(row, match, claim, walk);
	}
}

function claimKey({ issuer, kind }: KeyShapeRow, match: RegExpExecArray, claim: Claim, walk: Walk): void {
	const [secret] = match;
	claim(match.index, match.index + secret.length, () => walk.secret(kind, secret, issuer));
}
