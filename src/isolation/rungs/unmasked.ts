import type { PageAnswer } from '../../exchange/page-request.ts';
import { isMasked, isThemeHidden } from './health-check.ts';
import { readThemes } from './theme-preview.ts';

declare const seen: unique symbol;

/**
 * Proof that no mask is in force for this session. WordPress stores a list of plugins as it sees it; what changes it behind
 * a mask throws away whatever the mask hides (WordPress/health-check#33). So every such change asks for this, and
 * nothing but the site's own answers makes one.
 */
export interface Unmasked {
	readonly [seen]: true;
}

/**
 * Reads the proof from the canary, and from the list of themes where that one shows nothing at all.
 *
 * @returns `null` when a mask is in force, or it cannot be told
 */
export function unmasked(canary: PageAnswer, themes: PageAnswer | null): Unmasked | null {
	const masked = isMasked(canary);
	const isFree =
		masked === false ||
		(masked === true && themes !== null && !isThemeHidden(themes) && readThemes(themes) !== null);
	return isFree ? ({} as Unmasked) : null;
}
