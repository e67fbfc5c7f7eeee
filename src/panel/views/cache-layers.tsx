import { useMemo } from 'preact/hooks';
import {
	type CacheLayerSeen,
	type CacheMatter,
	type CacheProduct,
	type CacheSeen,
	cacheLayers,
} from '../../diagnosis/cache-layers.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { parseUrl } from '../../exchange/url.ts';
import { visible } from '../../exchange/visible.ts';
import type { MessageKey } from '../../words/message.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { rowsOfFinding } from './rows-of-finding.ts';
import { useSlowRows } from './slow-rows.ts';

/** The caches that have a part in a finding, from the database outwards; nothing when there are none. */
export function CacheLayers({ finding }: { finding: Finding }) {
	const t = useWords();
	const { say } = useHost();
	const rows = useSlowRows();
	const layers = useMemo(() => layersBehind(finding, rowsOfFinding(rows, finding)), [rows, finding]);
	if (layers.length === 0) return null;
	return (
		<section class="caches">
			<h3>{t('caches_title')}</h3>
			<ol>
				{layers.map(({ layer, matters, products, reach, title }) => (
					<li key={layer}>
						<b>{say(title)}</b> <span class="faint">{t(REACH[reach])}</span>
						<p>{reasons(matters).map(say).join(' ')}</p>
						{products.map(product => (
							<Product key={product.name} product={product} matters={matters} />
						))}
					</li>
				))}
			</ol>
		</section>
	);
}

const REACH: Readonly<Record<CacheLayerSeen['reach'], MessageKey>> = {
	you: 'caches_reachYou',
	everybody: 'caches_reachEverybody',
};

function Product({ matters, product }: { product: CacheProduct; matters: readonly CacheMatter[] }) {
	const { say } = useHost();
	const { name, purge } = product;
	return (
		<>
			{evidenceOf(product, matters).map((seen, index) => (
				<CacheEvidence key={index} seen={seen} />
			))}
			<p>
				{name !== null && <b>{visible(name, 100)}: </b>}
				{say(purge)}
			</p>
		</>
	);
}

/** What a cache said of itself; a click opens the place. A page that is not listed has none to open. */
function CacheEvidence({ seen }: { seen: CacheSeen }) {
	const t = useWords();
	const { host, navigation, recording } = usePanel();
	if (!recording.byId.value.has(seen.exchangeId)) return <p>{host.say(seen.says)}</p>;
	return (
		<button
			type="button"
			class="evidence-place"
			title={t('evidence_show')}
			onClick={() => navigation.showEvidence(seen)}
		>
			<mark>{host.say(seen.says)}</mark>
		</button>
	);
}

/** Layers with only what they have to do with this finding. */
function layersBehind(finding: Finding, rows: Parameters<typeof cacheLayers>[0]): readonly CacheLayerSeen[] {
	const origin = parseUrl(finding.subject.exchange.request.url)?.origin;
	return cacheLayers(rows, origin).flatMap(layer => {
		const matters = layer.matters.filter(({ findingId }) => findingId === finding.id);
		return matters.length > 0 ? [{ ...layer, matters }] : [];
	});
}

/** Two answers from one cache are one reason. */
function reasons(matters: readonly CacheMatter[]) {
	return [...new Map(matters.map(({ says }) => [says.key, says])).values()];
}

/** Of the answers that matter, where they are among the first few; else of those that are. */
function evidenceOf({ evidence }: CacheProduct, matters: readonly CacheMatter[]): readonly CacheSeen[] {
	const own = evidence.filter(
		({ exchangeId, served }) => served && matters.some(matter => matter.exchangeId === exchangeId),
	);
	return own.length > 0 ? own : evidence;
}
