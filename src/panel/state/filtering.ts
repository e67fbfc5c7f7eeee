import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Suggestion } from '../../filter/suggest.ts';
import type { Observation } from '../../inspector.ts';
import type { Say } from '../../words/message.ts';
import type * as Knowledge from '../knowledge.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import type { Recording } from './recording.ts';
import { whenThere } from './when-there.ts';

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
	/** Somebody is about to type: reads the list ahead, a little at a time. */
	prepare(): void;
	/** Completes the filter, also with values from everything recorded. */
	suggest(text: string, caret: number): readonly Suggestion[];
	/** Whether the filter has a term. */
	has(term: string): boolean;
	/** Adds a term, or takes it out if it is there. */
	toggle(term: string): void;
}

/** What the filter works with. */
export type FilterKnowledge = Pick<
	typeof Knowledge,
	| 'compileFilter'
	| 'createSieve'
	| 'hasTerm'
	| 'observeValues'
	| 'parseFilter'
	| 'sayFilter'
	| 'suggest'
	| 'toggleTerm'
>;

/** @param knowledge `null` while it is being loaded; nothing passes a filter until then */
export function createFiltering(
	text: Signal<string>,
	{ rows }: Recording,
	say: Say,
	language: string,
	knowledge: ReadonlySignal<FilterKnowledge | null>,
): Filtering {
	const filter = computed(() => knowledge.value?.parseFilter(text.value) ?? null);
	const isActive = computed(() => (filter.value ? filter.value.terms.length > 0 : text.value.trim() !== ''));
	const lets = computed(() =>
		knowledge.value && filter.value ? knowledge.value.compileFilter(filter.value, say) : null,
	);
	const only = signal<ReadonlySet<number> | null>(null);
	const chosen = computed(() => {
		const ids = only.value;
		return ids ? rows.value.filter(({ exchange }) => ids.has(exchange.id)) : rows.value;
	});
	const sieve = computed(() => knowledge.value?.createSieve() ?? null);
	const passing = computed(() => {
		if (!isActive.value) return chosen.value;
		if (!sieve.value || !filter.value || !lets.value) return [];
		return sieve.value.through(chosen.value, filter.value, lets.value);
	});
	let isPreparing = false;
	const prepareSome = () => {
		isPreparing = sieve.peek()?.prepare(chosen.peek(), PREPARED_AT_ONCE) ?? false;
		if (isPreparing) setTimeout(prepareSome);
	};
	const observed = computed(() => knowledge.value?.observeValues(() => rows.peek()));
	return {
		text,
		isActive,
		only,
		rows: passing,
		conflicts: computed(() =>
			conflictsOf(chosen.value, isActive.value ? (lets.value?.ofFinding ?? LETS_NOTHING) : undefined),
		),
		sentence: computed(() =>
			knowledge.value && filter.value && isActive.value
				? knowledge.value.sayFilter(filter.value, say, language)
				: '',
		),
		prepare() {
			if (!isPreparing) prepareSome();
		},
		suggest: (typed, caret) =>
			knowledge.value && observed.value ? knowledge.value.suggest(typed, caret, observed.value) : [],
		has: term => knowledge.value?.hasTerm(text.value, term) ?? false,
		toggle(term) {
			whenThere(knowledge, ({ toggleTerm }) => {
				text.value = toggleTerm(text.value, term);
			});
		},
	};
}

const LETS_NOTHING = () => false;

/** Takes a few milliseconds of a frame. */
const PREPARED_AT_ONCE = 2000;
