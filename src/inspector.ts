import { diagnose } from './diagnosis/diagnose.ts';
import type { Finding } from './diagnosis/finding.ts';
import { createHistory } from './diagnosis/history/history.ts';
import type { Exchange } from './exchange/exchange.ts';
import { createTwinFinder } from './exchange/twin-finder.ts';
import { parseUrl } from './exchange/url.ts';
import { isWrite } from './wordpress/endpoint.ts';
import { partsOf } from './wordpress/parts.ts';
import { createSiteRoots, type SiteRoots } from './wordpress/site-roots.ts';
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
	/** Takes note that the bodies of an exchange are gone. What was found out with them stays. */
	letGo(exchange: Exchange): void;
	/** Everything worth keeping, in order of start. The same array until something changes. */
	observations(): readonly Observation[];
	readonly roots: SiteRoots;
}

export function createInspector(): Inspector {
	const roots = createSiteRoots();
	const history = createHistory();
	const kept = new Map<number, Observation>();
	const twins = createTwinFinder();
	/** By the id of the page's request, that of the service worker's copy. */
	const copies = new Map<number, number>();
	let ordered: readonly Observation[] | null = null;

	const assess = (subject: WordPressExchange, parts: readonly WordPressExchange[]) => {
		const copy = copies.get(subject.exchange.id);
		const findings = [subject, ...parts]
			.flatMap(each => diagnose(each, history) ?? [])
			// One request told twice is one finding, on the page's; the copy is named beside it.
			.map(found => (copy === undefined ? found : { ...found, exchangeIds: [...found.exchangeIds, copy] }));
		if (subject.endpoint.family === 'other' && findings.length === 0) return;
		kept.set(subject.exchange.id, { ...subject, parts, isWrite: isWrite(subject.endpoint), findings });
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
				const real = kept.get(pair.real.id);
				if (real) assess(real, real.parts);
				if (pair.copy === exchange) return;
			}
			const subject = understand(exchange, roots);
			if (subject.endpoint.family !== 'other') confirm(roots, exchange);
			const parts = partsOf(subject);
			const touched = history.add(subject);
			assess(subject, parts);
			// A retry that went through changes what is to be said of the refusal before it.
			for (const id of touched) {
				const earlier = kept.get(id);
				if (earlier) assess(earlier, earlier.parts);
			}
			ordered = null;
		},
		letGo(exchange) {
			const before = kept.get(exchange.id);
			if (!before) return;
			kept.set(exchange.id, { ...before, exchange });
			ordered = null;
		},
		observations() {
			ordered ??= [...kept.values()].sort(byStart);
			return ordered;
		},
	};
}

function confirm(roots: SiteRoots, { request }: Exchange): void {
	const origin = parseUrl(request.url)?.origin;
	if (origin) roots.confirm(origin);
}

function byStart(a: Observation, b: Observation): number {
	return a.exchange.startedAt - b.exchange.startedAt || a.exchange.id - b.exchange.id;
}
