import { subjectName } from '../../../diagnosis/subject-name.ts';
import { formatClock } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import { plainText } from '../../parts/plain-text.ts';
import type { Problem } from '../../state/server-state.ts';
import { MergedBody } from './merged-body.tsx';
import { SendButton } from './send-button.tsx';
import { ThreeWayTable } from './three-way-table.tsx';

/** What was loaded, sent and is held now, field by field. */
export function ServerStateSection() {
	const t = useWords();
	const { say } = useHost();
	const { comparing } = usePanel();
	const { sent, threeWay } = comparing;
	const whyNot = comparing.whyNoState.value;
	return (
		<section>
			<h3>{t('compare_fields')}</h3>
			{whyNot && <p class="note">{say(whyNot)}</p>}
			{sent.value.kind === 'unreadable' ? <p class="note">{say(sent.value.reason)}</p> : <GetState />}
			{threeWay.value && <LoadedBy />}
			{threeWay.value && <ThreeWayTable threeWay={threeWay.value} />}
			<MergedBody />
		</section>
	);
}

/** The button that asks the server, what it does, and what came of it. */
function GetState() {
	const t = useWords();
	const { language } = useHost();
	const { comparing } = usePanel();
	const subject = comparing.subject.value;
	const question = comparing.question.value;
	const fetching = comparing.fetching.value;
	const theirs = comparing.theirs.value;
	if (!subject) return null;
	const isOver = question?.from === 'revision';
	const isFetched = theirs !== null && theirs.from !== 'refusal';
	const isFailed = fetching.kind === 'failed';
	return (
		<div class="act">
			{question && (
				<>
					<SendButton
						label={isFetched ? 'compare_getStateAgain' : isOver ? 'compare_getRevision' : 'compare_getState'}
						busyLabel="compare_getting"
						isBusy={fetching.kind === 'running'}
						describedBy="get-state-text"
						onClick={() => void comparing.fetchState()}
					/>
					<span id="get-state-text" class={isFetched ? 'unseen' : undefined}>
						{t(isOver ? 'compare_getRevisionText' : 'compare_getStateText', subjectName(subject))}
					</span>
				</>
			)}
			<div role="status" class={isFetched && !isFailed ? undefined : 'act-line'}>
				{isFailed && <ProblemView problem={fetching.problem} />}
				{theirs &&
					!isFailed &&
					(theirs.at === null
						? t('compare_fromRefusal')
						: t('compare_fetchedAt', formatClock(theirs.at, language)))}
			</div>
		</div>
	);
}

function ProblemView({ problem: { message, said } }: { problem: Problem }) {
	const { say } = useHost();
	return (
		<p class="outcome">
			<SeverityIcon severity="error" />
			<span>
				{say(message)} {said !== '' && <q>{plainText(said)}</q>}
			</span>
		</p>
	);
}

/** Where the first column comes from, or why there is none. */
function LoadedBy() {
	const t = useWords();
	const { language } = useHost();
	const { comparing, navigation } = usePanel();
	const base = comparing.base.value;
	return (
		<p class="note">
			{base ? t('compare_loadedBy', formatClock(base.at, language)) : t('compare_noBase')}{' '}
			{base && (
				<button type="button" class="link" onClick={() => navigation.jumpTo(base.exchangeId, 'response')}>
					{t('compare_openRequest')}
				</button>
			)}
			{!comparing.theirs.value && comparing.question.value && ` ${t('compare_notFetchedYet')}`}
		</p>
	);
}
