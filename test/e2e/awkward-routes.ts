import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** Answers one request. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void;

const JSON_TYPE = 'application/json; charset=UTF-8';
const CONFLICT = wpError('demo_conflict', 'Somebody else has changed this in the meantime.');
const DRIP_MS = 50;

/** A page without a favicon, so that the one script of a "plugin" is all that it fetches. */
const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Awkward site</title><link rel="icon" href="data:,">
<script src="/wp-content/plugins/awkward-demo/save.js"></script></head>
<body class="wp-core-ui"><h1>Awkward site</h1></body></html>`;

/**
 * Served from a plugin's folder, so that initiators point there. `demo.read` reads the body, `demo.unread` leaves it,
 * `demo.start` returns at once and `demo.abort` gives up what was started.
 */
const SCRIPT = `
let controller;
window.demo = {
	async read(path, init) {
		const response = await fetch(path, init);
		return { status: response.status, body: await response.text() };
	},
	async unread(path, init) {
		const response = await fetch(path, init);
		return { status: response.status };
	},
	start(path, init) {
		controller = new AbortController();
		fetch(path, { ...init, signal: controller.signal }).then(response => response.text()).catch(() => {});
	},
	abort() {
		controller.abort();
	},
};`;

/**
 * What WordPress sends with every REST answer to somebody who is logged in. It is more than decoration: a body that the
 * page never reads is reported as finished by Chromium after all, unless its answer says no-store.
 */
const NO_STORE = 'no-cache, must-revalidate, max-age=0, no-store, private';

/** Every route of the awkward site. Below /wp-json/demo/v1 any method is welcome, and nothing may be stored. */
const ROUTES: Readonly<Record<string, Route>> = {
	/** A page that brings `demo` (see SCRIPT) along. */
	'/': (_, response) => send(response, 200, 'text/html; charset=UTF-8', PAGE),
	/** The script of the page. */
	'/wp-content/plugins/awkward-demo/save.js': (_, response) => send(response, 200, 'text/javascript', SCRIPT),
	/** 409 with the JSON of a WP_Error; with `demo.unread` the body that the page never reads. */
	'/wp-json/demo/v1/conflict': (_, response) => send(response, 409, JSON_TYPE, CONFLICT),
	/** 409 with 5 MB of JSON. */
	'/wp-json/demo/v1/big': (_, response) => send(response, 409, JSON_TYPE, big(5 * 1024 * 1024)),
	/** 409 whose body is every byte there is, four times over. */
	'/wp-json/demo/v1/binary': (_, response) => send(response, 409, 'application/octet-stream', everyByte(4)),
	/** 409 at once, then a body in drips for ?seconds=60: to be aborted, or to be in flight when something closes. */
	'/wp-json/demo/v1/slow': drip,
	/** Never answers, not even with a header. */
	'/wp-json/demo/v1/silent': () => undefined,
	/** 409, and the connection drops in the middle of the body. */
	'/wp-json/demo/v1/dropped': (_, response) => {
		response.writeHead(409, { 'content-type': JSON_TYPE, 'content-length': CONFLICT.length });
		response.write(CONFLICT.slice(0, 20), () => response.socket?.destroy());
	},
	/** The connection drops before any answer; on a connection used before, Chromium silently sends it once more. */
	'/wp-json/demo/v1/cut': request => request.socket.destroy(),
	/** 204 without a body. */
	'/wp-json/demo/v1/nothing': (_, response) => response.writeHead(204).end(),
	/** 302 to the conflict. */
	'/wp-json/demo/v1/redirect': (_, response) =>
		response.writeHead(302, { location: '/wp-json/demo/v1/conflict' }).end(),
	/** 409 with JSON that is labelled as ?type=text/html. */
	'/wp-json/demo/v1/mislabelled': (request, response) =>
		send(response, 409, query(request, 'type') ?? 'text/html', CONFLICT),
	/** 409 with a page of HTML that is labelled as JSON. */
	'/wp-json/demo/v1/html-as-json': (_, response) => send(response, 409, JSON_TYPE, PAGE),
	/** 409 with JSON that says UTF-8 and is Latin-1. */
	'/wp-json/demo/v1/invalid-utf8': (_, response) =>
		send(response, 409, JSON_TYPE, Buffer.from(wpError('demo_conflict', 'Café ÿ déjà pris.'), 'latin1')),
	/** 409 with gzipped JSON. */
	'/wp-json/demo/v1/gzip': (_, response) => {
		response.setHeader('content-encoding', 'gzip');
		send(response, 409, JSON_TYPE, gzipSync(CONFLICT));
	},
};

const NO_ROUTE: Route = (_, response) =>
	send(response, 404, JSON_TYPE, wpError('rest_no_route', 'No route was found matching the URL.', 404));

/** Finds the route of a request; what is not on the map gets the 404 of WordPress' REST API. */
export const answer: Route = (request, response) => {
	const { pathname } = new URL(request.url ?? '/', 'http://any');
	if (pathname.startsWith('/wp-json/')) response.setHeader('cache-control', NO_STORE);
	(ROUTES[pathname] ?? NO_ROUTE)(request, response);
};

function wpError(code: string, message: string, status = 409): string {
	return JSON.stringify({ code, message, data: { status } });
}

function everyByte(times: number): Buffer {
	return Buffer.from(Array.from({ length: 256 * times }, (_, index) => index % 256));
}

function big(bytes: number): string {
	const [head = '', tail = ''] = wpError('demo_big', '#').split('#');
	return head + 'x'.repeat(bytes - head.length - tail.length) + tail;
}

function drip(request: IncomingMessage, response: ServerResponse): void {
	response.writeHead(409, { 'content-type': JSON_TYPE });
	const [head = '', tail = ''] = wpError('demo_slow', '#').split('#');
	response.write(head);
	const ticking = setInterval(() => response.write('.'), DRIP_MS);
	const ending = setTimeout(() => response.end(tail), Number(query(request, 'seconds') ?? 60) * 1000);
	response.once('close', () => {
		clearInterval(ticking);
		clearTimeout(ending);
	});
}

function query(request: IncomingMessage, name: string): string | null {
	return new URL(request.url ?? '/', 'http://any').searchParams.get(name);
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
	response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) }).end(body);
}
