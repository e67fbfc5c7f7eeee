import type { ReadonlySignal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { PageBridge } from '../../browser/page-bridge.ts';
import type { PageFailure } from '../../exchange/page-request.ts';
import { collectFacts } from '../../report/site-facts/collect-facts.ts';
import type { CollectedFacts } from '../../report/site-facts/site-facts.ts';
import type { Recording } from './recording.ts';
import { sitePlace } from './site-place.ts';

/** What a site says of itself when somebody has it asked. Nothing but GETs, in the person's own session. */
export interface Collecting {
	/** There is an inspected page that could ask, and live traffic that shows which site. */
	readonly isPossible: ReadonlySignal<boolean>;
	/** Of the site that is shown; `null` until it was asked. */
	readonly facts: ReadonlySignal<CollectedFacts | null>;
	/** How many of the sources have been asked; `null` when nothing is under way. */
	readonly asked: ReadonlySignal<number | null>;
	/** Why no answer came, the last time. */
	readonly failure: ReadonlySignal<PageFailure | null>;
	collect(): Promise<void>;
}

/** @param page `null` where there is no inspected page */
export function createCollecting(page: PageBridge | null, { file, rows }: Recording): Collecting {
	const collected = signal<CollectedFacts | null>(null);
	const asked = signal<number | null>(null);
	const failure = signal<PageFailure | null>(null);
	const place = computed(() => sitePlace(rows.value));
	// A file was recorded at another time, maybe of another site: what the site in the tab says is not about it.
	const isLive = computed(() => file.value === null);

	return {
		isPossible: computed(() => page !== null && isLive.value && place.value !== null),
		facts: computed(() =>
			isLive.value && collected.value?.origin === place.value?.origin ? collected.value : null,
		),
		asked,
		failure,
		async collect() {
			const address = place.peek()?.address;
			if (!page || !address || !isLive.peek() || asked.peek() !== null) return;
			failure.value = null;
			const send = async (request: Parameters<PageBridge['send']>[0]) => {
				const answer = await page.send(request);
				if (answer.kind === 'failed') failure.value = answer.reason;
				return answer;
			};
			const facts = await collectFacts(address, send, count => {
				asked.value = count;
			});
			asked.value = null;
			if (facts.sources.some(({ outcome }) => outcome !== 'no-answer')) collected.value = facts;
		},
	};
}
