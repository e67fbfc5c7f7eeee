import type { ExchangeRequest } from '../exchange/exchange.ts';
import { asRecord } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';

/**
 * One value of a request as WordPress sees it in `$_REQUEST`: the body wins over the query (`request_order` is GP on almost
 * every server). The top level of a JSON body counts too, because plugins read that themselves.
 *
 * @returns `undefined` when it was not sent; a field that came more than once gives its last value, as PHP does
 */
export function requestField(request: ExchangeRequest, name: string): string | undefined {
	const { fields, json, query } = requestData(request);
	const field = fields.findLast(each => each.name === name);
	if (field) return field.value;
	const value = asRecord(json)?.[name];
	if (typeof value === 'string' || typeof value === 'number') return String(value);
	return query.findLast(each => each.name === name)?.value;
}
