import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import { compileFilter } from '../../filter/compile.ts';
import { sayFilter } from '../../filter/describe.ts';
import { toggleTerm } from '../../filter/filter-for.ts';
import { type ObservedValues, observeValues } from '../../filter/observe-values.ts';
import { parseFilter } from '../../filter/parse.ts';
import type { Observation } from '../../inspector.ts';
import type { Say } from '../../words/message.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import type { Recording } from './recording.ts';

/** The filter of both lists, and what it lets through. */
export interface Filtering {
	readonly text: Signal<string>;
	readonly isActive: ReadonlySignal<boolean>;
	readonly rows: ReadonlySignal<readonly Observation[]>;
	readonly conflicts: ReadonlySignal<readonly Conflict[]>;
	/** In words what the filter does; empty without one. */
	readonly sentence: ReadonlySignal<string>;
	/** Shows only these requests, of one attempt say, whatever the text lets through besides; `null` shows all. */
	readonly only: Signal<ReadonlySet<number> | null>;
	/** Values for suggestions, from everything recorded. */
	readonly observed: ObservedValues;
	/** Adds a term, or takes it out if it is there. */
	toggle(term: string): void;
}

export function createFiltering(
	text: Signal<string>,
	{ rows }: Recording,
	say: Say,
	language: string,
): Filtering {
	const filter = computed(() => parseFilter(text.value));
	const isActive = computed(() => filter.value.terms.length > 0);
	const lets = computed(() => compileFilter(filter.value, say));
	const only = signal<ReadonlySet<number> | null>(null);
	const chosen = computed(() => {
		const ids = only.value;
		return ids ? rows.value.filter(({ exchange }) => ids.has(exchange.id)) : rows.value;
	});
	return {
		text,
		isActive,
		only,
		rows: computed(() => (isActive.value ? chosen.value.filter(lets.value) : chosen.value)),
		conflicts: computed(() => conflictsOf(chosen.value, isActive.value ? lets.value.ofFinding : undefined)),
		sentence: computed(() => (isActive.value ? sayFilter(filter.value, say, language) : '')),
		observed: observeValues(() => rows.peek()),
		toggle(term) {
			text.value = toggleTerm(text.value, term);
		},
	};
}
