import type { ReadonlySignal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Finding } from '../../diagnosis/finding.ts';
import { startVerification, type Tally } from '../../diagnosis/verification.ts';
import { conflictsOf } from './conflicts.ts';
import { type Fit, fitOf } from './isolating-fit.ts';
import type { Navigation } from './navigation.ts';
import type { Recording } from './recording.ts';

/** A conflict that somebody may want to isolate. */
export interface Candidate extends Fit {
	readonly finding: Finding;
	/** How often it was tried and seen, in this recording. */
	readonly tally: Tally;
}

/** So many are offered: each is looked up in the whole recording. Another is chosen in the list of conflicts. */
const MOST_OFFERED = 50;

const ORDER: Readonly<Record<Fit['fit'], number>> = { fits: 0, doubtful: 1, wrong: 2 };

/** Which conflict is looked into, and what the person says of it. */
export interface Choice {
	/** Those that isolation can solve first. */
	readonly candidates: ReadonlySignal<readonly Candidate[]>;
	/** Conflicts beyond those. */
	readonly more: ReadonlySignal<number>;
	/** The one that is looked into: chosen here, or selected in a list. */
	readonly chosen: ReadonlySignal<Candidate | null>;
	choose(finding: Finding | null): void;
	/** Whether it fails every time: by the recording, unless the person says otherwise. */
	readonly isSteady: ReadonlySignal<boolean>;
	saySteady(isSteady: boolean): void;
}

export function createChoice({ selected }: Navigation, { file, rows }: Recording): Choice {
	const asked = signal<Finding | null>(null);
	const dropped = signal<Finding | null>(null);
	const said = signal<boolean | null>(null);

	const candidateOf = (finding: Finding): Candidate => ({
		...fitOf(finding),
		finding,
		tally: startVerification(finding, rows.value, Number.POSITIVE_INFINITY).before,
	});
	const chosen = computed(() => {
		const inList = selected.value?.finding ?? null;
		const isDropped = inList?.id === dropped.value?.id;
		const finding = asked.value ?? (isDropped ? null : inList);
		return finding && finding.severity !== 'info' ? candidateOf(finding) : null;
	});

	// What is selected in a list later is meant more than what was chosen here before.
	let last = '';
	effect(() => {
		const id = selected.value?.finding?.id ?? '';
		if (id === last) return;
		last = id;
		if (id === '') return;
		asked.value = null;
		dropped.value = null;
		said.value = null;
	});
	// Ids of a file mean other requests.
	file.subscribe(() => {
		asked.value = null;
	});

	const offered = computed(() =>
		conflictsOf(rows.value)
			.flatMap(({ finding }) => (finding.severity === 'info' ? [] : [finding]))
			.map(finding => ({ finding, order: ORDER[fitOf(finding).fit] }))
			.sort((a, b) => a.order - b.order),
	);

	return {
		candidates: computed(() =>
			offered.value.slice(0, MOST_OFFERED).map(({ finding }) => candidateOf(finding)),
		),
		more: computed(() => Math.max(0, offered.value.length - MOST_OFFERED)),
		chosen,
		choose(finding) {
			batch(() => {
				asked.value = finding;
				dropped.value = finding ? null : (selected.peek()?.finding ?? null);
				said.value = null;
			});
		},
		isSteady: computed(() => {
			const tally = chosen.value?.tally;
			return said.value ?? (!tally || cleanIn(tally) === 0);
		}),
		saySteady(isSteady) {
			said.value = isSteady;
		},
	};
}

/** Tries that went well. */
export function cleanIn({ conflicts, others, tries }: Tally): number {
	return tries - conflicts - others;
}
