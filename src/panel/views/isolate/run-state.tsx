import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionState } from '../../../isolation/session/state.ts';
import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import { activityOf } from './activity.ts';

interface RunProps {
	/** Nothing is asked. */
	readonly isAnswered: boolean;
	readonly state: SessionState;
	/** What can be done besides, while it runs. */
	readonly actions?: ComponentChildren;
}

/** How far the search is, why it tries what it tries, and what a person can do about it. */
export function RunState({ actions, isAnswered, state }: RunProps) {
	const t = useWords();
	const count = useCount();
	const { say } = useHost();
	const { isolating } = usePanel();
	const { events, step, work, searching } = { ...isolating.searching, searching: isolating.searching };
	const place = useRef<HTMLElement>(null);
	const wasAsked = useRef(false);
	// The question that had the focus is gone with its answer.
	useEffect(() => {
		if (isAnswered && wasAsked.current && document.hasFocus()) place.current?.focus();
		wasAsked.current = !isAnswered;
	}, [isAnswered]);
	const now = step.value;
	const doing = work.value;
	const next = now?.next.kind === 'probe' ? now.next : null;
	const { rounds = 0, roundsLeft = 0 } = now?.progress ?? {};
	return (
		<section ref={place} class="isolate-run" aria-label={t('isolate_progress')} tabIndex={-1}>
			{now && (
				<>
					<div class="isolate-progress">
						<progress
							aria-label={t('isolate_progress')}
							max={Math.max(1, rounds + roundsLeft)}
							value={rounds}
						/>
						<span>
							{count('isolate_rounds', rounds)}
							{roundsLeft > 0 && ` · ${t('isolate_roundsLeft', String(roundsLeft))}`}
						</span>
					</div>
					{next && doing !== 'put-back' && <p class="isolate-reason">{say(next.reason)}</p>}
				</>
			)}
			{doing && !isolating.searching.asking.question.value && (
				<div class="isolate-actions">
					<span class="isolate-activity">{t(activityOf(doing, events.value, isolating.searching))}</span>
					<button type="button" class="button" onClick={() => void searching.pause()}>
						{t('isolate_pause')}
					</button>
					{doing === 'search' && next && (
						<button
							type="button"
							class="button"
							onClick={() => void searching.order({ skip: { active: next.active, theme: next.theme } })}
						>
							{t('isolate_skip')}
						</button>
					)}
					{doing === 'search' && state.probes.length > 0 && (
						<button type="button" class="button" onClick={() => void searching.order('undo')}>
							{t('isolate_undoProbe')}
						</button>
					)}
					{actions}
				</div>
			)}
		</section>
	);
}
