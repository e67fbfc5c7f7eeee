import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { productName } from '../wordpress/knowledge/cache-purges.ts';
import {
	type CacheEvidence,
	type CacheLayer,
	cacheEvidence,
	idleCaches,
} from '../wordpress/knowledge/cache-signs.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../words/message.ts';
import { bodyPointer, headerPointer } from './evidence.ts';
import type { Pointer } from './finding.ts';

/** What one answer says of one cache. */
export interface CacheSign {
	readonly layer: CacheLayer;
	/** `null` when nobody knows. */
	readonly product: string | null;
	/** This very answer came from it; otherwise it is only there. */
	readonly served: boolean;
	readonly pointer: Pointer;
	readonly says: Message;
}

/** Caches sign at the end of a page. In characters. */
const TAIL = 2000;
/** An answer this much older than its request was stored; less may be clocks that differ. In milliseconds. */
const OLD = 300_000;
/** What WooCommerce's Store API sends with every answer, the token of the visitor's cart. Its value is a secret. */
const SESSION_HEADER = 'cart-token';

/** The recording is asked again and again, its exchanges stay what they are. */
const known = new WeakMap<Exchange, readonly CacheSign[]>();

/** What an answer says of the caches on its way, from its headers, the end of its page, and how the browser got it. */
export function cacheSignsOf(subject: WordPressExchange): readonly CacheSign[] {
	const signs = known.get(subject.exchange) ?? readSigns(subject);
	known.set(subject.exchange, signs);
	return signs;
}

/** Reads `name: value` of a header, or a comment, as it was quoted in evidence. */
export function quotedSign(text: string): CacheSign | null {
	const field = /^([\w-]{1,100}): (.{1,300})$/.exec(text);
	const headers = field ? [{ name: field[1] ?? '', value: field[2] ?? '' }] : [];
	const [found] = cacheEvidence({ headers, htmlTail: field ? '' : text });
	return found ? { ...signOf(found), served: true } : null;
}

function readSigns(subject: WordPressExchange): readonly CacheSign[] {
	const { response } = subject.exchange;
	const found = [
		...cacheEvidence({ headers: response.headers, htmlTail: tailOf(subject) }),
		...idleCaches(response.headers),
	];
	return [...adopt(found.map(signOf)), ...browserSigns(subject.exchange)];
}

function tailOf({ answer, exchange }: WordPressExchange): string {
	const { body } = exchange.response;
	if (answer.shape === 'html') return body.kind === 'text' ? body.text.slice(-TAIL) : '';
	// Cache plugins sign JSON too, and spoil it thereby.
	return answer.noise?.after.slice(-TAIL) ?? '';
}

function signOf({ header: name, layer, name: product, proof, text }: CacheEvidence): CacheSign {
	return {
		layer,
		product: productName(product),
		served: proof,
		pointer: name === undefined ? bodyPointer('') : headerPointer('response', name),
		says: message(name === undefined ? 'caches_saidByComment' : 'caches_saidByHeader', text),
	};
}

/** `Age` and `X-Cache` belong to whoever else in the same answer says by name that it served it. */
function adopt(signs: readonly CacheSign[]): readonly CacheSign[] {
	const server = signs.find(({ product, served }) => served && product !== null);
	return signs.map(sign => {
		if (sign.product !== null) return sign;
		const owner = sign.served
			? server
			: signs.find(({ layer, product }) => product !== null && layer === sign.layer);
		return owner ? { ...sign, layer: owner.layer, product: owner.product } : sign;
	});
}

/** What the browser says itself, and the shop. */
function browserSigns({ response, startedAt }: Exchange): readonly CacheSign[] {
	const signs: CacheSign[] = [];
	const plain = { product: null, pointer: 'response' } as const;
	if (response.fromCache !== '') {
		const says = message(response.fromCache === 'disk' ? 'caches_saidByDisk' : 'caches_saidByMemory');
		signs.push({ ...plain, layer: 'browser', served: true, says });
	}
	if (response.fromServiceWorker) {
		// It may have asked the network, or its store: then the answer is older than the question.
		const age = startedAt - Date.parse(header(response.headers, 'date') ?? '');
		const served = age >= OLD;
		const says = served
			? message('caches_saidByWorkerOld', String(Math.round(age / 1000)))
			: message('caches_saidByWorker');
		signs.push({ ...plain, layer: 'service-worker', served, says });
	}
	if (header(response.headers, SESSION_HEADER)) {
		signs.push({
			layer: 'session',
			product: null,
			served: false,
			pointer: headerPointer('response', SESSION_HEADER),
			says: message('caches_saidBySession', SESSION_HEADER),
		});
	}
	return signs;
}
