import { parseUrl } from '../exchange/url.ts';
import { PURGE_ORDER, purgeMessage } from '../wordpress/knowledge/cache-purges.ts';
import type { CacheLayer } from '../wordpress/knowledge/cache-signs.ts';
import { type Message, message } from '../words/message.ts';
import { type CacheSign, cacheSignsOf, quotedSign } from './cache-signs-of.ts';
import type { Finding, FindingKind, Pointer } from './finding.ts';
import type { Observed } from './observed.ts';
import { resourceOf } from './timeline.ts';

/** Where it stands that a cache is there, or served something. */
export interface CacheSeen {
	readonly exchangeId: number;
	readonly pointer: Pointer;
	readonly served: boolean;
	readonly says: Message;
}

/** One cache: a product where its name is known, else whatever there is in the layer. */
export interface CacheProduct {
	readonly name: string | null;
	/** How many answers came from it. */
	readonly served: number;
	/** Those that it served first; only the first few. */
	readonly evidence: readonly CacheSeen[];
	readonly purge: Message;
}

/** What a cache served has to do with a finding. */
export interface CacheMatter {
	readonly findingId: string;
	readonly exchangeId: number;
	readonly says: Message;
}

/** One layer of caches between the person and the database, as far as the traffic shows it. */
export interface CacheLayerSeen {
	readonly layer: CacheLayer;
	readonly title: Message;
	/** Whose copies go when it is emptied. */
	readonly reach: 'you' | 'everybody';
	readonly served: boolean;
	readonly matters: readonly CacheMatter[];
	/** Those that served most first. */
	readonly products: readonly CacheProduct[];
}

const MAX_EVIDENCE = 5;
const MAX_MATTERS = 20;

/** Findings that a stale read can bring about. */
const READ_BEFORE: ReadonlySet<FindingKind> = new Set([
	'stale-version',
	'lost-update',
	'precondition-failed',
	'invalid-transition',
	'cart-changed',
	'in-use',
]);

type Signed = CacheSign & { readonly exchangeId: number };
type Concern = CacheMatter & { readonly layer: CacheLayer };

/**
 * The layers of caches that a recording shows, in the order in which to empty them (`PURGE_ORDER`), with what each served
 * and whether that is behind a finding.
 *
 * @param observations in order of start
 * @param site origin; without it all sites of the recording count
 */
export function cacheLayers(observations: readonly Observed[], site?: string): readonly CacheLayerSeen[] {
	const own = observations.filter(
		({ exchange }) => site === undefined || parseUrl(exchange.request.url)?.origin === site,
	);
	const lost = own.flatMap(({ findings }) => findings.flatMap(each => lostPage(each, own)));
	const signs = [
		...own.flatMap(each =>
			cacheSignsOf(each).map((sign): Signed => ({ ...sign, exchangeId: each.exchange.id })),
		),
		...lost,
	];
	const concerns = concernsOf(own, signs);
	return PURGE_ORDER.flatMap(({ layer, reach, title }) => {
		const inLayer = signs.filter(sign => sign.layer === layer);
		if (inLayer.length === 0) return [];
		return [
			{
				layer,
				title: message(title),
				reach,
				served: inLayer.some(({ served }) => served),
				matters: concerns
					.filter(each => each.layer === layer)
					.slice(0, MAX_MATTERS)
					.map(({ exchangeId, findingId, says }) => ({ findingId, exchangeId, says })),
				products: productsOf(layer, inLayer),
			},
		];
	});
}

function productsOf(layer: CacheLayer, signs: readonly Signed[]): readonly CacheProduct[] {
	const byName = new Map<string | null, Signed[]>();
	for (const sign of signs) {
		const group = byName.get(sign.product);
		if (group) group.push(sign);
		else byName.set(sign.product, [sign]);
	}
	return [...byName]
		.map(([name, group]) => {
			const served = group.filter(sign => sign.served);
			const evidence = [...served, ...group.filter(sign => !sign.served)]
				.slice(0, MAX_EVIDENCE)
				.map(({ exchangeId, pointer, says, served: proof }) => ({
					exchangeId,
					pointer,
					says,
					served: proof,
				}));
			return {
				name,
				served: new Set(served.map(({ exchangeId }) => exchangeId)).size,
				evidence,
				purge: purgeMessage(layer, name),
			};
		})
		.sort((a, b) => b.served - a.served);
}

/** The page with a stale nonce may be no observation: only later traffic showed that the site is WordPress. */
function lostPage(finding: Finding, observations: readonly Observed[]): readonly Signed[] {
	const exchangeId = noncePage(finding, observations);
	if (exchangeId === null || observations.some(({ exchange }) => exchange.id === exchangeId)) return [];
	const sign = quotedSign(finding.nonce?.cachedBy ?? '');
	return sign ? [{ ...sign, exchangeId }] : [];
}

/** The page that handed out the nonce which was refused. */
function noncePage({ exchangeIds, nonce }: Finding, observations: readonly Observed[]): number | null {
	if (nonce?.state !== 'cached') return null;
	const others = exchangeIds.slice(1);
	const page = others.find(id =>
		observations.some(({ answer, exchange }) => exchange.id === id && answer.shape === 'html'),
	);
	const unknown = others.find(id => !observations.some(({ exchange }) => exchange.id === id));
	return page ?? unknown ?? null;
}

function concernsOf(observations: readonly Observed[], signs: readonly Signed[]): readonly Concern[] {
	const served = new Map<number, Signed[]>();
	for (const sign of signs) {
		if (!sign.served) continue;
		served.set(sign.exchangeId, [...(served.get(sign.exchangeId) ?? []), sign]);
	}
	/** By site and resource, the latest read so far. */
	const reads = new Map<string, number>();
	return observations.flatMap(observed => {
		const { endpoint, exchange, findings } = observed;
		const place = `${parseUrl(exchange.request.url)?.origin} ${resourceOf(observed)}`;
		const concerns = findings.flatMap(finding => {
			const blame = (id: number | null | undefined, says: Message) =>
				(served.get(id ?? Number.NaN) ?? []).map(({ layer }) => ({
					layer,
					findingId: finding.id,
					exchangeId: id ?? Number.NaN,
					says,
				}));
			return [
				...blame(noncePage(finding, observations), message('caches_matterNonce')),
				...blame(exchange.id, message('caches_matterAnswer')),
				...(READ_BEFORE.has(finding.kind) ? blame(reads.get(place), message('caches_matterRead')) : []),
			];
		});
		if (endpoint.method === 'GET') reads.set(place, exchange.id);
		return unique(concerns);
	});
}

/** Two headers of one answer are one reason. */
function unique(concerns: readonly Concern[]): readonly Concern[] {
	const byKey = new Map(
		concerns.map(each => [`${each.layer} ${each.findingId} ${each.exchangeId} ${each.says.key}`, each]),
	);
	return [...byKey.values()];
}
