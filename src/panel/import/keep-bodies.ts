import { resourceOf } from '../../diagnosis/timeline.ts';
import type { BodyCaps } from '../../exchange/body-caps.ts';
import { bodyUnits, capBodies, evictBodies, leastNeeded } from '../../exchange/body-caps.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Observation } from '../../inspector.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/** What is kept of a file's observations. */
export interface Kept {
	readonly observations: readonly Observation[];
	/** How many of them lost their bodies. */
	readonly letGo: number;
}

/** Keeps observations within the caps that live traffic has. What was found out with the bodies stays. */
export function keepWithin(all: readonly Observation[], caps: BodyCaps): Kept {
	const needed = neededIds(all);
	const capped = all.map(({ exchange }) => capBodies(exchange, caps.perBody));
	const units = capped.reduce((sum, exchange) => sum + bodyUnits(exchange), 0);
	const evicted = new Set(leastNeeded(capped, units - caps.allBodies, ({ id }) => needed.has(id)));
	return {
		letGo: evicted.size,
		observations: all.map((observation, place) => {
			const exchange = capped[place] ?? observation.exchange;
			if (evicted.has(exchange)) return withExchange(observation, evictBodies(exchange));
			return exchange === observation.exchange ? observation : withExchange(observation, exchange);
		}),
	};
}

/** What findings rest on goes last, and what else is told of the same resources: a comparison starts from what was read. */
function neededIds(all: readonly Observation[]): ReadonlySet<number> {
	const troubled = all.filter(({ findings }) => findings.length > 0);
	const resources = new Set(troubled.map(resourceOf));
	const told = all.filter(observation => resources.has(resourceOf(observation)));
	const cited = troubled.flatMap(({ findings }) => findings.flatMap(({ exchangeIds }) => exchangeIds));
	return new Set([...told.map(({ exchange }) => exchange.id), ...cited]);
}

/** Puts a smaller exchange in the place of the whole one, wherever that is held, and lets go of what was parsed from it. */
function withExchange(observation: Observation, exchange: Exchange): Observation {
	const smaller = <T extends WordPressExchange>(subject: T): T => ({
		...subject,
		exchange,
		answer: { ...subject.answer, json: undefined },
	});
	return {
		...smaller(observation),
		parts: observation.parts.map(smaller),
		findings: observation.findings.map(finding => ({ ...finding, subject: smaller(finding.subject) })),
	};
}
