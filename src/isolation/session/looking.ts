import { isMasked, maskCanary } from '../rungs/health-check.ts';
import { activeIn, listRequest, readList, slugOf } from '../rungs/plugin-list.ts';
import { themesRequest } from '../rungs/theme-preview.ts';
import { type Unmasked, unmasked } from '../rungs/unmasked.ts';
import { type Desk, insist, report, sendPatiently } from './desk.ts';

/**
 * The plugins that are active for the site, whatever mask is in force: a request that is allowed to see every plugin sees
 * the list as it is stored.
 */
export async function lookAtSite(desk: Desk) {
	const { site } = desk.journal.state();
	const known = await insist(desk, listRequest(site), readList);
	const slugs = [...new Set(known.map(({ file }) => slugOf(file)))];
	return insist(desk, listRequest(site, slugs), readList);
}

/** Files of the plugins that are active for the site. */
export async function lookAtActive(desk: Desk): Promise<readonly string[]> {
	const { site, snapshot } = desk.journal.state();
	if (!snapshot) return activeIn(await lookAtSite(desk));
	// All that were installed at the start; what somebody installs meanwhile is no part of the search.
	const slugs = [...new Set(snapshot.plugins.map(({ file }) => slugOf(file)))];
	return activeIn(await insist(desk, listRequest(site, slugs), readList));
}

/** Files of the plugins that this session sees. */
export async function lookAtMask(desk: Desk): Promise<readonly string[]> {
	return activeIn(await insist(desk, listRequest(desk.journal.state().site), readList));
}

/** Whether a mask is in force for this session. */
export async function isMaskOn(desk: Desk): Promise<boolean> {
	return !(await lookForMask(desk));
}

async function lookForMask(desk: Desk): Promise<Unmasked | null> {
	const { site } = desk.journal.state();
	let proof: Unmasked | null = null;
	await insist(desk, maskCanary(site), answer => {
		proof = unmasked(answer, null);
		return isMasked(answer);
	});
	if (proof) return proof;
	// It shows no plugin: either a mask hides them, or there is none.
	const canary = await sendPatiently(desk, maskCanary(site));
	return unmasked(canary, await sendPatiently(desk, themesRequest(site)));
}

/**
 * The proof that nothing is masked.
 * @throws a halt when the person stops; otherwise it asks until it is so
 */
export async function proveUnmasked(desk: Desk): Promise<Unmasked> {
	for (;;) {
		const proof = await lookForMask(desk);
		if (proof) return proof;
		await report(desk, 'mask-on');
	}
}
