import type { Body } from '../exchange/body.ts';
import { parseJson } from '../exchange/json.ts';
import type { Loose } from '../exchange/loose.ts';
import { asArray, asRecord, asString } from '../exchange/loose.ts';

/** The shape WordPress gave its complaint. `wp-error`: `{code,message,data}`; `send-json-error`: `{success:false,data}`. */
export type ErrorFormat = 'wp-error' | 'send-json-error';

/** A complaint the server made in a form that machines can read. */
export interface WordPressError {
	readonly format: ErrorFormat;
	/** Empty when `wp_send_json_error()` was called without one. */
	readonly code: string;
	/** As it travelled; core puts HTML entities into some. Decode before showing, and show as text. */
	readonly message: string;
	readonly data: unknown;
	/** JSON Pointer (RFC 6901) to the object that holds `code`, for highlighting. */
	readonly pointer: string;
}

/**
 * Finds the error in a response body.
 *
 * `rest_convert_error_to_response()` puts the first error on top and the rest into `additional_errors`.
 * `wp_send_json_error( $wp_error )` answers `{success:false,data:[{code,message,data?},…]}`; with anything else, `data` is that thing.
 */
export function readError(body: Body): WordPressError | null {
	if (body.kind !== 'text') return null;
	const json = parseJson(body.text);
	const top = json.ok ? asRecord(json.value) : null;
	if (!top) return null;
	if (top.success === false) return readSendJsonError(top);
	const code = asString(top.code);
	if (code === '' || typeof top.message !== 'string') return null;
	return { format: 'wp-error', code, message: top.message, data: top.data, pointer: '' };
}

function readSendJsonError(top: Loose): WordPressError {
	const { data } = top;
	const listed = asRecord(asArray(data)[0]);
	const detail = listed ?? asRecord(data);
	return {
		format: 'send-json-error',
		code: asString(detail?.code),
		message: detail ? asString(detail.message) : asString(data),
		data: listed ? listed.data : data,
		pointer: listed ? '/data/0' : '/data',
	};
}
