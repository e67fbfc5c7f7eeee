import type { Body } from '../exchange/body.ts';
import { parseJson } from '../exchange/json.ts';
import { parseUrl } from '../exchange/url.ts';

/** Deeper or wider than this a shape says nothing more. */
const MAX_DEPTH = 6;
const MAX_KEYS = 60;

/** What a body is made of, without what it says: keys, types and lengths. */
export function bodyShape(body: Body): unknown {
	switch (body.kind) {
		case 'empty':
			return { kind: 'empty' };
		case 'missing':
			return { kind: 'missing', reason: body.reason };
		case 'binary':
			return { kind: 'binary', bytes: body.bytes };
		case 'text': {
			const json = parseJson(body.text);
			return json.ok
				? { kind: 'json', shape: valueShape(json.value, MAX_DEPTH) }
				: { kind: 'text', length: body.text.length };
		}
	}
}

function valueShape(value: unknown, depth: number): unknown {
	if (typeof value === 'string') return `string(${value.length})`;
	if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
	if (Array.isArray(value)) {
		return depth === 0 || value.length === 0 ? `array(${value.length})` : [valueShape(value[0], depth - 1)];
	}
	if (depth === 0) return 'object';
	return Object.fromEntries(
		Object.entries(value)
			.slice(0, MAX_KEYS)
			.map(([key, child]) => [key, valueShape(child, depth - 1)]),
	);
}

/** Query parameters that name the endpoint and nothing else. */
const KEPT_PARAMETERS: ReadonlySet<string> = new Set([
	'rest_route',
	'action',
	'_locale',
	'_method',
	'context',
]);

/** A URL without user, fragment and the values of its query, which may be nonces and keys. */
export function urlShape(text: string): string {
	const url = parseUrl(text);
	if (!url) return '';
	const query = [...url.searchParams].map(([name, value]) =>
		KEPT_PARAMETERS.has(name) ? `${name}=${encodeURIComponent(value)}` : `${encodeURIComponent(name)}=…`,
	);
	return `${url.origin}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
