import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { urlParts } from '../exchange/url.ts';
import { isWrite } from '../wordpress/endpoint.ts';
import { type Preload, preloadsOf } from '../wordpress/preloads.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import type { Finding, FindingKind } from './finding.ts';
import { type ShownVersion, shownVersion, versionOf } from './shown-version.ts';

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

/** The same with what it takes to tell it in words. */
export interface ToldEvent extends TimelineEvent {
	/** What went wrong, by the gravest finding. */
	readonly kind: FindingKind | null;
	/** Means to change something, whatever became of it. */
	readonly isWrite: boolean;
	/** It follows a refused write: a retry, or a read of the state that was in its way. */
	readonly afterRefusal: boolean;
	/** The state its answer showed. */
	readonly seen: ShownVersion | null;
	/** The version it was sent with and the one it met, where a finding compared them. */
	readonly sent: string | null;
	readonly current: string | null;
	/** How long before it somebody else had saved, in milliseconds; `null` where nobody says. */
	readonly savedBeforeMs: number | null;
}

/** Everything that happened to one resource: old state read, write rejected, retries, recovery. */
export interface Timeline {
	readonly resource: string;
	readonly events: readonly ToldEvent[];
}

type Told = WordPressExchange & { readonly findings: readonly Finding[] };

/** A story longer than this is told by its end. */
const MAX_EVENTS = 100;

/**
 * The stories of the resources that something is wrong with. A page of the block editor that brought a resource along
 * belongs to its story too: that is where it was read.
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
	const troubled = [...resources].filter(([, group]) => group.some(({ findings }) => findings.length > 0));
	const openings = troubled.some(([resource]) => resource.startsWith('/wp/v2/'))
		? observations.flatMap(openingsOf)
		: [];
	return troubled.map(([resource, group]) => {
		const own = openings.filter(({ preload }) => preload.route === resource);
		return { resource, events: eventsOf(inOrder(group, own).slice(-MAX_EVENTS)) };
	});
}

/** A page that brought a resource along. */
interface Opening {
	readonly page: Told;
	readonly preload: Preload;
}

/** A request of a story, with the state it showed where that stands elsewhere than in its answer. */
interface Scene {
	readonly told: Told;
	readonly seen: ShownVersion | null;
}

/** A page of the editor is a megabyte, and the story is told anew with every request. */
const preloads = new WeakMap<Exchange, readonly Preload[]>();

function openingsOf(page: Told): readonly Opening[] {
	if (page.endpoint.family !== 'classic-editor' || page.answer.shape !== 'html') return [];
	const known = preloads.get(page.exchange) ?? preloadsOf(page.exchange);
	preloads.set(page.exchange, known);
	return known.map(preload => ({ page, preload }));
}

function inOrder(group: readonly Told[], openings: readonly Opening[]): readonly Scene[] {
	const scenes = group.map(told => ({ told, seen: shownVersion(told) }));
	if (openings.length === 0) return scenes;
	const opened = openings.map(({ page, preload }) => ({ told: page, seen: versionOf(preload.body) }));
	const key = ({ told }: Scene) => told.exchange.startedAt;
	return [...opened, ...scenes].sort((a, b) => key(a) - key(b) || a.told.exchange.id - b.told.exchange.id);
}

/** What requests of one story have in common: `/wp/v2/posts/12` with its autosaves, an ajax action, a script. */
export function resourceOf({ endpoint, exchange }: WordPressExchange): string {
	if (endpoint.route !== null)
		return /^(?:\/.{1,200}?)\/\d{1,20}(?=\/|$)/.exec(endpoint.route)?.[0] ?? endpoint.route;
	if (endpoint.action !== null)
		return endpoint.resourceId ? `${endpoint.action} ${endpoint.resourceId}` : endpoint.action;
	const url = urlParts(exchange.request.url);
	return url ? url.pathname : exchange.request.url;
}

function eventsOf(scenes: readonly Scene[]): readonly ToldEvent[] {
	let busyUntil = Number.NEGATIVE_INFINITY;
	let refused = false;
	return scenes.map(({ seen, told }) => {
		const { endpoint, exchange, findings, status } = told;
		const at = exchange.startedAt;
		const overlaps = at < busyUntil;
		if (Number.isFinite(at)) busyUntil = Math.max(busyUntil, at + exchange.durationMs);
		const wentWrong = findings.some(({ severity }) => severity !== 'info') || status >= 400;
		const write = isWrite(endpoint);
		const step =
			status === 0 ? 'failed' : wentWrong ? 'refused' : write && refused ? 'retry' : write ? 'write' : 'read';
		const afterRefusal = refused;
		if (write) refused = wentWrong;
		const gravest = findings.find(({ severity }) => severity !== 'info') ?? findings[0];
		return {
			exchangeId: exchange.id,
			at,
			durationMs: exchange.durationMs,
			method: endpoint.method,
			status,
			step,
			overlaps,
			kind: gravest?.kind ?? null,
			isWrite: write,
			afterRefusal,
			seen,
			sent: gravest?.version?.sent ?? null,
			current: gravest?.version?.current ?? null,
			savedBeforeMs: gravest ? savedBefore(gravest, exchange) : null,
		};
	});
}

/** Later than this the time of a save is no news, and sooner than never it is a clock that differs. */
const LONG_AGO_MS = 30 * 24 * 3_600_000;
const CLOCK_MS = 5000;

/** How old the state was that a write met, where its version is a time; by the server's clock if it told. */
function savedBefore(
	{ kind, version }: Finding,
	{ durationMs, response, startedAt }: Exchange,
): number | null {
	if (kind !== 'stale-version' && kind !== 'lost-update') return null;
	const saved = readTime(version?.carrier ?? '', version?.current ?? '');
	const answered = Date.parse(header(response.headers, 'date') ?? '');
	const now = Number.isFinite(answered) ? answered : startedAt + durationMs;
	const age = now - saved;
	return age >= -CLOCK_MS && age <= LONG_AGO_MS ? Math.max(0, age) : null;
}

/** Times without a zone are in GMT only where their name says so, as `modified_gmt` does. */
function readTime(carrier: string, value: string): number {
	if (/^\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:Z|[+-]\d\d:?\d\d)$/.test(value)) return Date.parse(value);
	const gmt = carrier.endsWith('gmt') && /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d$/.test(value);
	return gmt ? Date.parse(`${value.replace(' ', 'T')}Z`) : Number.NaN;
}
