import { useMemo } from 'preact/hooks';
import { visible } from '../../exchange/visible.ts';
import { useCount, usePanel, useWords } from '../panel-context.ts';
import type { Selected } from '../state/navigation.ts';
import { storyOf } from './timeline/story.ts';
import { StoryList } from './timeline/story-list.tsx';

/** What happened to the resource of the selected request: old state read, change refused, retries, recovery. */
export function TimelineTab({ selected: { observation } }: { selected: Selected }) {
	const t = useWords();
	const count = useCount();
	const rows = usePanel().recording.rows.value;
	const { earlier, events, resource } = useMemo(() => storyOf(rows, observation), [rows, observation]);
	const name = visible(resource, 200);
	if (events.length === 0) return <p class="note">{t('timeline_healthy', name)}</p>;
	return (
		<>
			<p class="note">
				{t(events.length === 1 ? 'timeline_alone' : 'timeline_only', name)}{' '}
				{earlier > 0 && count('timeline_earlier', earlier)}
			</p>
			<StoryList events={events} selectedId={observation.exchange.id} />
		</>
	);
}
