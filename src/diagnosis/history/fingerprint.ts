import type { FormField } from '../../exchange/form.ts';
import { asRecord } from '../../exchange/loose.ts';
import { requestData } from '../../exchange/request-data.ts';
import { urlParts } from '../../exchange/url.ts';
import { isVolatileField } from '../../wordpress/knowledge/volatile-fields.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';

/**
 * What a request means, as one string: effective method, normalised URL and canonical body, without what changes from one
 * sending to the next (nonces, time stamps, `_locale`, counters; the list is `volatile-fields`). Equal strings mean the
 * same thing twice. The string itself is the key: V8 hashes it better than we could.
 *
 * @returns `null` for what cannot be compared: a body that was not recorded
 */
export function fingerprint({ endpoint, exchange }: WordPressExchange): string | null {
	const { request } = exchange;
	if (request.body.kind === 'missing') return null;
	const url = urlParts(request.url);
	if (!url) return null;
	const { fields, json, query } = requestData(request);
	const where = endpoint.route === null ? `${url.origin}${url.pathname}` : `${url.origin} ${endpoint.route}`;
	const body =
		json !== undefined && !isDeeper(json, MAX_DEPTH)
			? canonicalJson(json)
			: fields.length > 0
				? canonicalFields(fields)
				: request.body.kind === 'text'
					? request.body.text
					: request.body.kind === 'binary'
						? request.body.base64
						: '';
	return `${endpoint.method} ${where} ${canonicalFields(query)} ${body}`;
}

/** What nests deeper is no form of anybody's (PHP's own limit is 512), and is compared as text. */
const MAX_DEPTH = 200;

function isDeeper(value: unknown, depth: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return depth === 0 || Object.values(value).some(child => isDeeper(child, depth - 1));
}

/** Order does not matter to PHP, except among fields of one name. */
function canonicalFields(fields: readonly FormField[]): string {
	return fields
		.filter(({ name }) => !isVolatileField(name))
		.map(({ name, value, fileName, size }) =>
			fileName === undefined ? `${name}=${value}` : `${name}=@${fileName}:${size}`,
		)
		.sort()
		.join('&');
}

/**
 * With the length before each text, so that nothing has to be guarded: this is compared, and never read.
 */
function canonicalJson(value: unknown): string {
	if (typeof value === 'string') return `"${value.length}:${value}`;
	if (Array.isArray(value)) {
		let items = '';
		for (const item of value) items += canonicalJson(item);
		return `[${items}]`;
	}
	const record = asRecord(value);
	if (!record) return `${value},`;
	let members = '';
	for (const name of Object.keys(record).sort()) {
		if (!isVolatileField(name)) members += `${name.length}:${name}${canonicalJson(record[name])}`;
	}
	return `{${members}}`;
}
