import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CannedAnswer, edgeConflict, type RestBlock, restBlocks } from './canned-answers.ts';

/** A request that came to the site. */
export type Arrival = {
	/** As sent: a save of the block editor is a POST that says PUT in a header. */
	readonly method: string;
	/** "/wp-json/wp/v2/posts/1" */
	readonly path: string;
	readonly query: URLSearchParams;
	/** Whom it comes from, as WordPress sees it. */
	readonly address: string;
	/** Whether it is the site asking itself. */
	readonly loopback: boolean;
	/** Who answers: WordPress, something in front of it, or nobody since the connection was cut. */
	readonly answeredBy: 'wordpress' | 'front' | 'nobody';
};

/** What stands between the people and the server: it counts, and plays CDN, firewall, outage. */
export type FrontDoor = {
	/** "http://127.0.0.1:PORT"; the same before and after an outage. */
	readonly origin: string;
	/** Whatever came since the start or `clear()`, in order of arrival. */
	readonly arrivals: readonly Arrival[];
	/** How many requests of a method reached WordPress at such a path. */
	count(method: string, path: RegExp): number;
	/** Answers saves of posts by REST, and quick edits, with a CDN's 409. */
	edge(on: boolean): void;
	/** Closes REST off in one of three ways, or opens it. */
	blockRest(how: RestBlock | false): void;
	/** Cuts the site's requests to itself off, as a firewall does. */
	blockLoopback(on: boolean): void;
	/** From now on people's requests come from this address (Linux: any in 127/8). The site's own do not. */
	comeFrom(address: string): void;
	/** Breaks all connections, and refuses new ones. */
	goDown(): Promise<void>;
	/** Opens again, on the same port. Throws if somebody has taken it. */
	comeUp(): Promise<void>;
	/** Forgets arrivals, rules and the address; not whether it is down. */
	clear(): void;
	close(): Promise<void>;
};

type Rules = { edge: boolean; rest: RestBlock | false; loopback: boolean; address: string };

const noRules: Rules = { edge: false, rest: false, loopback: false, address: '127.0.0.1' };

/**
 * Opens a door in front of a server on loopback. What it lets through keeps its headers, `Host` too, so that
 * WordPress makes its links with the door's address; and an address of its own, so that REMOTE_ADDR can be tested.
 *
 * @param server "http://127.0.0.1:PORT"
 * @returns the open door; close it
 */
export async function openFrontDoor(server: string): Promise<FrontDoor> {
	const arrivals: Arrival[] = [];
	let rules = noRules;
	const door = createServer((incoming, outgoing) => {
		const arrival = arrivalOf(incoming, rules);
		const verdict = judge(arrival, rules);
		arrivals.push({ ...arrival, answeredBy: typeof verdict === 'string' ? verdict : 'front' });
		if (verdict === 'nobody') {
			incoming.socket.destroy();
		} else if (verdict === 'wordpress') {
			passOn(server, arrival.address, incoming, outgoing);
		} else {
			answer(verdict, incoming, outgoing);
		}
	});
	await listen(door, 0);
	const { port } = door.address() as AddressInfo;
	return {
		origin: `http://127.0.0.1:${port}`,
		arrivals,
		count: (method, path) =>
			arrivals.filter(one => one.answeredBy === 'wordpress' && one.method === method && path.test(one.path))
				.length,
		edge: on => {
			rules = { ...rules, edge: on };
		},
		blockRest: how => {
			rules = { ...rules, rest: how };
		},
		blockLoopback: on => {
			rules = { ...rules, loopback: on };
		},
		comeFrom: address => {
			rules = { ...rules, address };
		},
		goDown: () => shut(door),
		comeUp: () => (door.listening ? Promise.resolve() : listen(door, port)),
		clear() {
			rules = noRules;
			arrivals.length = 0;
		},
		close: () => shut(door),
	};
}

function arrivalOf(incoming: IncomingMessage, rules: Rules): Omit<Arrival, 'answeredBy'> {
	const url = new URL(incoming.url ?? '/', 'http://site');
	// WordPress says who it is when it asks itself something: "WordPress/7.1.1; http://…".
	const loopback = (incoming.headers['user-agent'] ?? '').startsWith('WordPress/');
	return {
		method: incoming.method ?? '',
		path: url.pathname,
		query: url.searchParams,
		address: loopback ? noRules.address : rules.address,
		loopback,
	};
}

function judge(arrival: Omit<Arrival, 'answeredBy'>, rules: Rules): 'wordpress' | 'nobody' | CannedAnswer {
	const { method, path, loopback } = arrival;
	if (loopback && rules.loopback) {
		return 'nobody';
	}
	const route = restRoute(arrival);
	if (rules.rest !== false && route !== undefined) {
		return restBlocks[rules.rest];
	}
	// An edge goes by the address, not by what is in the form: every POST to admin-ajax meets it.
	const guarded = /^\/wp\/v2\/posts\/\d+$/.test(route ?? '') || path === '/wp-admin/admin-ajax.php';
	const write = !['GET', 'HEAD', 'OPTIONS'].includes(method);
	return rules.edge && guarded && write ? edgeConflict : 'wordpress';
}

/** "/wp/v2/posts/1", from either form of a REST address. */
function restRoute({ path, query }: Pick<Arrival, 'path' | 'query'>): string | undefined {
	if (path === '/wp-json' || path.startsWith('/wp-json/')) {
		return path.slice('/wp-json'.length);
	}
	return query.get('rest_route') ?? undefined;
}

function passOn(server: string, address: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
	const options = {
		method: incoming.method ?? 'GET',
		path: incoming.url ?? '/',
		headers: incoming.rawHeaders,
		localAddress: address,
		agent: false,
	};
	const onward = request(server, options, received => {
		outgoing.writeHead(received.statusCode ?? 502, received.statusMessage, received.rawHeaders);
		received.pipe(outgoing);
	});
	onward.on('error', () => outgoing.destroy());
	outgoing.on('close', () => onward.destroy());
	incoming.pipe(onward);
}

function answer(canned: CannedAnswer, incoming: IncomingMessage, outgoing: ServerResponse): void {
	incoming.resume(); // A body that is not read would hold the connection up.
	const { status, headers, body } = canned;
	outgoing.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) }).end(body);
}

async function listen(door: Server, port: number): Promise<void> {
	door.listen(port, '127.0.0.1');
	await once(door, 'listening'); // Rejects on an error.
}

async function shut(door: Server): Promise<void> {
	if (!door.listening) {
		return;
	}
	const closed = once(door, 'close');
	door.close();
	door.closeAllConnections();
	await closed;
}
