import type { Selected } from '../state/navigation.ts';

export function TimelineTab({ selected }: { selected: Selected }) {
	return <p class="note">{selected.observation.exchange.id}</p>;
}
