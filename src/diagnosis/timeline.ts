import { parseUrl } from '../exchange/url.ts';
import { isWrite } from '../wordpress/endpoint.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Finding } from './finding.ts';

/** One request in the story of a resource. */
export interface TimelineEvent {
	readonly exchangeId: number;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly durationMs: number;
	readonly method: string;
	readonly status: number;
	readonly step: 'read' | 'write' | 'refused' | 'retry' | 'failed';
	/** It started before an earlier request of the same resource had ended. */
	readonly overlaps: boolean;
}

/** Everything that happened to one resource: old state read, write rejected, retries, recovery. */
export interface Timeline {
	readonly resource: string;
	readonly events: readonly TimelineEvent[];
}

type Told = WordPressExchange & { readonly findings: readonly Finding[] };

/** A story longer than this is told by its end. */
const MAX_EVENTS = 100;

/**
 * The stories of the resources that something is wrong with.
 *
 * @param observations in order of start
 */
export function timelinesOf(observations: readonly Told[]): readonly Timeline[] {
	const resources = new Map<string, Told[]>();
	for (const observation of observations) {
		const key = resourceOf(observation);
		const group = resources.get(key);
		if (group) group.push(observation);
		else resources.set(key, [observation]);
	}
	return [...resources]
		.filter(([, group]) => group.some(({ findings }) => findings.length > 0))
		.map(([resource, group]) => ({ resource, events: eventsOf(group.slice(-MAX_EVENTS)) }));
}

/** What requests of one story have in common: `/wp/v2/posts/12` with its autosaves, an ajax action, a script. */
export function resourceOf({ endpoint, exchange }: WordPressExchange): string {
	if (endpoint.route !== null)
		return /^(?:\/.{1,200}?)\/\d{1,20}(?=\/|$)/.exec(endpoint.route)?.[0] ?? endpoint.route;
	if (endpoint.action !== null)
		return endpoint.resourceId ? `${endpoint.action} ${endpoint.resourceId}` : endpoint.action;
	const url = parseUrl(exchange.request.url);
	return url ? url.pathname : exchange.request.url;
}

function eventsOf(group: readonly Told[]): readonly TimelineEvent[] {
	let busyUntil = Number.NEGATIVE_INFINITY;
	let refused = false;
	return group.map(observation => {
		const { endpoint, exchange, findings, status } = observation;
		const at = exchange.startedAt;
		const overlaps = at < busyUntil;
		busyUntil = Math.max(busyUntil, at + exchange.durationMs);
		const wentWrong = findings.some(({ severity }) => severity !== 'info') || status >= 400;
		const write = isWrite(endpoint);
		const step =
			status === 0 ? 'failed' : wentWrong ? 'refused' : write && refused ? 'retry' : write ? 'write' : 'read';
		if (write) refused = wentWrong;
		return {
			exchangeId: exchange.id,
			at,
			durationMs: exchange.durationMs,
			method: endpoint.method,
			status,
			step,
			overlaps,
		};
	});
}
