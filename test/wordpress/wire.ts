import { type IncomingHttpHeaders, request } from 'node:http';

/** A header line as it travelled: name in its own case, repeated ones repeated. */
export type Header = { name: string; value: string };

/** One request and its answer, as they went over the wire. A body that is not there is the empty string. */
export type WireStep = {
	/** Whose request it was: the login name. */
	who: string;
	startedDateTime: string;
	timeMs: number;
	request: { method: string; url: string; headers: readonly Header[]; body: string };
	response: {
		httpVersion: string;
		status: number;
		statusText: string;
		headers: readonly Header[];
		body: string;
	};
};

/** An answer: the raw step, and the parts of it that tests look at. */
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string; step: WireStep };

/**
 * Sends one request over a connection of its own and waits for the whole answer. Redirects are answers too.
 * Throws only if no answer comes.
 */
export function exchange(who: string, method: string, url: URL, sent: readonly Header[], body: string) {
	const startedDateTime = new Date().toISOString();
	const started = performance.now();
	return new Promise<Answer>((resolve, reject) => {
		const headers = Object.fromEntries(sent.map(({ name, value }) => [name, value]));
		const outgoing = request(url, { method, headers, agent: false }, incoming => {
			const parts: Buffer[] = [];
			incoming.on('error', reject);
			incoming.on('data', part => parts.push(part));
			incoming.on('end', () => {
				const text = Buffer.concat(parts).toString('utf8');
				const status = incoming.statusCode ?? 0;
				const step: WireStep = {
					who,
					startedDateTime,
					timeMs: Math.round(performance.now() - started),
					request: { method, url: url.href, headers: sent, body },
					response: {
						httpVersion: `HTTP/${incoming.httpVersion}`,
						status,
						statusText: incoming.statusMessage ?? '',
						headers: paired(incoming.rawHeaders),
						body: text,
					},
				};
				resolve({ status, headers: incoming.headers, text, step });
			});
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}

function paired(raw: readonly string[]): Header[] {
	const headers: Header[] = [];
	for (let at = 0; at + 1 < raw.length; at += 2) {
		headers.push({ name: raw[at] ?? '', value: raw[at + 1] ?? '' });
	}
	return headers;
}
