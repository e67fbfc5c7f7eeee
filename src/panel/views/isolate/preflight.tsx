import { visible } from '../../../exchange/visible.ts';
import type { Repetition } from '../../../isolation/session/failure.ts';
import type { MessageKey } from '../../../words/message.ts';
import { useCount, usePanel, useWords } from '../../panel-context.ts';
import { Fact } from '../../parts/fact.tsx';
import { type Candidate, cleanIn } from '../../state/isolating-choice.ts';
import { failureOf, isOfVisitor, repeatableOf } from '../../state/isolating-failure.ts';
import { SuspectList } from '../suspect-list.tsx';
import { FailureName } from './failure-name.tsx';

export const REPETITION_WORDS: Readonly<Record<Repetition, MessageKey>> = {
	harmless: 'isolate_repeatHarmless',
	'same-again': 'isolate_repeatSame',
	'may-create': 'isolate_repeatCreates',
	deletes: 'isolate_repeatDeletes',
};

/** What has to be known before the first request: does it happen each time, is it meant so, was it WordPress at all. */
export function Preflight({ candidate }: { candidate: Candidate }) {
	const t = useWords();
	const count = useCount();
	const { isolating } = usePanel();
	const { finding, fit, tally, why } = candidate;
	const { conflicts, tries } = tally;
	const repeatable = repeatableOf(finding);
	const code = finding.subject.error?.code ?? '';
	const clean = cleanIn(tally);
	const detected = isolating.detected.value;
	return (
		<>
			<header class="isolate-head">
				<h2>
					<FailureName failure={failureOf(finding)} />
				</h2>
				<button type="button" class="link" onClick={() => isolating.choose(null)}>
					{t('isolate_another')}
				</button>
			</header>
			<table class="facts isolate-facts">
				<tbody>
					<Fact name="isolate_reproducible">
						{t('isolate_tally', String(conflicts), String(tries))}{' '}
						{clean > 0 ? t('isolate_flaky') : tries < 3 && t('isolate_fewTries')}
						<label class="check">
							<input
								type="checkbox"
								checked={!isolating.isSteady.value}
								onChange={({ currentTarget }) => isolating.saySteady(!currentTarget.checked)}
							/>
							{t('isolate_nowAndThen')}
						</label>
					</Fact>
					<Fact name="isolate_intended">{t(why)}</Fact>
					<Fact name="isolate_sender">
						{finding.kind === 'edge-block'
							? t('isolate_senderEdge')
							: code === ''
								? t('isolate_senderUnknown')
								: t('isolate_senderWordPress', visible(code, 100))}
					</Fact>
					<Fact name="isolate_repeat">
						{t(repeatable ? REPETITION_WORDS[repeatable.repetition] : 'isolate_repeatPerson')}{' '}
						{repeatable && isOfVisitor(finding) && t('isolate_repeatVisitor')}
					</Fact>
				</tbody>
			</table>
			{finding.suspects.length > 0 && (
				<details class="fold section-fold" open={!detected}>
					<summary>{count('isolate_evidence', finding.suspects.length)}</summary>
					<SuspectList suspects={finding.suspects} />
				</details>
			)}
			{fit !== 'wrong' && !detected && <LookButton />}
		</>
	);
}

function LookButton() {
	const t = useWords();
	const { isolating } = usePanel();
	const isBusy = isolating.isLooking.value;
	const isPossible = isolating.isPossible.value;
	return (
		<div class="act">
			<button
				type="button"
				class="button button-primary"
				aria-disabled={isBusy || !isPossible}
				onClick={() => void isolating.look()}
			>
				{t(isBusy ? 'isolate_looking' : 'isolate_look')}
			</button>
			<span>{t(isPossible ? 'isolate_lookNote' : 'isolate_needsLive')}</span>
		</div>
	);
}
