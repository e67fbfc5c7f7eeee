import type { HeaderField } from '../../../src/exchange/headers.ts';
import type { Dice } from './dice.ts';
import { IN_HTML, IN_JSON, IN_QUERY, jsonInside } from './encodings.ts';

/** An exchange while things are being put into it. */
export interface Draft {
	readonly dice: Dice;
	readonly path: string[];
	/** `name=value`, encoded. */
	readonly query: string[];
	readonly fragment: string[];
	/** As the sender means them. */
	readonly sent: { readonly name: string; readonly value: string }[];
	readonly answered: { readonly name: string; readonly value: string }[];
	readonly html: string[];
	readonly cookies: string[];
	readonly requestHeaders: HeaderField[];
	readonly responseHeaders: HeaderField[];
	readonly scripts: string[];
	readonly errors: string[];
	location: string | null;
}

/** A place of an exchange that a value can stand in, under the name of a field. */
export type Place = (draft: Draft, name: string, value: string) => void;

export const SITE = 'https://example.test';

const inQuery = ({ dice }: Draft, name: string, value: string) =>
	`${dice.chance() ? encodeURIComponent(name) : name}=${dice.pick(IN_QUERY)(value)}`;
const inJson = ({ dice }: Draft, value: string) => `"${dice.pick(IN_JSON)(value)}"`;
const inHtml = ({ dice }: Draft, value: string) => dice.pick(IN_HTML)(value);
const url = (draft: Draft, name: string, value: string) =>
	`${SITE}/wp-admin/admin.php?page=cart&${inQuery(draft, name, value)}#top`;

/** Only one can be the redirect's own. */
const redirect = (draft: Draft, to: string) => {
	if (draft.location === null) draft.location = to;
	else draft.responseHeaders.push({ name: 'Content-Location', value: to });
};

/** Headers are one line each, and of one byte for each character. */
const isHeaderText = (value: string) => /^[\x20-\x7e]*$/.test(value) && value.trim() === value;
const headerUnless = (value: string) => (isHeaderText(value) ? value : encodeURIComponent(value));

/** Where a field says what a value is. */
export const NAMED_PLACES: Readonly<Record<string, Place>> = {
	query: (draft, name, value) => draft.query.push(inQuery(draft, name, value)),
	fragment: (draft, name, value) => draft.fragment.push(inQuery(draft, name, value)),
	sent: ({ sent }, name, value) => sent.push({ name, value }),
	answered: ({ answered }, name, value) => answered.push({ name, value }),
	referer: (draft, name, value) =>
		draft.requestHeaders.push({ name: 'Referer', value: url(draft, name, value) }),
	location: (draft, name, value) => redirect(draft, url(draft, name, value)),
	nestedUrl: (draft, name, value) => draft.query.push(inQuery(draft, 'redirect_to', url(draft, name, value))),
	formReferer: (draft, name, value) =>
		draft.sent.push({
			name: '_wp_http_referer',
			value: url(draft, name, value).replace(SITE, '').replace('#top', ''),
		}),
	linkInAnswer: (draft, name, value) =>
		draft.answered.push({ name: 'redirect', value: url(draft, name, value) }),
	sentence: ({ answered }, name, value) =>
		answered.push({ name: 'message', value: `Refused: {"${name}":"${jsonInside(value)}"} was sent.` }),
	dumped: (draft, name, value) =>
		draft.html.push(
			`<pre>array ( ${inHtml(draft, `'id' => 3, '${name}' => '${value.replace(/[\\']/g, '\\$&')}'`)} )</pre>`,
		),
	serialised: ({ answered }, name, value) =>
		answered.push({
			name: 'option',
			value: /["\\]/.test(value)
				? 'none'
				: `a:1:{s:${name.length}:"${name}";s:${Buffer.byteLength(value)}:"${value}";}`,
		}),
	parsed: (draft, name, value) =>
		draft.html.push(
			`<script>var settings = JSON.parse( '${jsonInside(`{"${name}":${inJson(draft, value)}}`)
				.replaceAll("'", '\\u0027')
				.replaceAll('<', '\\u003C')}' );</script>`,
		),
	decodedJson: (draft, name, value) =>
		draft.html.push(
			`<script>var wcSettings = JSON.parse( decodeURIComponent( '${encodeURIComponent(`{"shop":{"${name}":${inJson(draft, value)}}}`).replaceAll("'", '%27')}' ) );</script>`,
		),
	xmlAnswer: (draft, name, value) =>
		draft.html.push(
			`<supplemental><${name.replace(/\W+/g, '_')}>${inHtml(draft, value)}</${name.replace(/\W+/g, '_')}></supplemental>`,
		),
	link: (draft, name, value) =>
		draft.responseHeaders.push({ name: 'Link', value: `<${url(draft, name, value)}>; rel="next"` }),
	refresh: (draft, name, value) =>
		draft.responseHeaders.push({ name: 'Refresh', value: `5;url=${url(draft, name, value)}` }),
	header: ({ requestHeaders }, name, value) =>
		requestHeaders.push({
			name: `X-${name.replace(/[^\w]+/g, '-')}`,
			value: isHeaderText(value) ? value : 'none',
		}),
	errors: ({ responseHeaders }, name, value) =>
		responseHeaders.push({
			name: 'X-QM-php_errors-error-1',
			value: `{"message":"Refused","${name}":"${jsonInside(value).replace(/[^\x20-\x7e]/g, each => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}"}`,
		}),
	script: (draft, name, value) => draft.scripts.push(url(draft, name, value)),
	input: (draft, name, value) =>
		draft.html.push(`<input type="hidden" name="${name}" value="${inHtml(draft, value)}" />`),
	area: (draft, name, value) =>
		draft.html.push(`<textarea name="${name}">${inHtml(draft, value)}</textarea>`),
	data: (draft, name, value) =>
		draft.html.push(
			`<div data-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}="${inHtml(draft, value)}"></div>`,
		),
	settings: (draft, name, value) =>
		draft.html.push(
			`<div data-settings='${inHtml(draft, `{"id":3,"${name}":${inJson(draft, value)}}`)}'></div>`,
		),
	anchor: (draft, name, value) =>
		draft.html.push(`<a href="${url(draft, name, value).replaceAll('&', '&amp;')}">Trash</a>`),
	inline: (draft, name, value) =>
		draft.html.push(
			`<script>var cart = {"ajax":"\\/wp-admin\\/admin-ajax.php","${name}":${inJson(draft, value)}};</script>`,
		),
	variable: (draft, name, value) =>
		draft.html.push(`<script>var ${name.replace(/\W+/g, '_')} = ${inJson(draft, value)}; go();</script>`),
	template: (draft, name, value) =>
		draft.html.push(`<script type="application/json">[{"${name}": ${inJson(draft, value)}}]</script>`),
	click: (draft, name, value) =>
		draft.html.push(
			`<a onclick="go({'${name}': '${inHtml(draft, jsonInside(value).replaceAll("'", "\\'"))}'})">Go</a>`,
		),
	dump: (draft, name, value) => draft.html.push(`<!-- {"${name}": ${inJson(draft, value)}} -->`),
};

