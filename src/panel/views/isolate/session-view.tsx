import { useMemo } from 'preact/hooks';
import { RUNG_WORDS } from '../../../isolation/rungs/ladder.ts';
import { isProving, standing } from '../../../isolation/session/proving.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { isChanged } from '../../../isolation/session/state.ts';
import { PAUSE_WORDS } from '../../../isolation/session/unfinished.ts';
import { useCount, usePanel, useWords } from '../../panel-context.ts';
import { logOf } from '../../state/isolating-log.ts';
import { ComponentTable } from './component-table.tsx';
import { FailureName } from './failure-name.tsx';
import { OUTCOME_PROBLEMS } from './outcome-words.ts';
import { ProbeLog } from './probe-log.tsx';
import { ProvingCard } from './proving-card.tsx';
import { QuestionCard } from './question-card.tsx';
import { RestoredLines } from './restored-lines.tsx';
import { RunState } from './run-state.tsx';
import { SnapshotButton } from './snapshot-button.tsx';
import { StillChanged } from './still-changed.tsx';
import { TurnCard } from './turn-card.tsx';
import { VerdictView } from './verdict-view.tsx';

/** A session: running, at rest, or over. */
export function SessionView() {
	const t = useWords();
	const { isolating } = usePanel();
	const { asking, events, outcome, session, step, work } = isolating.searching;
	const state = session.value;
	// It searches anew, up to three times.
	const told = useMemo(() => state && standing(state), [state]);
	const log = useMemo(() => logOf(events.value), [events.value]);
	const question = asking.question.value;
	const now = step.value;
	const problem = outcome.value && OUTCOME_PROBLEMS[outcome.value.kind];
	if (!state) return <NoSession />;
	const verdict = work.value === 'put-back' ? null : told;
	const proving = verdict !== null && isProving(state);
	const isStopped = !work.value && state.ended === 'stopped';
	const proved = verdict && !verdict.refuted ? verdict.verdict : null;
	return (
		<>
			<header class="isolate-head">
				<h2>
					<FailureName failure={state.failure} />
				</h2>
				<span class="faint">{t(RUNG_WORDS[state.rung].name)}</span>
				{state.snapshot && <SnapshotButton snapshot={state.snapshot} />}
			</header>
			{problem && (
				<p class="isolate-problem" role="alert">
					{t(problem)}
				</p>
			)}
			{!work.value && isChanged(state.changes) && <StillChanged state={state} />}
			{question && <QuestionCard key={question.number} question={question} state={state} />}
			<Turn state={state} />
			{verdict && <VerdictView told={verdict} state={state} log={log} />}
			{proving && <ProvingCard told={verdict} state={state} isAnswered={question === null} />}
			{!verdict && !isStopped && <RunState state={state} isAnswered={question === null} />}
			{!verdict && isStopped && <Stopped state={state} />}
			{!work.value && state.paused && <p class="isolate-paused">{t(PAUSE_WORDS[state.paused])}</p>}
			{!verdict && !work.value && <RestActions state={state} />}
			<div class="isolate-columns">
				{now && state.snapshot && <ComponentTable state={state} step={now} proved={proved} />}
				{log.length > 0 && <ProbeLog log={log} state={state} />}
			</div>
		</>
	);
}

/** It was stopped before a verdict: what would have been tried next is nothing to anybody now. */
function Stopped({ state }: { state: SessionState }) {
	const t = useWords();
	const count = useCount();
	return (
		<section aria-labelledby="isolate-stopped">
			<h3 id="isolate-stopped">{t('isolate_stopped')}</h3>
			<p>{count('isolate_rounds', state.probes.length)}</p>
			<RestoredLines state={state} />
		</section>
	);
}

/** It could not be begun, or what is stored of it cannot be read. */
function NoSession() {
	const t = useWords();
	const { dismiss, outcome, site } = usePanel().isolating.searching;
	const now = outcome.value;
	const isUnbegun = now?.kind === 'not-stored';
	const problem = now && OUTCOME_PROBLEMS[now.kind];
	return (
		<div class="isolate-card">
			<p role={isUnbegun ? 'alert' : undefined}>
				{t(isUnbegun ? 'isolate_problemNotBegun' : (problem ?? 'isolate_problemNone'))}
			</p>
			<div class="act">
				<button type="button" class="button" onClick={() => void dismiss()}>
					{t(isUnbegun ? 'isolate_again' : 'isolate_forget')}
				</button>
				{!isUnbegun && <span>{t('isolate_forgetText', site.value ?? '')}</span>}
			</div>
		</div>
	);
}

function Turn({ state }: { state: SessionState }) {
	const { isolating } = usePanel();
	return isolating.searching.watch.isWaiting.value ? <TurnCard state={state} /> : null;
}

/** What a person can do while nothing runs. */
function RestActions({ state }: { state: SessionState }) {
	const t = useWords();
	const { isolating } = usePanel();
	const { searching } = isolating;
	const changed = isChanged(state.changes);
	const isOver = state.ended !== null;
	return (
		<div class="isolate-actions">
			{!isOver && (
				<button type="button" class="button button-primary" onClick={() => void searching.resume()}>
					{t('isolate_continue')}
				</button>
			)}
			{state.probes.length > 0 && !isOver && (
				<button type="button" class="button" onClick={() => void searching.order('undo')}>
					{t('isolate_undoProbe')}
				</button>
			)}
			{changed || !isOver ? (
				<button type="button" class="button" onClick={() => void searching.restore()}>
					{t(changed ? 'isolate_putBack' : 'isolate_stop')}
				</button>
			) : (
				<button type="button" class="button button-primary" onClick={() => void searching.dismiss()}>
					{t('isolate_done')}
				</button>
			)}
		</div>
	);
}
