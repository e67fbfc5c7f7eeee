import type { PageAnswer, PageRequest } from '../../exchange/page-request.ts';
import { isMasked } from '../../isolation/rungs/health-check.ts';
import { listRequest, readList, slugOf } from '../../isolation/rungs/plugin-list.ts';
import type { SiteAddress } from '../../isolation/rungs/site-calls.ts';
import { type CollectedFacts, type FactAnswer, readSiteFacts } from './site-facts.ts';
import { FACT_SOURCES, type FactSourceId } from './sources.ts';

/**
 * Asks a site about itself, one GET after another.
 *
 * @param send sends in the person's session
 * @param onAsked called before each source, with how many went before
 */
export async function collectFacts(
	site: SiteAddress,
	send: (request: PageRequest) => Promise<PageAnswer>,
	onAsked: (count: number) => void,
): Promise<CollectedFacts> {
	const answers = new Map<FactSourceId, FactAnswer>();
	let hidden = false;
	for (const [count, { id, request }] of FACT_SOURCES.entries()) {
		onAsked(count);
		if (id === 'site-health' && hidden) {
			answers.set(id, 'masked');
			continue;
		}
		const answer = await send(request(site));
		answers.set(id, answer);
		// What the page refuses once it refuses again, and a site that is down keeps nobody waiting for each source.
		if (answer.kind === 'failed') break;
		if (id === 'plugins' && isMasked(answer)) {
			const stored = await send(listRequest(site, slugsIn(answer)));
			hidden = isMasked(stored) === false;
			if (hidden) answers.set(id, stored);
		}
	}
	return readSiteFacts(new URL(site.restRoot).origin, answers);
}

/** A request that is to see them all sees the list as it is stored, behind a mask, too. */
function slugsIn(answer: PageAnswer): readonly string[] {
	return [...new Set(readList(answer)?.map(({ file }) => slugOf(file)))];
}
