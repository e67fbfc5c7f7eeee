import { asArray, asNumber, asRecord, asString, type Loose } from '../exchange/loose.ts';
import { requestData } from '../exchange/request-data.ts';
import type { Answer } from './answer.ts';
import type { Endpoint } from './endpoint.ts';
import { readJsonError } from './error.ts';
import { restEndpoint } from './recognise.ts';
import { errorOf, type WordPressExchange } from './wordpress-exchange.ts';

/** Core takes 25 requests a batch (`rest_get_max_batch_size`); a filter may raise that. */
const MAX_PARTS = 200;

/**
 * The requests inside a request, each with a status of its own: `/batch/v1` and `/wc/store/v1/batch` (207), WooCommerce's
 * `/wc/v3/…/batch` (200), and the keys of a heartbeat, of Elementor's ajax router likewise.
 */
export function partsOf(whole: WordPressExchange): readonly WordPressExchange[] {
	const { endpoint } = whole;
	const answer = asRecord(whole.answer.json);
	if (!answer) return [];
	if (endpoint.family === 'rest') {
		if (Array.isArray(answer.responses)) return batchParts(whole, answer.responses);
		return endpoint.route?.endsWith('/batch') ? woocommerceParts(whole, answer) : [];
	}
	if (endpoint.action === 'elementor_ajax') return elementorParts(whole, answer);
	return [];
}

/** `{requests: [{method, path, body}]}` and `{responses: [{status, body, headers} | null]}`, place by place. */
function batchParts(whole: WordPressExchange, responses: readonly unknown[]): WordPressExchange[] {
	const requests = asArray(asRecord(requestData(whole.exchange.request).json)?.requests);
	return responses.slice(0, MAX_PARTS).flatMap((raw, index) => {
		const response = asRecord(raw);
		if (!response) return [];
		const request = asRecord(requests[index]);
		const route = asString(request?.path).split('?', 1)[0] || (whole.endpoint.route ?? '/');
		const endpoint = restEndpoint(route, asString(request?.method).toUpperCase() || 'POST');
		return [
			part(
				whole,
				endpoint,
				asNumber(response.status, 0),
				response.body,
				index,
				`/requests/${index}`,
				`/responses/${index}/body`,
			),
		];
	});
}

const WOOCOMMERCE_METHODS = { create: 'POST', update: 'PUT', delete: 'DELETE' } as const;

/** `{create: […], update: […], delete: […]}`; a failure sits in its place as `{id, error: {code, message, data}}`. */
function woocommerceParts(whole: WordPressExchange, answer: Loose): WordPressExchange[] {
	const base = whole.endpoint.route?.replace(/\/batch$/, '') ?? '';
	const parts: WordPressExchange[] = [];
	for (const [kind, method] of Object.entries(WOOCOMMERCE_METHODS)) {
		for (const [index, raw] of asArray(answer[kind]).slice(0, MAX_PARTS).entries()) {
			const item = asRecord(raw);
			const error = asRecord(item?.error);
			if (!item || !error) continue;
			const id = asNumber(item.id, 0);
			const endpoint = restEndpoint(id > 0 ? `${base}/${id}` : base, method);
			const status = asNumber(asRecord(error.data)?.status, 400);
			const place = `/${kind}/${index}`;
			parts.push(part(whole, endpoint, status, error, parts.length, place, `${place}/error`));
		}
	}
	return parts;
}

/** `{success: true, data: {responses: {id: {success, code, data}}}}` at HTTP 200. */
function elementorParts(whole: WordPressExchange, answer: Loose): WordPressExchange[] {
	const responses = asRecord(asRecord(answer.data)?.responses) ?? {};
	return Object.entries(responses)
		.slice(0, MAX_PARTS)
		.flatMap(([id, raw], index) => {
			const response = asRecord(raw);
			if (response?.success !== false) return [];
			const endpoint = { ...whole.endpoint, action: `elementor_ajax: ${id}` };
			const place = `/data/responses/${id.replace(/~/g, '~0').replace(/\//g, '~1')}`;
			return [
				part(
					whole,
					endpoint,
					asNumber(response.code, 400),
					{ success: false, data: response.data },
					index,
					'/actions',
					place,
				),
			];
		});
}

function part(
	whole: WordPressExchange,
	endpoint: Endpoint,
	status: number,
	json: unknown,
	index: number,
	request: string,
	response: string,
): WordPressExchange {
	const error = readJsonError(json);
	const answer: Answer = {
		shape: 'json',
		json,
		error: error && { ...error, pointer: response + error.pointer },
		noise: null,
		page: null,
		notices: [],
		scalar: null,
	};
	return {
		exchange: whole.exchange,
		part: { index, request, response },
		endpoint,
		status,
		answer,
		error: errorOf(answer, status),
	};
}
