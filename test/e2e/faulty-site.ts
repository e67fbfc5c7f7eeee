import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A site that speaks like WordPress and breaks connections with a reset (RFC 9293, 3.10.4), as a crashed PHP does. */
export interface FaultySite {
	/** Like http://127.0.0.1:12345, without a slash at the end. */
	readonly origin: string;
	/** Methods and paths, in order of arrival; grows. */
	readonly arrivals: readonly string[];
	/** Whether what only reads is answered, or reset. */
	setReadable(readable: boolean): void;
	stop(): Promise<void>;
}

const JSON_TYPE = 'application/json; charset=UTF-8';
const CONFLICT = JSON.stringify({
	code: 'demo_stale',
	message: 'Somebody else has changed this in the meantime.',
	data: { status: 409, expected: 2, given: 1 },
});
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Faulty site</title>
<link rel="icon" href="data:,"><link rel="https://api.w.org/" href="/wp-json/"></head><body></body></html>`;
const PLUGINS = ['akismet/akismet', 'hello', 'acme/acme'].map(plugin => ({
	plugin,
	name: plugin,
	status: 'active',
	version: '1.0',
}));

/** How far an answer gets before its connection is reset. */
const RESETS: Readonly<Record<string, (response: ServerResponse, reset: () => void) => void>> = {
	'at-once': (_, reset) => reset(),
	'after-headers'(response, reset) {
		response.writeHead(409, { 'content-type': JSON_TYPE, 'content-length': CONFLICT.length }).flushHeaders();
		setTimeout(reset, 100);
	},
	'mid-body'(response, reset) {
		response.writeHead(409, { 'content-type': JSON_TYPE, 'content-length': CONFLICT.length });
		response.write(CONFLICT.slice(0, 30), () => setTimeout(reset, 100));
	},
	'mid-chunk'(response, reset) {
		response.writeHead(409, { 'content-type': JSON_TYPE });
		response.write(CONFLICT.slice(0, 30), () => setTimeout(reset, 100));
	},
	'mid-gzip'(response, reset) {
		response.writeHead(409, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' });
		response.write(gzipSync(CONFLICT.repeat(50)).subarray(0, 60), () => setTimeout(reset, 100));
	},
};

/** Starts it on loopback; stop it. */
export async function startFaultySite(): Promise<FaultySite> {
	const arrivals: string[] = [];
	let readable = true;
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://any');
		arrivals.push(`${request.method} ${pathname}`);
		request.resume();
		const reset = RESETS[pathname.split('/').at(-1) ?? ''];
		if (reset) reset(response, () => request.socket.resetAndDestroy());
		else if (!readable && request.method === 'GET' && pathname !== '/') request.socket.resetAndDestroy();
		else answer(request, response, pathname);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		arrivals,
		setReadable(wanted) {
			readable = wanted;
		},
		async stop() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function answer({ method }: IncomingMessage, response: ServerResponse, path: string): void {
	const send = (status: number, type: string, body: string) =>
		response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
	if (path === '/') send(200, 'text/html; charset=UTF-8', PAGE);
	else if (path === '/wp-json/wp/v2/plugins') send(200, JSON_TYPE, JSON.stringify(PLUGINS));
	else if (path === '/wp-json/wp/v2/posts/6' && method === 'GET')
		send(200, JSON_TYPE, JSON.stringify({ id: 6, title: { raw: 'Theirs', rendered: 'Theirs' }, version: 2 }));
	else if (path.startsWith('/wp-json/wp/v2/posts/')) send(409, JSON_TYPE, CONFLICT);
	else
		send(
			404,
			JSON_TYPE,
			JSON.stringify({ code: 'rest_no_route', message: 'No route.', data: { status: 404 } }),
		);
}
