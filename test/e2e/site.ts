import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './awkward-routes.ts';

/** A request as the server saw it, for tests that must know what has really arrived. */
export interface Arrival {
	readonly method: string;
	/** Path and query. */
	readonly url: string;
	/** 'open' while it is being answered, 'answered' when all was sent, 'gone' when the connection broke before. */
	state: 'open' | 'answered' | 'gone';
}

/** A running awkward site. */
export interface AwkwardSite {
	/** Like http://127.0.0.1:12345, without a slash at the end. */
	readonly origin: string;
	/** In the order of arrival; grows. */
	readonly arrivals: readonly Arrival[];
	/** Breaks every open connection; from then on connections are refused: the site is down. May be called twice. */
	stop(): Promise<void>;
}

/**
 * Starts a site on loopback for the cases that a real WordPress cannot easily be brought to. Its routes are described
 * one by one in awkward-routes.ts.
 *
 * @returns the running site; stop it
 * @throws Error when no port is free
 */
export async function startAwkwardSite(): Promise<AwkwardSite> {
	const arrivals: Arrival[] = [];
	const server = createServer((request, response) => {
		arrivals.push(watch(request, response));
		// A body that is not read would hold its connection up.
		request.resume();
		answer(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		arrivals,
		async stop() {
			if (!server.listening) return;
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

function watch(request: IncomingMessage, response: ServerResponse): Arrival {
	const arrival: Arrival = { method: request.method ?? '', url: request.url ?? '', state: 'open' };
	response.once('close', () => {
		arrival.state = response.writableFinished ? 'answered' : 'gone';
	});
	return arrival;
}
