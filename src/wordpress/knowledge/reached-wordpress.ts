import type { Headers } from '../../exchange/headers.ts';
import type { RowConfidence } from './owner.ts';

export interface ReachedSignal {
	readonly id: string;
	/** Lower-case names that must all be there; a name ending with `*` stands for any that begins so. */
	readonly headers?: readonly string[];
	/** What the value of the (first) header must look like. */
	readonly value?: RegExp;
	/** Sought in the first part of the body. */
	readonly body?: RegExp;
	/** The body signal counts for JSON only, or for everything else only. */
	readonly json?: boolean;
	/** `low`: something in front of WordPress may send it as well. */
	readonly confidence: RowConfidence;
	readonly source: string;
}

/** Signs that PHP and WordPress made a response, the surest first. */
export const REACHED_SIGNALS: readonly ReachedSignal[] = [
	{
		id: 'x-wp-nonce',
		headers: ['x-wp-nonce'],
		confidence: 'high',
		source: 'WordPress 7.1.1 wp-includes/rest-api.php',
	},
	{
		id: 'x-wp-total',
		headers: ['x-wp-total'],
		confidence: 'high',
		source: 'WordPress 7.1.1 REST controllers',
	},
	{
		id: 'x-wp-totalpages',
		headers: ['x-wp-totalpages'],
		confidence: 'high',
		source: 'WordPress 7.1.1 REST controllers',
	},
	{
		id: 'link-api',
		headers: ['link'],
		value: /rel="?https:\/\/api\.w\.org\/"?/,
		confidence: 'high',
		source: 'WordPress 7.1.1 rest_output_link_header()',
	},
	{
		id: 'expose-headers',
		headers: ['access-control-expose-headers'],
		value: /\bX-WP-Total\b/i,
		confidence: 'high',
		source: 'WordPress 7.1.1 class-wp-rest-server.php',
	},
	{
		id: 'x-redirect-by',
		headers: ['x-redirect-by'],
		confidence: 'high',
		source: 'WordPress 7.1.1 wp_redirect()',
	},
	{ id: 'x-pingback', headers: ['x-pingback'], confidence: 'high', source: 'WordPress 7.1.1 class-wp.php' },
	{
		id: 'x-wp-doingitwrong',
		headers: ['x-wp-doingitwrong'],
		confidence: 'high',
		source: 'WordPress 7.1.1 rest-api.php',
	},
	{
		id: 'x-wp-deprecated',
		headers: ['x-wp-deprecated*'],
		confidence: 'high',
		source: 'WordPress 7.1.1 rest-api.php',
	},
	{
		id: 'x-wp-upload-attachment-id',
		headers: ['x-wp-upload-attachment-id'],
		confidence: 'high',
		source: 'WordPress 7.1.1 class-wp-rest-attachments-controller.php',
	},
	{
		id: 'store-api',
		headers: ['nonce', 'cart-token'],
		confidence: 'high',
		source: 'WooCommerce 10.5.2 AbstractCartRoute::add_response_headers()',
	},
	{ id: 'x-qm', headers: ['x-qm-*'], confidence: 'high', source: 'Query Monitor output/headers' },
	{
		id: 'nocache-date',
		headers: ['expires'],
		value: /^Wed, 11 Jan 1984 05:00:00 GMT$/,
		confidence: 'high',
		source: 'WordPress 7.1.1 wp_get_nocache_headers()',
	},
	{
		id: 'login-cookie',
		headers: ['set-cookie'],
		value: /(?:^|\n)\s{0,5}(?:wordpress_|wp-settings-|wp_woocommerce_session_|woocommerce_)/,
		confidence: 'high',
		source: 'WordPress 7.1.1 pluggable.php; WooCommerce 10.5.2',
	},
	{
		id: 'wp-die-page',
		body: /<body id="error-page"[\s\S]{0,400}class="wp-die-message"/,
		json: false,
		confidence: 'high',
		source: 'WordPress 7.1.1 _default_wp_die_handler()',
	},
	{
		id: 'wp-error-json',
		body: /^[^{]{0,2000}\{\s{0,20}"code"\s{0,5}:\s{0,5}"[^"]{1,200}"\s{0,5},\s{0,20}"message"\s{0,5}:/,
		json: true,
		confidence: 'high',
		source: 'WordPress 7.1.1 rest_convert_error_to_response()',
	},
	{
		id: 'send-json',
		body: /^[^{]{0,2000}\{\s{0,20}"success"\s{0,5}:\s{0,5}(?:true|false)\s{0,5}(?:\}|,\s{0,20}"data")/,
		json: true,
		confidence: 'high',
		source: 'WordPress 7.1.1 wp_send_json_success()',
	},
	{
		id: 'ajax-xml',
		body: /<wp_ajax>/,
		json: false,
		confidence: 'high',
		source: 'WordPress 7.1.1 class-wp-ajax-response.php',
	},
	{
		id: 'generator',
		body: /<meta name="generator" content="WordPress/,
		json: false,
		confidence: 'high',
		source: 'WordPress 7.1.1 the_generator()',
	},
	{
		id: 'assets',
		body: /(?:src|href)=["'][^"']{0,300}\/wp-(?:includes|content\/(?:plugins|themes))\//,
		json: false,
		confidence: 'high',
		source: 'WordPress 7.1.1 script-loader.php',
	},
	{
		id: 'ajax-scalar',
		body: /^-?[01]$/,
		confidence: 'high',
		source: 'WordPress 7.1.1 wp-admin/admin-ajax.php',
	},
	{
		id: 'x-robots-tag',
		headers: ['x-robots-tag'],
		value: /^noindex$/,
		confidence: 'low',
		source: 'WordPress 7.1.1 class-wp-rest-server.php; hosts send it too',
	},
	{ id: 'php', headers: ['x-powered-by'], value: /^PHP\b/, confidence: 'low', source: 'PHP expose_php' },
];

/** The top of a body is enough: core's pages show their colours in the head. In characters. */
const SEARCHED = 20_000;

/**
 * Whether a response was made by WordPress (or at least by its PHP), and which sign says so.
 *
 * @param isJson whether the body is JSON, perhaps with something printed before it
 * @returns the surest signal; `null` when there is none, which is no proof of the contrary
 */
export function reachedWordPress({
	headers,
	bodyText,
	isJson,
}: {
	readonly headers: Headers;
	readonly bodyText: string;
	readonly isJson: boolean;
}): ReachedSignal | null {
	const searched = bodyText.slice(0, SEARCHED).trim();
	return REACHED_SIGNALS.find(signal => fits(signal, headers, searched, isJson)) ?? null;
}

function fits(
	{ headers: names, value, body, json }: ReachedSignal,
	headers: Headers,
	text: string,
	isJson: boolean,
): boolean {
	if (names !== undefined) {
		if (!names.every(name => hasField(headers, name))) return false;
		// `Set-Cookie` comes several times.
		if (value !== undefined && !hasField(headers, names[0] ?? '', value)) return false;
	}
	if (body === undefined) return names !== undefined;
	return (json === undefined || json === isJson) && body.test(text);
}

/** Lengths first: they tell nearly all names apart without looking at a letter. */
function hasField(headers: Headers, pattern: string, value?: RegExp): boolean {
	const isBeginning = pattern.endsWith('*');
	const wanted = isBeginning ? pattern.slice(0, -1) : pattern;
	return headers.some(
		({ name, value: text }) =>
			(isBeginning ? name.length >= wanted.length : name.length === wanted.length) &&
			name.slice(0, wanted.length).toLowerCase() === wanted &&
			(value === undefined || value.test(text)),
	);
}
