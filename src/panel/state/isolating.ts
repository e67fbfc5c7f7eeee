import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, computed, effect, signal } from '@preact/signals';
import type { Finding } from '../../diagnosis/finding.ts';
import { parseUrl } from '../../exchange/url.ts';
import { type Detected, detectRungs } from '../../isolation/rungs/detect.ts';
import { isByRequest, LACK_WORDS, type Rung } from '../../isolation/rungs/ladder.ts';
import type { MessageKey } from '../../words/message.ts';
import { type Choice, createChoice } from './isolating-choice.ts';
import { addressOf, repeatableOf, startOf } from './isolating-failure.ts';
import { createLeftovers, type Leftovers } from './isolating-left.ts';
import { type Plan, planFor } from './isolating-plan.ts';
import { createSearching, type Searching, type SearchingNeeds } from './isolating-search.ts';
import type { Navigation } from './navigation.ts';

/** "Who did it": from a conflict to the plugins or the theme behind it. */
export interface Isolating extends Choice {
	/** There is an inspected page, and its traffic is what is shown. */
	readonly isPossible: ReadonlySignal<boolean>;
	/** What the site offers; `null` until it was asked. */
	readonly detected: ReadonlySignal<Detected | null>;
	readonly isLooking: ReadonlySignal<boolean>;
	/** Asks the site which rungs there are. It only reads. */
	look(): Promise<void>;
	/** Why a rung is not there for this conflict on this site; `null` when it is. */
	lackOf(rung: Rung): MessageKey | null;
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
	const choice = createChoice(navigation, recording);
	const { chosen, isSteady } = choice;
	const leftovers = createLeftovers(storage, page, site => site === searching.site.peek());
	const detected = signal<{ readonly site: string; readonly found: Detected } | null>(null);
	const isLooking = signal(false);
	const wanted: Signal<Rung | null> = signal(null);

	const siteOf = (finding: Finding) => parseUrl(finding.subject.exchange.request.url)?.origin ?? null;
	const here = computed(() => {
		const site = chosen.value && siteOf(chosen.value.finding);
		return detected.value && detected.value.site === site ? detected.value.found : null;
	});
	const lackOf = (each: Rung): MessageKey | null => {
		const lack = here.value?.availability[each];
		if (lack) return LACK_WORDS[lack];
		return isByRequest(each) && chosen.value && !repeatableOf(chosen.value.finding)
			? 'isolate_lackRepeat'
			: null;
	};
	const rung = computed(() => {
		if (!here.value) return null;
		const isThere = (each: Rung) => lackOf(each) === null;
		if (wanted.value && isThere(wanted.value)) return wanted.value;
		return preferred(isThere);
	});
	const plan = computed(() => {
		const [found, on] = [here.value, rung.value];
		if (!chosen.value || !found || !on || on === 'elsewhere') return null;
		const { suspects, subject } = chosen.value.finding;
		const priors = Object.fromEntries(suspects.map(({ slug, weight }) => [slug, weight]));
		const { conflicts, tries } = chosen.value.tally;
		// One try tells nothing of how often.
		const rate = isSteady.value ? null : conflicts < tries ? conflicts / tries : UNKNOWN_RATE;
		return planFor(found, on, priors, subject.exchange.durationMs || 0, rate);
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
		...choice,
		choose(finding) {
			batch(() => {
				wanted.value = null;
				choice.choose(finding);
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
			try {
				detected.value = { site, found: await detectRungs(request => page.send(request), address) };
			} finally {
				isLooking.value = false;
			}
		},
		lackOf,
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
			await searching.start(site, startOf(finding, address, on, isSteady.peek()));
		},
		searching,
		leftovers,
		async putBack(site) {
			await searching.load(site);
			await searching.restore();
		},
	};
}

/** Of what is only said to fail now and then. */
const UNKNOWN_RATE = 0.5;

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
