import type { Loose } from '../exchange/loose.ts';
import { asArray, asRecord, asString } from '../exchange/loose.ts';

/** The shape WordPress, or a plugin, gave its complaint. */
export type ErrorFormat =
	| 'wp-error' // {code, message, data}: rest_convert_error_to_response(), and wp_die() for JSON
	| 'send-json-error' // {success: false, data}
	| 'problem' // RFC 9457
	| 'wc-ajax' // {result: "failure", messages}, {error: …}
	| 'ajax-xml' // <wp_ajax>…<wp_error>
	| 'xml' // <error><code>…: wp_die() for XML
	| 'xmlrpc' // <fault>
	| 'plain'; // {error: "text"}, {errors: […]}: what plugins make up

/** A complaint the server made in a form that machines can read. */
export interface WordPressError {
	readonly format: ErrorFormat;
	/** Empty when none was given. */
	readonly code: string;
	/** As it travelled; core puts HTML into some. Decode before showing, and show as text. */
	readonly message: string;
	readonly data: unknown;
	/** JSON Pointer (RFC 6901) to the object that holds the code; empty for the whole body. */
	readonly pointer: string;
	/** Further codes, of `additional_errors` and of lists of errors. */
	readonly additional: readonly string[];
}

/** Finds the error in a parsed body, whoever wrote it; `null` when it is none. */
export function readJsonError(value: unknown): WordPressError | null {
	const top = asRecord(value);
	if (!top) return null;
	return sendJsonError(top) ?? wpError(top) ?? problem(top) ?? wcAjaxError(top) ?? plainError(top);
}

/** `rest_convert_error_to_response()`: the first error on top, the rest in `additional_errors`. */
function wpError(top: Loose): WordPressError | null {
	const code = scalar(top.code);
	if (code === '' || typeof top.message !== 'string') return null;
	return error('wp-error', code, top.message, top.data, '', codesOf(top.additional_errors));
}

/** `wp_send_json_error()`: a WP_Error becomes a list of `{code, message, data?}`; with anything else, `data` is that thing. */
function sendJsonError(top: Loose): WordPressError | null {
	if (top.success !== false) return null;
	const { data } = top;
	const first = asRecord(asArray(data)[0]);
	const detail = first ?? asRecord(data);
	if (!detail) return error('send-json-error', '', asString(data), data, data === undefined ? '' : '/data');
	// The updater's own spelling: `wp_ajax_install_plugin()` and its kin.
	const code = scalar(detail.code) || scalar(detail.errorCode) || scalar(detail.error_code);
	const message = asString(detail.message) || asString(detail.errorMessage) || asString(detail.error);
	const rest = first ? codesOf(asArray(data).slice(1)) : [];
	return error(
		'send-json-error',
		code,
		message,
		first ? first.data : data,
		first ? '/data/0' : '/data',
		rest,
	);
}

/** RFC 9457: `type` names the problem; `about:blank` names none. Extensions are the data. */
function problem(top: Loose): WordPressError | null {
	const { type, title, detail } = top;
	const texts = [title, detail].filter(text => typeof text === 'string').length;
	// With neither type nor status, only both texts together look like it.
	if (texts === 0 || (texts === 1 && typeof type !== 'string' && typeof top.status !== 'number')) return null;
	const name = asString(type).split(/[/#:]/).filter(Boolean).at(-1) ?? '';
	const code = scalar(top.code) || (name === 'blank' ? '' : name);
	return error('problem', code, asString(detail) || asString(title), top, '');
}

/** WooCommerce's classic endpoints answer 200 whatever happens. */
function wcAjaxError(top: Loose): WordPressError | null {
	if (top.result !== 'failure' && top.result !== 'fail') return null;
	const message = asString(top.messages) || asString(top.message);
	return error('wc-ajax', '', message, top, top.messages === undefined ? '' : '/messages');
}

/** What plugins make up: `{error: "text"}`, `{error: {code, message}}`, `{errors: [{error, message}]}`. */
function plainError(top: Loose): WordPressError | null {
	const listed = asRecord(asArray(top.errors)[0]);
	const nested = asRecord(top.error) ?? listed;
	if (nested) {
		const code = scalar(nested.code) || scalar(nested.error) || scalar(nested.type);
		const message = asString(nested.message) || asString(nested.detail) || asString(nested.title);
		if (code === '' && message === '') return null;
		return error('plain', code, message, nested.data ?? top, listed ? '/errors/0' : '/error');
	}
	if (typeof top.error === 'string' && top.error !== '') {
		return error('plain', scalar(top.code), asString(top.message) || top.error, top, '');
	}
	return typeof top.message === 'string' && top.message !== ''
		? error('plain', scalar(top.code), top.message, top, '')
		: null;
}

function codesOf(list: unknown): string[] {
	return asArray(list).flatMap(item => {
		const code = scalar(asRecord(item)?.code);
		return code === '' ? [] : [code];
	});
}

/** Codes are text; some APIs count theirs. */
function scalar(value: unknown): string {
	return typeof value === 'number' ? String(value) : asString(value);
}

function error(
	format: ErrorFormat,
	code: string,
	message: string,
	data: unknown,
	pointer: string,
	additional: readonly string[] = [],
): WordPressError {
	return { format, code, message, data, pointer, additional };
}