/** Where nothing says what a value is. */
export const PLAIN_PLACES: Readonly<Record<string, Place>> = {
	query: (draft, _, value) => draft.query.push(inQuery(draft, 'q', value)),
	sent: ({ sent }, _, value) => sent.push({ name: 'note', value }),
	answered: ({ answered }, _, value) => answered.push({ name: 'note', value }),
	path: (draft, _, value) => draft.path.push(encodeURIComponent(value)),
	referer: (draft, _, value) => draft.requestHeaders.push({ name: 'Referer', value: url(draft, 's', value) }),
	location: (draft, _, value) => redirect(draft, url(draft, 's', value)),
	nestedUrl: (draft, _, value) => draft.query.push(inQuery(draft, 'redirect_to', url(draft, 's', value))),
	sources: (draft, _, value) =>
		draft.html.push(`<img srcset="/a.png 1x, ${url(draft, 's', value).replaceAll('&', '&#038;')} 2x" />`),
	script: (draft, _, value) => draft.scripts.push(url(draft, 's', value)),
	header: (draft, _, value) => draft.responseHeaders.push({ name: 'X-Note', value: headerUnless(value) }),
	error: ({ errors }, _, value) => errors.push(value),
	text: (draft, _, value) => draft.html.push(`<p>${inHtml(draft, value)}</p>`),
	title: (draft, _, value) => draft.html.push(`<title>${inHtml(draft, value)}</title>`),
	label: (draft, _, value) => draft.html.push(`<a title="${inHtml(draft, value)}" href="#">Edit</a>`),
	data: (draft, _, value) => draft.html.push(`<i data-note="${inHtml(draft, value)}"></i>`),
	inline: (draft, _, value) => draft.html.push(`<script>say(${inJson(draft, value)});</script>`),
	comment: (draft, _, value) => draft.html.push(`<!-- ${inHtml(draft, value)} -->`),
};

/** Where only one sort of secret stands. */
export const OWN_PLACES: Readonly<Record<string, Place>> = {
	cookie: ({ cookies }, name, value) => cookies.push(`${name}=${encodeURIComponent(value)}`),
	setCookie: ({ responseHeaders }, name, value) =>
		responseHeaders.push({
			name: 'Set-Cookie',
			value: `${name}=${encodeURIComponent(value)}; path=/; HttpOnly`,
		}),
	bearer: ({ requestHeaders }, _, value) =>
		requestHeaders.push({ name: 'Authorization', value: `Bearer ${value}` }),
	basic: ({ requestHeaders }, _, value) =>
		requestHeaders.push({
			name: 'Authorization',
			value: `Basic ${Buffer.from(`someone7:${value}`).toString('base64')}`,
		}),
	nonce: ({ requestHeaders }, _, value) => requestHeaders.push({ name: 'X-WP-Nonce', value }),
	proxies: ({ requestHeaders }, _, value) =>
		requestHeaders.push({ name: 'X-Forwarded-For', value: `${value}, 127.0.0.1` }),
	notice: (draft, _, value) =>
		draft.html.push(
			`<br />\n<b>Warning</b>:  Undefined variable $x in <b>${value}/wp-content/plugins/cart/cart.php</b> on line <b>7</b><br />`,
		),
	trace: ({ answered }, _, value) =>
		answered.push({ name: 'message', value: `#0 ${value}/wp-includes/rest-api.php(12): call()` }),
};
