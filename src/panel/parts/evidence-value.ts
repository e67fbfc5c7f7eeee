import type { Evidence, Pointer } from '../../diagnosis/finding.ts';
import { header } from '../../exchange/headers.ts';
import { valueAt } from '../../exchange/json-pointer.ts';
import { requestData } from '../../exchange/request-data.ts';
import { visible } from '../../exchange/visible.ts';
import type { Observation } from '../../inspector.ts';

/** A piece of evidence as it stands in the exchange. */
export interface EvidenceValue {
	/** The last step of the way to it: `expected`, `x-wp-nonce`; empty for a whole body. */
	readonly name: string;
	readonly value: string;
}

/** More of it is read where it stands. */
const MAX_SHOWN = 160;

/** What stands at a pointer of an exchange; `null` where nothing short does. */
export function evidenceValue(observation: Observation, pointer: Pointer): EvidenceValue | null {
	const { exchange } = observation;
	const [place = '', path = ''] = splitPointer(pointer);
	if (place === 'response.status') return { name: '', value: String(exchange.response.status) };
	if (place === 'request.url') return { name: '', value: visible(exchange.request.url, MAX_SHOWN) };
	const [, side, name] = /^(request|response)\.headers\/(.+)$/.exec(place) ?? [];
	if (side && name) {
		const value = header(exchange[side === 'request' ? 'request' : 'response'].headers, name);
		return value === undefined ? null : { name, value: visible(value, MAX_SHOWN) };
	}
	const json = place === 'response.body' ? wholeJson(observation) : requestData(exchange.request).json;
	if (path === '' || json === undefined) return null;
	const value = valueAt(json, path);
	if (value === undefined) return null;
	return { name: visible(lastStep(path), 80), value: visible(JSON.stringify(value) ?? '', MAX_SHOWN) };
}

/** The JSON Pointers into one body that a finding rests on. */
export function evidenceIn(
	evidence: readonly Evidence[],
	exchangeId: number,
	side: 'request' | 'response',
): readonly Evidence[] {
	return evidence.filter(each => each.exchangeId === exchangeId && each.pointer.startsWith(side));
}

/** `response.body#/data/expected` is `response.body` and `/data/expected`. */
export function splitPointer(pointer: Pointer): readonly [place: string, path: string] {
	const mark = pointer.indexOf('#');
	return mark === -1 ? [pointer, ''] : [pointer.slice(0, mark), pointer.slice(mark + 1)];
}

/** Pointers are into the body as it travelled: an envelope has not been opened. */
function wholeJson({ answer, exchange }: Observation): unknown {
	const { body } = exchange.response;
	if (body.kind !== 'text') return undefined;
	try {
		return JSON.parse(body.text);
	} catch {
		return answer.json; // behind a notice or a BOM
	}
}

function lastStep(path: string): string {
	return (path.split('/').at(-1) ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
