import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { dependenciesFirst, type Requirements } from './dependencies.ts';
import { compareLists } from './plugin-list.ts';
import { restCall, type SiteAddress } from './site-calls.ts';
import { codeOf } from './trouble.ts';
import type { Unmasked } from './unmasked.ts';

/** Which plugins to switch, each list in the order in which to do it. */
export interface Switching {
	readonly off: readonly string[];
	readonly on: readonly string[];
}

/**
 * How to get from one set of active plugins to another. WordPress minds dependencies when it activates and not when it
 * deactivates: on goes what is required first, off what requires it. What comes on comes first, so that nothing is for
 * a moment without what it needs.
 */
export function planSwitching(
	current: readonly string[],
	target: readonly string[],
	requires: Requirements,
): Switching {
	const { extra, missing } = compareLists(target, current);
	return {
		on: dependenciesFirst(missing, requires),
		off: [...dependenciesFirst(extra, requires)].reverse(),
	};
}

/** Switches one plugin, for all visitors. Its own hooks run. Never in a batch: core refuses it there. */
export function switchRequest(
	_proof: Unmasked,
	site: SiteAddress,
	file: string,
	to: 'on' | 'off',
): PageRequest {
	const status = to === 'on' ? 'active' : 'inactive';
	return restCall(site, 'PUT', `/wp/v2/plugins/${file.replace(/\.php$/, '')}`, {}, { status });
}

/** Core's route takes no name with a dot in it (`WP_REST_Plugins_Controller::PATTERN`): such a plugin stays on. */
export function isSwitchable(file: string): boolean {
	return /^[^./]+(?:\/[^./]+)?\.php$/.test(file);
}

/** What it requires is not on yet; a later try may do. */
export function lacksDependency(answer: PageAnswer): boolean {
	return codeOf(answer) === 'plugin_missing_dependencies';
}
