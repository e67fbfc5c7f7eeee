/**
 * How the value of a header is read.
 *
 * - `wanted`: shown as it is, but for what can be nothing but a secret;
 * - `url`, `urls`: one URL, or a text with URLs in angle brackets or after `url=`;
 * - `addresses`: of the way the request came, separated by commas;
 * - `any`: by its look, though others with such names are wanted;
 * - the others are formats of their own
 */
export type HeaderKind =
	| 'wanted'
	| 'url'
	| 'urls'
	| 'addresses'
	| 'cookie'
	| 'set-cookie'
	| 'credentials'
	| 'json'
	| 'any';

export interface HeaderKindRow {
	/** In small letters; exact, or with a `*` at one end. */
	readonly header: string;
	readonly kind: HeaderKind;
	readonly source: string;
}

const of = (kind: HeaderKind, source: string, headers: readonly string[]): readonly HeaderKindRow[] =>
	headers.map(header => ({ header, kind, source }));

const HTTP = 'RFC 9110';

/** Headers whose value has a form of its own, or is wanted for the diagnosis. The rest goes by name and look, like fields. */
export const HEADER_KINDS: readonly HeaderKindRow[] = [
	...of('cookie', 'RFC 6265', ['cookie', 'cookie2']),
	...of('set-cookie', 'RFC 6265', ['set-cookie', 'set-cookie2']),
	...of('credentials', HTTP, [
		'authorization',
		'proxy-authorization',
		'x-authorization',
		'x-wp-authorization',
	]),
	...of('credentials', 'Apache with CGI', ['redirect-http-authorization', 'http-authorization']),
	...of('url', HTTP, ['referer', 'location', 'content-location', 'origin', 'access-control-allow-origin']),
	...of('url', 'Source Map, WebDAV, Pingback 1.0', ['sourcemap', 'x-sourcemap', 'destination', 'x-pingback']),
	...of('url', 'proxies', ['x-original-url', 'x-rewrite-url', 'x-forwarded-uri', 'x-wp-referer']),
	...of('urls', 'RFC 8288; HTML, "shared declarative refresh steps"', ['link', 'refresh']),
	...of('addresses', 'RFC 7239; proxies', [
		'forwarded',
		'x-forwarded-for',
		'x-original-forwarded-for',
		'via',
	]),
	...of('addresses', 'proxies', [
		'x-real-ip',
		'x-client-ip',
		'client-ip',
		'true-client-ip',
		'cf-connecting-ip*',
		'*-ip',
	]),
	...of('any', 'caches and proxies: what a request is told apart by', ['x-cache-key', '*-cache-key']),
	...of('json', 'Query Monitor', ['x-qm-*']),
	...of('wanted', HTTP, [
		'accept',
		'accept-*',
		'age',
		'allow',
		'cache-control',
		'connection',
		'content-encoding',
	]),
	...of('wanted', HTTP, [
		'content-length',
		'content-md5',
		'content-range',
		'content-type',
		'date',
		'etag',
		'expires',
	]),
	...of('wanted', HTTP, [
		'if-match',
		'if-none-match',
		'if-modified-since',
		'if-unmodified-since',
		'if-range',
	]),
	...of('wanted', HTTP, [
		'last-modified',
		'max-forwards',
		'pragma',
		'range',
		'retry-after',
		'server',
		'te',
		'trailer',
	]),
	...of('wanted', HTTP, ['transfer-encoding', 'upgrade', 'user-agent', 'vary', 'warning', 'host']),
	...of('wanted', 'Fetch, Client Hints', [
		'sec-*',
		'access-control-*',
		'upgrade-insecure-requests',
		'priority',
	]),
	...of('wanted', 'security headers', [
		'x-frame-options',
		'x-content-type-options',
		'referrer-policy',
		'dnt',
	]),
	...of('wanted', 'security headers', ['strict-transport-security', 'permissions-policy', 'cross-origin-*']),
	...of('wanted', 'WordPress 7.1.1', [
		'x-wp-total',
		'x-wp-totalpages',
		'x-redirect-by',
		'x-robots-tag',
		'x-powered-by',
	]),
	...of('wanted', 'WordPress 7.1.1', [
		'x-http-method-override',
		'x-requested-with',
		'x-wp-upload-attachment-id',
	]),
	...of('wanted', 'WooCommerce 10.5.2 Store API', ['nonce-timestamp', 'cart-hash']),
	...of('wanted', 'draft-ietf-httpapi-idempotency-key-header', ['idempotency-key', 'x-idempotency-key']),
	...of('wanted', 'caches and proxies', [
		'x-cache',
		'x-cache-*',
		'cf-ray',
		'cf-cache-status',
		'cf-mitigated',
		'*-cache',
	]),
	...of('wanted', 'caches and proxies', [
		'x-varnish',
		'x-served-by',
		'x-timer',
		'x-cacheable',
		'x-litespeed-*',
	]),
	...of('wanted', 'caches and proxies', [
		'x-amz-cf-id',
		'x-amz-cf-pop',
		'x-request-id',
		'traceparent',
		'*-trace-id',
	]),
	...of('wanted', 'caches and proxies', [
		'x-sucuri-*',
		'*-cache-status',
		'x-kinsta-*',
		'cdn-*',
		'alt-svc',
		'nel',
	]),
];
