import { headersForPage } from '../../diagnosis/compare/page-headers.ts';
import { posixQuote } from '../../diagnosis/posix-quote.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { readFormFields } from '../../exchange/form.ts';
import { type Headers, header, mediaType } from '../../exchange/headers.ts';
import { parseUrlencoded } from '../../exchange/urlencoded.ts';
import type { Endpoint } from '../../wordpress/endpoint.ts';
import { recogniseEndpoint } from '../../wordpress/recognise.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import { type Message, message } from '../../words/message.ts';
import { joined } from './headers-sent.ts';
import { byteLength, wellFormed } from './hidden.ts';
import { phpText } from './php-text.ts';
import { readSendable, type Sendable, snippetOf, whyUnsendable } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** Linux takes no longer argument (`MAX_ARG_STRLEN`, with the NUL that ends it). In bytes. */
const MAX_ARGUMENT = 131_071;

/**
 * Only REST requests can be made without HTTP. What `admin-ajax.php` and forms check is a nonce of a login session, of which
 * there is none in a terminal; and they end by exiting, so that nothing could tell the status.
 */
export function whyNotForWpCli(exchange: Exchange, roots?: SiteRoots): Message | null {
	const reason = whyUnsendable(exchange);
	if (reason) return reason;
	if (recogniseEndpoint(exchange.request, roots).family !== 'rest') return message('snippet_onlyRest');
	if (readSendable(exchange).body.some(piece => piece.kind === 'gap')) return message('snippet_needsBody');
	const size = byteLength(script(exchange, roots));
	return size <= MAX_ARGUMENT ? null : message('snippet_tooLong', String(MAX_ARGUMENT), String(size));
}

/** The request as WordPress itself would get it, without a web server: its PHP for `wp eval`, for a POSIX shell. */
export function wpCli(exchange: Exchange, roots?: SiteRoots): Snippet {
	const sendable = readSendable(exchange);
	const knowsUser = actsForSomebody(sendable);
	const options = [...(knowsUser ? [`--user=${USER_GAP}`] : []), `--url=${posixQuote(siteOf(sendable.url))}`];
	return snippetOf(`wp eval '${script(exchange, roots)}' ${options.join(' ')}`, [
		...sendable.notes,
		message('snippet_wpCliAlone'),
		message(knowsUser ? 'snippet_wpCliUser' : 'snippet_wpCliNobody', ...(knowsUser ? [USER_GAP] : [])),
	]);
}

const USER_GAP = 'USER_ID';

/** What `WP_REST_Server::serve_request()` does with a request, up to the sending of the answer. */
function script(exchange: Exchange, roots?: SiteRoots): string {
	const sendable = readSendable(exchange);
	const endpoint = recogniseEndpoint(exchange.request, roots);
	return `
defined( "REST_REQUEST" ) || define( "REST_REQUEST", true );
${requestLines(exchange, sendable, endpoint).join('\n')}
$response = rest_do_request( $request );
$data = rest_get_server()->response_to_data( $response, isset( $query["_embed"] ) );
echo $response->get_status(), "\\n", wp_json_encode( $data ), "\\n";
`;
}

function requestLines(exchange: Exchange, sendable: Sendable, endpoint: Endpoint): readonly string[] {
	const { contentType, headers, url } = sendable;
	const [piece] = sendable.body;
	const text = piece?.kind === 'text' ? piece.text : '';
	const body = piece?.kind === 'binary' ? `base64_decode( "${piece.base64}" )` : phpText(text);
	const form = formOf(exchange, text);
	return [
		`$request = new WP_REST_Request( ${phpText(endpoint.method)}, ${phpText(endpoint.route ?? '/')} );`,
		`parse_str( ${phpText(withoutNonce(url.search.slice(1)))}, $query );`,
		'$request->set_query_params( $query );',
		...[
			...(contentType === undefined ? [] : [['content-type', contentType] as const]),
			...extra(headers),
		].map(([name, value]) => `$request->set_header( ${phpText(name)}, ${phpText(value)} );`),
		...(form === '' ? [] : [`parse_str( ${phpText(form)}, $form );`, '$request->set_body_params( $form );']),
		...(piece ? [`$request->set_body( ${body} );`] : []),
	];
}

/** What PHP makes `$_POST` of, urlencoded: it does so itself only for what comes by HTTP. */
function formOf({ request: { headers } }: Exchange, text: string): string {
	const type = header(headers, 'content-type');
	if (mediaType(type) === 'application/x-www-form-urlencoded') return text;
	if (mediaType(type) !== 'multipart/form-data') return '';
	return readFormFields({ kind: 'text', text }, type)
		.filter(({ fileName }) => fileName === undefined)
		.map(({ name, value }) => `${encode(name)}=${encode(value)}`)
		.join('&');
}

function encode(text: string): string {
	return encodeURIComponent(wellFormed(text));
}

/** Nobody checks it here, and it lets somebody in elsewhere. */
function withoutNonce(query: string): string {
	return query
		.split('&')
		.filter(pair => !pair.startsWith('_wpnonce='))
		.join('&');
}

const NOT_FOR_WORDPRESS: ReadonlySet<string> = new Set([
	'accept',
	'accept-language',
	'authorization',
	'content-type',
	'x-http-method-override',
	'x-wp-nonce',
]);

function extra(headers: Headers): (readonly [string, string])[] {
	return joined(headersForPage(headers))
		.map(({ name, value }) => [name.toLowerCase(), value] as const)
		.filter(([name]) => !NOT_FOR_WORDPRESS.has(name));
}

/** Without a nonce a login counts for nothing in the REST API (`rest_cookie_check_errors()`). */
function actsForSomebody({ headers, url }: Sendable): boolean {
	const names = new Set(headers.map(({ name }) => name.toLowerCase()));
	if (names.has('x-wp-nonce') || names.has('authorization')) return true;
	return parseUrlencoded(url.search.slice(1)).some(({ name }) => name === '_wpnonce');
}

/** In a network the folder says which site it is. */
function siteOf(url: URL): string {
	const [before = ''] = url.pathname.split('/wp-json', 1);
	const isPlain = url.searchParams.has('rest_route');
	const folder = isPlain ? url.pathname : before === url.pathname ? '/' : `${before}/`;
	return `${url.origin}${folder.replace(/\/index\.php\/?$/, '/')}`;
}
