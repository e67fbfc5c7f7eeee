import { diagnose } from './diagnosis/diagnose.ts';
import type { Finding } from './diagnosis/finding.ts';
import { createHistory } from './diagnosis/history/history.ts';
import { evictBodies, wasEvicted } from './exchange/body-caps.ts';
import type { Exchange } from './exchange/exchange.ts';
import { forgetRequestData } from './exchange/request-data.ts';
import { createTwinFinder } from './exchange/twin-finder.ts';
import { originOf } from './exchange/url.ts';
import { createEarlyPages } from './wordpress/early-pages.ts';
import { isWrite } from './wordpress/endpoint.ts';
import { partsOf } from './wordpress/parts.ts';
import { createSiteRoots, type SiteRoots } from './wordpress/site-roots.ts';
import { withoutBody } from './wordpress/without-body.ts';
import type { WordPressExchange } from './wordpress/wordpress-exchange.ts';
import { understand } from './wordpress/wordpress-exchange.ts';

/** An exchange after the whole pipeline. */
export interface Observation extends WordPressExchange {
	readonly parts: readonly WordPressExchange[];
	readonly isWrite: boolean;
	/** Of the exchange itself and of its parts. */
	readonly findings: readonly Finding[];
}

/** The one pipeline: live capture, HAR import and the terminal all go through it. */
export interface Inspector {
	/** Reads what an exchange says about the site, ahead of observing: a file can be read twice, the present cannot. */
	learn(exchange: Exchange): void;
	/**
	 * Takes the next exchange, best in order of start. Traffic that is not WordPress's and no conflict either is let go.
	 * One with an id that was there before takes its place.
	 */
	observe(exchange: Exchange): void;
	/**
	 * Lets go of the bodies of an exchange, and of what was parsed from them. What was found out with them stays.
	 *
	 * @param exchange the same without its bodies
	 */
	letGo(exchange: Exchange): void;
	/** Whether a finding rests on it: its bodies are worth more than others'. */
	isCited(id: number): boolean;
	/** Everything worth keeping, in order of start. The same array until something changes. */
	observations(): readonly Observation[];
	readonly roots: SiteRoots;
}

/** Most have no parts and no findings, and there are many. */
const NONE: readonly never[] = [];

/** Letting go of many at once saves looking through all of them for each. */
const SLACK = 1.05;

/**
 * @param most so many observations are kept, give or take a twentieth; what findings rest on is kept beyond that
 */
export function createInspector(most = Number.POSITIVE_INFINITY): Inspector {
	const roots = createSiteRoots();
	const history = createHistory();
	const kept = new Map<number, Observation>();
	const twins = createTwinFinder();
	/** By the id of the page's request, that of the service worker's copy. */
	const copies = new Map<number, number>();
	const cited = new Set<number>();
	const earlyPages = createEarlyPages();
	let ordered: readonly Observation[] | null = null;

	const findingsOf = (
		subject: WordPressExchange,
		parts: readonly WordPressExchange[],
	): readonly Finding[] => {
		const own = diagnose(subject, history);
		const found = parts.length === 0 ? NONE : parts.flatMap(part => diagnose(part, history) ?? []);
		const all = own ? [own, ...found] : found;
		if (all.length === 0) return NONE;
		const copy = copies.get(subject.exchange.id);
		// One request told twice is one finding, on the page's; the copy is named beside it.
		return copy === undefined
			? all
			: all.map(each => ({ ...each, exchangeIds: [...each.exchangeIds, copy] }));
	};

	const assess = (subject: WordPressExchange, parts: readonly WordPressExchange[]) => {
		const findings = findingsOf(subject, parts);
		if (subject.endpoint.family === 'other' && findings.length === 0) return;
		for (const { exchangeIds } of findings) for (const id of exchangeIds) cited.add(id);
		kept.set(subject.exchange.id, observationOf(subject, parts, isWrite(subject.endpoint), findings));
	};

	/** Not without its bodies: what was found with them would be lost. */
	const assessAgain = (earlier: Observation) => {
		if (!wasEvicted(earlier.exchange)) assess(earlier, earlier.parts);
	};

	const take = (subject: WordPressExchange) => {
		const parts = partsOf(subject);
		const touched = history.add(subject);
		assess(subject, parts);
		// A retry that went through changes what is to be said of the refusal before it.
		for (const id of touched) {
			const earlier = kept.get(id);
			if (earlier) assessAgain(earlier);
		}
	};

	/** What nothing was found in, oldest first. */
	const dropOldest = () => {
		for (const [id, { exchange, findings }] of kept) {
			if (kept.size <= most) return;
			if (findings.length > 0 || cited.has(id)) continue;
			kept.delete(id);
			history.letGo(evictBodies(exchange));
		}
	};

	return {
		roots,
		learn: exchange => roots.learn(exchange),
		observe(exchange) {
			roots.learn(exchange);
			const pair = twins.add(exchange);
			if (pair) {
				copies.set(pair.real.id, pair.copy.id);
				ordered = null;
				kept.delete(pair.copy.id);
				earlyPages.forget(pair.copy.id);
				const real = kept.get(pair.real.id);
				if (real) assessAgain(real);
				if (pair.copy === exchange) return;
			}
			const subject = understand(exchange, roots);
			if (subject.endpoint.family === 'other') earlyPages.add(exchange);
			else {
				confirm(roots, exchange);
				for (const page of earlyPages.takeOf(exchange))
					if (page.id !== exchange.id) take(understand(page, roots));
			}
			take(subject);
			if (kept.size > most * SLACK) dropOldest();
			ordered = null;
		},
		letGo(exchange) {
			history.letGo(exchange);
			twins.letGo(exchange);
			earlyPages.letGo(exchange);
			const before = kept.get(exchange.id);
			if (!before) return;
			forgetRequestData(before.exchange.request);
			const { findings, parts } = before;
			const after = observationOf(
				withoutBody(before, exchange),
				parts.map(part => withoutBody(part, exchange)),
				before.isWrite,
				findings.map(found => ({ ...found, subject: withoutBody(found.subject, exchange) })),
			);
			kept.set(exchange.id, after);
			ordered = null;
		},
		isCited: id => cited.has(id),
		observations() {
			ordered ??= [...kept.values()].sort(byStart);
			return ordered;
		},
	};
}

/** Written out, not spread: an object that grows costs twice the memory, and all of these are kept. */
function observationOf(
	{ answer, endpoint, error, exchange, part, status }: WordPressExchange,
	parts: readonly WordPressExchange[],
	isWrite: boolean,
	findings: readonly Finding[],
): Observation {
	return {
		exchange,
		part,
		endpoint,
		status,
		answer,
		error,
		parts: parts.length === 0 ? NONE : parts,
		isWrite,
		findings: findings.length === 0 ? NONE : findings,
	};
}

function confirm(roots: SiteRoots, { request }: Exchange): void {
	const origin = originOf(request.url);
	if (origin) roots.confirm(origin);
}

function byStart(a: Observation, b: Observation): number {
	return a.exchange.startedAt - b.exchange.startedAt || a.exchange.id - b.exchange.id;
}
