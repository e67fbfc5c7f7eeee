import { type Endpoint, isWrite } from '../wordpress/endpoint.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Finding } from './finding.ts';
import { resourceOf } from './timeline.ts';

/** How often one endpoint ran into a conflict. */
export interface EndpointRate {
	/** Method and route without ids, or the action. */
	readonly endpoint: string;
	readonly requests: number;
	readonly writes: number;
	readonly conflicts: number;
}

/** Conflicts by endpoint, the most troubled first; endpoints without any are left out. */
export function conflictRates(
	observations: readonly (WordPressExchange & { readonly findings: readonly Finding[] })[],
): readonly EndpointRate[] {
	const rates = new Map<string, { requests: number; writes: number; conflicts: number }>();
	/** Requests of one route share their endpoint. */
	const keys = new Map<Endpoint, string>();
	for (const observation of observations) {
		const { endpoint, findings } = observation;
		const key =
			keys.get(endpoint) ??
			`${endpoint.method} ${endpoint.route?.replace(/\/\d+(?=\/|$)/g, '/…') ?? endpoint.action ?? resourceOf(observation)}`;
		if (endpoint.route !== null) keys.set(endpoint, key);
		const rate = rates.get(key) ?? { requests: 0, writes: 0, conflicts: 0 };
		rates.set(key, rate);
		rate.requests += 1;
		if (isWrite(endpoint)) rate.writes += 1;
		rate.conflicts += findings.filter(({ severity }) => severity !== 'info').length;
	}
	return [...rates]
		.map(([endpoint, rate]) => ({ endpoint, ...rate }))
		.filter(({ conflicts }) => conflicts > 0)
		.sort((a, b) => b.conflicts - a.conflicts || a.endpoint.localeCompare(b.endpoint));
}
