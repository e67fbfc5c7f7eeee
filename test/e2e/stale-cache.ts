import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A cache in front of a site that is set up wrong: it keeps what REST routes of posts answer, for everybody. */
export interface StaleCache {
	readonly origin: string;
	/** What browsers asked for, in order: the path with its query, and whether they wanted nothing from a cache. */
	readonly asked: readonly { readonly path: string; readonly fresh: boolean }[];
	close(): Promise<void>;
}

interface Stored {
	readonly headers: Record<string, string | string[] | undefined>;
	readonly body: Buffer;
}

const KEPT = /^\/wp-json\/wp\/v2\/posts\/\d+\?/;

/**
 * Opens the cache. Every answer carries an id of the request, and every copy says who served it, as Cloudflare and LiteSpeed do.
 *
 * @param server "http://127.0.0.1:PORT"
 * @returns the open cache; close it
 */
export async function openStaleCache(server: string): Promise<StaleCache> {
	const stored = new Map<string, Stored>();
	const asked: { path: string; fresh: boolean }[] = [];
	const front = createServer((incoming, outgoing) => {
		const path = incoming.url ?? '/';
		asked.push({ path, fresh: incoming.headers['cache-control'] === 'no-cache' });
		const id = `req-${String(asked.length).padStart(8, '0')}`;
		const copy = incoming.method === 'GET' ? stored.get(path) : undefined;
		if (copy) {
			const said = { 'x-litespeed-cache': 'hit', 'cf-cache-status': 'HIT', age: '60', 'x-request-id': id };
			outgoing.writeHead(200, { ...copy.headers, ...said }).end(copy.body);
			return;
		}
		const onward = request(
			new URL(path, server),
			{ method: incoming.method, headers: incoming.headers, setHost: false },
			answer => {
				const chunks: Buffer[] = [];
				answer.on('data', chunk => chunks.push(chunk));
				answer.on('end', () => {
					const body = Buffer.concat(chunks);
					const { 'transfer-encoding': _, ...headers } = answer.headers;
					const status = answer.statusCode ?? 502;
					if (incoming.method === 'GET' && status === 200 && KEPT.test(path))
						stored.set(path, { headers, body });
					outgoing.writeHead(status, { ...headers, 'x-request-id': id }).end(body);
				});
			},
		);
		onward.on('error', () => outgoing.writeHead(502).end());
		incoming.pipe(onward);
	});
	front.listen(0, '127.0.0.1');
	await once(front, 'listening');
	return {
		origin: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
		asked,
		async close() {
			front.closeAllConnections();
			front.close();
			await once(front, 'close');
		},
	};
}
