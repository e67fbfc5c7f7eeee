import type { ExchangeRequest } from '../../exchange/exchange.ts';
import type { FormField } from '../../exchange/form.ts';
import { MAX_FIELDS } from '../../exchange/form-field.ts';
import { valueAt } from '../../exchange/json-pointer.ts';
import { nestFields } from '../../exchange/nest-fields.ts';
import { requestData } from '../../exchange/request-data.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';

/** What a write carried, as its fields. */
export type SentBody =
	| { readonly kind: 'json'; readonly value: unknown }
	/** `value` is what `$_POST` held; files are only in `fields`. */
	| { readonly kind: 'form'; readonly value: unknown; readonly fields: readonly FormField[] }
	| { readonly kind: 'none' }
	| { readonly kind: 'unreadable'; readonly reason: Message };

/** Reads what was sent: of a part of a batch, the part's own body. */
export function sentBody({ exchange, part }: WordPressExchange): SentBody {
	const whole = readBody(exchange.request);
	if (!part || whole.kind === 'unreadable') return whole;
	// Elementor's router hides its parts inside a text inside a form.
	if (whole.kind !== 'json') return { kind: 'unreadable', reason: message('compare_partNotAlone') };
	// `/batch/v1` wraps the body of a part; WooCommerce's batches name what to delete, and else hold the body itself.
	if (part.request.startsWith('/delete/')) return { kind: 'none' };
	const place = part.request.startsWith('/requests/') ? `${part.request}/body` : part.request;
	const value = valueAt(whole.value, place);
	return value === undefined ? { kind: 'none' } : { kind: 'json', value };
}

/** Reads the whole body of a request. */
export function readBody(request: ExchangeRequest): SentBody {
	const { body } = request;
	if (body.kind === 'empty') return { kind: 'none' };
	const reason = whyUnreadable(request);
	if (reason) return { kind: 'unreadable', reason };
	const { fields, json } = requestData(request);
	if (json !== undefined) return { kind: 'json', value: json };
	if (fields.length > 0) return { kind: 'form', value: nestFields(fields), fields };
	return { kind: 'unreadable', reason: message('compare_bodyPlainText') };
}

/** Why the text of a body is not all there; `null` when it is. */
export function whyUnreadable({ body, method }: Pick<ExchangeRequest, 'body' | 'method'>): Message | null {
	if (body.kind === 'missing') {
		return method === 'GET' || method === 'HEAD' ? null : message('compare_bodyMissing');
	}
	if (body.kind === 'binary') return message('compare_bodyBinary');
	if (body.kind === 'text' && body.truncatedFrom !== undefined) return message('compare_bodyCut');
	return null;
}

/** Why a form cannot be built again; `null` when it can. An empty file input is no hindrance. */
export function whyFormIsIncomplete(fields: readonly FormField[]): Message | null {
	const file = fields.find(({ fileName, size }) => fileName !== undefined && (fileName !== '' || size));
	if (file) return message('compare_bodyHasFile', file.fileName || file.name);
	return fields.length >= MAX_FIELDS ? message('compare_bodyCut') : null;
}
