import { switchRequest } from '../../isolation/rungs/for-everybody.ts';
import { maskCanary } from '../../isolation/rungs/health-check.ts';
import { activeIn, listRequest, readList } from '../../isolation/rungs/plugin-list.ts';
import type { SiteAddress } from '../../isolation/rungs/site-calls.ts';
import { themesRequest } from '../../isolation/rungs/theme-preview.ts';
import { unmasked } from '../../isolation/rungs/unmasked.ts';
import type { Tools } from '../../isolation/session/tools.ts';

/** `masked`: nothing was done, because what is switched behind a mask loses what the mask hides. */
export type KeptOff = 'off' | 'masked' | 'refused';

/** Switches a proven culprit off for everybody, after the person's consent, and looks whether it is. */
export async function keepOff(send: Tools['send'], site: SiteAddress, file: string): Promise<KeptOff> {
	const proof = unmasked(await send(maskCanary(site)), await send(themesRequest(site)));
	if (!proof) return 'masked';
	await send(switchRequest(proof, site, file, 'off'));
	const list = readList(await send(listRequest(site)));
	return list && !activeIn(list).includes(file) ? 'off' : 'refused';
}
