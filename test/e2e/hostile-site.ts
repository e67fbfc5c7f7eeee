import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/* A site that means harm, on loopback: every place of an answer that a panel may show carries something that must not work. */

/** Markup that runs, were it ever markup; its ids tell its elements from the panel's own. */
export const MARKUP =
	'"><img id=hostile-img src=/planted.png onerror=alert(1)><script id=hostile-script>alert(2)</script><svg id=hostile-svg onload=alert(3)>';
const LINK = 'javascript:alert(4)';
/** Red text in a terminal, and a title that would set that of the window. */
const ANSI = '\u001b[31mred\u001b[0m\u001b]0;title\u0007';
/** Reads `harmless exe.jpg` to people. */
const BIDI = 'harmless \u202egpj.exe\u202c\u2066\u200f\u200b\ufeff';
const ALL = `${MARKUP} ${LINK} ${ANSI} ${BIDI}`;
/** The same for a place that takes ASCII without controls only. */
const ASCII = `${MARKUP} ${LINK}`;

const HUGE = 10 * 1024 * 1024;
export const LEVELS = 200;
const MANY = 20_000;

/** JSON text, since an object literal could not hold `__proto__` as a key. */
const PROTOTYPE_KEYS = `"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"hasOwnProperty":1,"toString":"x","valueOf":null`;

function refusal(code: string, message: string, data = '"status":409'): string {
	return `{"code":${JSON.stringify(code)},"message":${JSON.stringify(message)},${PROTOTYPE_KEYS},"data":{${data}}}`;
}

interface Reply {
	readonly status?: number;
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body: string;
}

const REPLIES: Readonly<Record<string, Reply>> = {
	'/wp-json/hostile/v1/conflict': {
		headers: {
			'x-powered-by': ASCII,
			'x-redirect-by': ASCII,
			'server-timing': `wp;desc="${LINK}"`,
			'x-request-id': ASCII,
			'cf-ray': ASCII,
			etag: `"${MARKUP.replaceAll('"', '')}"`,
			'x-bidi': BIDI,
			'set-cookie': `wordpress_logged_in_hostile=${MARKUP.replaceAll('"', '').replaceAll(';', '')}`,
			link: `<${LINK}>; rel="https://api.w.org/"`,
			constructor: ASCII,
			__proto__x: ASCII,
		},
		body: refusal(
			ALL,
			ALL,
			`"status":409,${PROTOTYPE_KEYS},${JSON.stringify(ALL)}:${JSON.stringify(ALL)},"expected":${JSON.stringify(ALL)},"given":${JSON.stringify(ALL)},"version":${JSON.stringify(ALL)}`,
		),
	},
	'/wp-json/wp/v2/categories': {
		body: refusal(
			'term_exists',
			ALL,
			`"status":409,"term_id":${JSON.stringify(ALL)},"link":${JSON.stringify(LINK)}`,
		),
	},
	'/wp-json/wp/v2/posts/7': { status: 403, body: refusal('rest_cookie_invalid_nonce', ALL, '"status":403') },
	'/wp-json/hostile/v1/html': { type: 'text/html', body: `<!doctype html><title>${ALL}</title>${ALL}` },
	'/wp-json/hostile/v1/notice': {
		body: `<br />\n<b>Warning</b>: ${ALL} in <b>/srv/wp-content/plugins/${MARKUP}/${BIDI}.php</b> on line <b>3</b><br />\n${refusal('hostile', ALL)}`,
	},
	'/wp-json/hostile/v1/deep': {
		body: `{"data":{"in":${'['.repeat(LEVELS)}1${']'.repeat(LEVELS)},"status":409},"code":"deep","message":"Deep."}`,
	},
	'/wp-json/hostile/v1/huge': {
		body: refusal('huge', 'A'.repeat(HUGE), `"status":409,"${'k'.repeat(HUGE / 10)}":1`),
	},
	'/wp-json/hostile/v1/many': {
		body: refusal('many', 'Many.', `"status":409,"list":${JSON.stringify(Array(MANY).fill(ALL))}`),
	},
	'/wp-json/hostile/v1/redirect': {
		status: 302,
		headers: { location: `/wp-json/hostile/v1/conflict?${encodeURIComponent(ALL)}` },
		body: '',
	},
	'/wp-json/hostile/v1/redirect-to-code': { status: 302, headers: { location: LINK }, body: '' },
	'/wp-admin/admin-ajax.php': { body: refusal(ALL, ALL) },
};

