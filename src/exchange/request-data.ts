import type { ExchangeRequest } from './exchange.ts';
import { readFormFields } from './form.ts';
import type { FormField } from './form-field.ts';
import { header, isJsonType } from './headers.ts';
import { parseJson } from './json.ts';
import { parseUrlencoded } from './urlencoded.ts';

/** What a request carries, read once. */
export interface RequestData {
	readonly query: readonly FormField[];
	/** Of a form; empty when the body is none. */
	readonly fields: readonly FormField[];
	/** `undefined` when the body is no JSON. */
	readonly json: unknown;
}

/** Several detectors ask for the same request's data; it lives as long as the request does. */
const known = new WeakMap<ExchangeRequest, RequestData>();

export function requestData(request: ExchangeRequest): RequestData {
	const data = known.get(request) ?? readData(request);
	known.set(request, data);
	return data;
}

/** Lets go of what was read from a request that itself is kept. */
export function forgetRequestData(request: ExchangeRequest): void {
	known.delete(request);
}

function readData(request: ExchangeRequest): RequestData {
	const type = header(request.headers, 'content-type');
	const json = readJson(request, type);
	const fields = json === undefined ? readFormFields(request.body, type) : [];
	return { query: parseUrlencoded(queryOf(request.url)), fields, json };
}

/** Plugins send JSON under any label, beacons as plain text, and read it from `php://input`. */
function readJson({ body }: ExchangeRequest, contentType: string | undefined): unknown {
	if (body.kind !== 'text' || (!isJsonType(contentType) && !/^\s*[[{]/.test(body.text))) return undefined;
	const result = parseJson(body.text);
	return result.ok ? result.value : undefined;
}

function queryOf(url: string): string {
	const [beforeFragment = ''] = url.split('#', 1);
	const mark = beforeFragment.indexOf('?');
	return mark === -1 ? '' : beforeFragment.slice(mark + 1);
}
