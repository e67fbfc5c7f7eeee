import { useRef } from 'preact/hooks';
import type { ToldEvent } from '../../../diagnosis/timeline.ts';
import { timelineWords } from '../../../diagnosis/timeline-words.ts';
import { visible } from '../../../exchange/visible.ts';
import { formatClock, formatDuration } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import { indexAfterKey } from '../../parts/list-keys.ts';
import { formatOffset } from './format-offset.ts';
import { type Lane, lanesOf } from './story.ts';

/** Rows that a PageUp or PageDown moves. */
const PAGE = 10;

interface StoryListProps {
	readonly events: readonly ToldEvent[];
	/** `Exchange.id` of the request that is open. */
	readonly selectedId: number;
}

/** The events one below the other on one axis of time. One tab stop, arrows move, Enter opens. */
export function StoryList({ events, selectedId }: StoryListProps) {
	const t = useWords();
	const list = useRef<HTMLOListElement>(null);
	const lanes = lanesOf(events);
	const begin = events.find(({ at }) => Number.isFinite(at))?.at ?? Number.NaN;
	const selected = Math.max(
		0,
		events.findIndex(({ exchangeId }) => exchangeId === selectedId),
	);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const rows = [...(list.current?.querySelectorAll<HTMLElement>('.story-row') ?? [])];
		const at = rows.indexOf(document.activeElement as HTMLElement);
		const next = indexAfterKey(event.key, at, rows.length, PAGE);
		if (next === null) return;
		event.preventDefault();
		rows[next]?.focus();
	};
	return (
		<ol ref={list} class="story" aria-label={t('tab_timeline')} onKeyDown={onKeyDown}>
			{events.map((event, index) => (
				<li key={index}>
					<StoryRow
						event={event}
						offset={event.at - begin}
						lane={lanes[index] ?? null}
						isSelected={event.exchangeId === selectedId}
						isTabStop={index === selected}
					/>
				</li>
			))}
		</ol>
	);
}

interface StoryRowProps {
	readonly event: ToldEvent;
	/** From the first event, in milliseconds. */
	readonly offset: number;
	readonly lane: Lane | null;
	readonly isSelected: boolean;
	readonly isTabStop: boolean;
}

function StoryRow({ event, isSelected, isTabStop, lane, offset }: StoryRowProps) {
	const t = useWords();
	const { language, say } = useHost();
	const { navigation, recording } = usePanel();
	const [first, ...more] = timelineWords(event).map(say);
	const findings = recording.byId.value.get(event.exchangeId)?.findings ?? [];
	const gravest = findings.find(({ severity }) => severity !== 'info') ?? findings[0];
	return (
		<button
			type="button"
			class={`story-row step-${event.step}`}
			aria-current={isSelected ? 'true' : undefined}
			tabIndex={isTabStop ? 0 : -1}
			onClick={() => navigation.jumpTo(event.exchangeId, gravest ? 'diagnosis' : 'response')}
		>
			{gravest ? <SeverityIcon severity={gravest.severity} /> : <span class="icon" />}
			<span class="story-clock">{formatClock(event.at, language)}</span>
			<span class="story-offset">{formatOffset(offset, language)}</span>
			<span class="story-request">
				{visible(event.method, 20)} {event.status || t('status_failed')}
			</span>
			<span class="story-words">
				{first}
				{more.map(words => (
					<span key={words} class="story-more">
						{' · '}
						{words}
					</span>
				))}
			</span>
			<span class="story-lane" title={t('timeline_took', formatDuration(event.durationMs, language))}>
				{lane && (
					<span
						class="story-bar"
						style={{ insetInlineStart: `${lane.start}%`, inlineSize: `${lane.length}%` }}
					/>
				)}
			</span>
		</button>
	);
}
