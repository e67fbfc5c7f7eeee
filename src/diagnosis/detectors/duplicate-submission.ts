import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { Detector } from '../case.ts';
import { evidence } from '../evidence.ts';
import type { DuplicateStory, Evidence, Severity } from '../finding.ts';
import { senderOf } from '../history/duplicates.ts';

/**
 * Two writes with one meaning. Speaks for a second one that went through, and for one that was refused as stale only
 * because the first had just been accepted: that is no second person, it is a second sender. A refusal with a reason of its
 * own keeps that reason as its kind, and the story of the repetition goes with it.
 */
export const duplicateSubmission: Detector = {
	kind: 'duplicate-submission',
	detect({ history, meaning, subject }) {
		const story = history.duplicates.storyOf(subject);
		const first = story && history.duplicates.earlier(subject);
		if (!story || !first) return null;
		const firstSucceeded = first.status >= 200 && first.status < 400 && first.error === null;
		if (subject.status >= 400 || subject.status === 0) {
			const refusedAsStale =
				[409, 412].includes(subject.status) && (!meaning || meaning.meaning === 'stale-version');
			if (!refusedAsStale || !firstSucceeded || story.how === 'replay-after-success') return null;
		}
		return {
			confidence: story.overlapping || story.how === 'two-senders' ? 'certain' : 'likely',
			severity: severityOf(subject, story, firstSucceeded),
			evidence: storyEvidence(subject, first, story, firstSucceeded),
			otherIds: [story.of],
			duplicate: story,
		};
	},
};

/** Made twice is worse than done twice; a retry of what had failed is only worth a remark. */
function severityOf(
	{ endpoint, status }: WordPressExchange,
	{ how }: DuplicateStory,
	firstSucceeded: boolean,
): Severity {
	if (how === 'automatic-retry') return 'info';
	return status >= 400 || (firstSucceeded && status === 201 && endpoint.method === 'POST')
		? 'error'
		: 'warning';
}

/** What tells that it was sent twice, and by whom. */
export function storyEvidence(
	second: WordPressExchange,
	first: WordPressExchange,
	story: DuplicateStory,
	firstSucceeded: boolean,
): readonly Evidence[] {
	const [a, b] = [senderOf(first.exchange.initiator), senderOf(second.exchange.initiator)];
	return [
		evidence(second, `duplicate-${story.how}`, 'request', 'evidence_gap', String(Math.round(story.gapMs))),
		...(story.overlapping ? [evidence(second, 'duplicate-overlap', 'request', 'evidence_overlap')] : []),
		evidence(
			second,
			'duplicate-first',
			'request',
			firstSucceeded ? 'evidence_firstSucceeded' : 'evidence_firstFailed',
		),
		...(story.how === 'two-senders'
			? [evidence(second, 'duplicate-senders', 'initiator.stack', 'evidence_senders', a, b)]
			: a !== '' && a === b
				? [evidence(second, 'duplicate-sender', 'initiator.stack', 'evidence_sameSender')]
				: []),
	];
}