/** Asks for everything, in the page, from a script that says to be a plugin's. Whatever fails there is meant to. */
const SCRIPT = `
const all = ${JSON.stringify(ALL)}, ascii = ${JSON.stringify(ASCII)};
const json = '{' + ${JSON.stringify(PROTOTYPE_KEYS)} + ',"title":' + JSON.stringify(all) + ',' + JSON.stringify(all) + ':1}';
const headers = { 'content-type': 'application/json', 'x-wp-nonce': ascii, 'if-match': ascii, constructor: ascii };
const ask = (path, init) => fetch(path, init).then(answer => answer.text()).catch(() => 0);
const post = path => ask(path, { method: 'POST', headers, body: json });
window.askAll = async () => {
	document.cookie = 'hostile=' + ascii.replaceAll(';', '');
	const query = '?' + new URLSearchParams([['q', all], ['__proto__[polluted]', all], ['constructor', all], [all, all]]);
	for (const path of ${JSON.stringify(Object.keys(REPLIES).filter(path => path.startsWith('/wp-json')))}) await post(path);
	await post('/wp-json/hostile/v1/conflict' + query);
	await Promise.all([post('/wp-json/hostile/v1/conflict/twice'), post('/wp-json/hostile/v1/conflict/twice')]);
	await post('/wp-json/hostile/v1/' + encodeURIComponent(all) + '/' + all.replaceAll('?', '') + query);
	await post('/wp-json/hostile/v1/conflict?long=' + 'A'.repeat(8000));
	await ask('/wp-admin/admin-ajax.php', { method: 'POST', body: new URLSearchParams({ action: all, _ajax_nonce: all, [all]: all }) });
	const form = new FormData();
	form.append('action', all);
	form.append(all, new File(['x'], all));
	await ask('/wp-admin/admin-ajax.php', { method: 'POST', body: form });
};`;

const escaped = MARKUP.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const PLUGIN = `/wp-content/plugins/${encodeURIComponent(`${MARKUP.slice(2, 40)}${BIDI}`)}/save.js`;
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped}${BIDI}</title>
<link rel="icon" href="data:,"><link rel="https://api.w.org/" href="/wp-json/"><script src="${PLUGIN}"></script></head>
<body class="wp-core-ui">${escaped}</body></html>`;

/** A running hostile site. */
export interface HostileSite {
	readonly origin: string;
	/** Method and URL of all that arrived; grows. */
	readonly arrivals: readonly string[];
	stop(): Promise<void>;
}

/**
 * Starts the site. Its page has `askAll()`, which makes it send and answer everything.
 *
 * @throws Error when no port is free
 */
export async function startHostileSite(): Promise<HostileSite> {
	const arrivals: string[] = [];
	const server = createServer((request, response) => {
		arrivals.push(`${request.method} ${request.url}`);
		request.resume();
		answer(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		arrivals,
		async stop() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function answer({ url = '/' }: IncomingMessage, response: ServerResponse): void {
	const path = url.split('?')[0] ?? '/';
	const own = Object.keys(REPLIES)
		.filter(each => path.startsWith(each))
		.sort((one, other) => other.length - one.length)[0];
	if (path === '/') send(response, { status: 200, type: 'text/html; charset=utf-8', body: PAGE });
	else if (path.startsWith('/wp-content/'))
		send(response, { status: 200, type: 'text/javascript', body: SCRIPT });
	else send(response, (own && REPLIES[own]) || { body: refusal(ALL, ALL) });
}

function send(response: ServerResponse, reply: Reply): void {
	const { body, headers = {}, status = 409, type = 'application/json; charset=UTF-8' } = reply;
	response.statusCode = status;
	// RFC 9112 lets a server write what it likes there.
	if (status >= 400) response.statusMessage = ASCII;
	response.setHeader('content-type', type);
	for (const [name, value] of Object.entries(headers)) {
		// Header values are bytes; Node takes one character for each.
		response.setHeader(name, Buffer.from(value).toString('latin1'));
	}
	response.end(body);
}
