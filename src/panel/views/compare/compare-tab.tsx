import type { Selected } from '../../state/navigation.ts';

export function CompareTab({ selected }: { selected: Selected }) {
	return <p class="note">{selected.observation.exchange.id}</p>;
}
