import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Finding } from '../../diagnosis/finding.ts';
import { startVerification, type Tally } from '../../diagnosis/verification.ts';
import { parseUrl } from '../../exchange/url.ts';
import { type Detected, detectRungs } from '../../isolation/rungs/detect.ts';
import type { Rung } from '../../isolation/rungs/ladder.ts';
import { conflictsOf } from './conflicts.ts';
import { addressOf, startOf } from './isolating-failure.ts';
import { type Fit, fitOf } from './isolating-fit.ts';
import { createLeftovers, type Leftovers } from './isolating-left.ts';
import { type Plan, planFor } from './isolating-plan.ts';
import { createSearching, type Searching, type SearchingNeeds } from './isolating-search.ts';
import type { Navigation } from './navigation.ts';

/** A conflict that somebody may want to isolate. */
export interface Candidate extends Fit {
	readonly finding: Finding;
	/** How often it was tried and seen, in this recording. */
	readonly tally: Tally;
}

/** "Who did it": from a conflict to the plugins or the theme behind it. */
export interface Isolating {
	/** There is an inspected page, and its traffic is what is shown. */
	readonly isPossible: ReadonlySignal<boolean>;
	readonly candidates: ReadonlySignal<readonly Candidate[]>;
	/** The one that is looked into: chosen here, or selected in a list. */
	readonly chosen: ReadonlySignal<Candidate | null>;
	choose(finding: Finding | null): void;
	/** What the site offers; `null` until it was asked. */
	readonly detected: ReadonlySignal<Detected | null>;
	readonly isLooking: ReadonlySignal<boolean>;
	/** Asks the site which rungs there are. It only reads. */
	look(): Promise<void>;
	/** The rung that is chosen, or else the first there is. */
	readonly rung: ReadonlySignal<Rung | null>;
	chooseRung(rung: Rung): void;
	readonly plan: ReadonlySignal<Plan | null>;
	start(): Promise<void>;
	readonly searching: Searching;
	readonly leftovers: Leftovers;
	/** Puts back what an earlier panel has left on a site. */
	putBack(site: string): Promise<void>;
}

export function createIsolating(needs: SearchingNeeds & { readonly navigation: Navigation }): Isolating {
	const { navigation, page, recording, storage } = needs;
	const searching = createSearching(needs);
	const leftovers = createLeftovers(storage, page, site => site === searching.site.peek());
	const asked = signal<Finding | null>(null);
	const dropped = signal<Finding | null>(null);
	const detected = signal<{ readonly site: string; readonly found: Detected } | null>(null);
	const isLooking = signal(false);
	const wanted: Signal<Rung | null> = signal(null);

	const candidateOf = (finding: Finding): Candidate => ({
		...fitOf(finding),
		finding,
		tally: startVerification(finding, recording.rows.value, Number.POSITIVE_INFINITY).before,
	});
	const findings = computed(() =>
		conflictsOf(recording.rows.value).flatMap(({ finding }) =>
			finding.severity === 'info' ? [] : [finding],
		),
	);
	const candidates = computed(() => findings.value.map(candidateOf));
	const chosen = computed(() => {
		const selected = navigation.selected.value?.finding ?? null;
		const isDropped = selected?.id === dropped.value?.id;
		const finding = asked.value ?? (isDropped ? null : selected);
		return finding && finding.severity !== 'info' ? candidateOf(finding) : null;
	});
	const siteOf = (finding: Finding) => parseUrl(finding.subject.exchange.request.url)?.origin ?? null;
	const here = computed(() => {
		const site = chosen.value && siteOf(chosen.value.finding);
		return detected.value && detected.value.site === site ? detected.value.found : null;
	});
	const rung = computed(() => {
		const availability = here.value?.availability;
		if (!availability) return null;
		const isThere = (each: Rung) => availability[each] === null;
		if (wanted.value && isThere(wanted.value)) return wanted.value;
		return preferred(isThere);
	});
	const plan = computed(() => {
		const [found, on] = [here.value, rung.value];
		if (!chosen.value || !found || !on || on === 'elsewhere') return null;
		const { suspects, subject } = chosen.value.finding;
		const priors = Object.fromEntries(suspects.map(({ slug, weight }) => [slug, weight]));
		return planFor(found, on, priors, subject.exchange.durationMs || 0);
	});

	// What is selected in a list later is meant more than what was chosen here before.
	let selected = '';
	effect(() => {
		const id = navigation.selected.value?.finding?.id ?? '';
		if (id === selected) return;
		selected = id;
		if (id === '') return;
		asked.value = null;
		dropped.value = null;
	});

	// Ids of a file mean other requests.
	recording.file.subscribe(() => {
		asked.value = null;
	});

	let origin: string | null = null;
	recording.onObserved(observations => {
		const last = observations.at(-1);
		const url = last && parseUrl(last.exchange.request.url);
		if (!url) return;
		// The first request of a page that is being opened comes before the page.
		const isExpected = leftovers.list.peek().some(({ isHere, site }) => !isHere && site === url.origin);
		if (url.origin === origin && !isExpected) return;
		origin = url.origin;
		void leftovers.look();
	});
	effect(() => {
		if (searching.work.value === null) void leftovers.look();
	});

	return {
		isPossible: computed(() => page !== null && recording.file.value === null),
		candidates,
		chosen,
		choose(finding) {
			batch(() => {
				asked.value = finding;
				dropped.value = finding ? null : (navigation.selected.peek()?.finding ?? null);
				wanted.value = null;
			});
		},
		detected: here,
		isLooking,
		async look() {
			const finding = chosen.peek()?.finding;
			const address = finding && addressOf(finding, recording.rows.peek());
			const site = finding && siteOf(finding);
			if (!address || !site || !page || isLooking.peek() || recording.file.peek()) return;
			isLooking.value = true;
			const found = await detectRungs(request => page.send(request), address);
			batch(() => {
				detected.value = { site, found };
				isLooking.value = false;
			});
		},
		rung,
		chooseRung(next) {
			wanted.value = next;
		},
		plan,
		async start() {
			const finding = chosen.peek()?.finding;
			const on = rung.peek();
			const address = finding && addressOf(finding, recording.rows.peek());
			const site = finding && siteOf(finding);
			if (!address || !site || !on || on === 'elsewhere') return;
			// By the end of it the site may offer something else.
			detected.value = null;
			await searching.start(site, startOf(finding, address, on));
		},
		searching,
		leftovers,
		async putBack(site) {
			await searching.load(site);
			await searching.restore();
		},
	};
}

/** The mildest way that finds plugins as well; the theme alone is rarely it. */
function preferred(isThere: (rung: Rung) => boolean): Rung | null {
	const order: readonly Rung[] = [
		'per-request',
		'stored-list',
		'theme-preview',
		'elsewhere',
		'everybody',
		'by-hand',
	];
	return order.find(isThere) ?? null;
}
