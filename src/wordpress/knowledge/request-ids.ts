import type { MessageKey } from '../../words/message.ts';
import { EVENT_ID_HEADERS, type EventIdHeader } from './edge-signatures.ts';

/** A header by which somebody's log is searched. */
export interface RequestIdRow extends EventIdHeader {
	/** A server's name is the same for all its requests: worth telling, not worth searching for. */
	readonly names: 'request' | 'server';
	/** Who can look it up, and where. Takes the emitter's name as `$1`. */
	readonly ask: MessageKey;
	/** The part that stands in logs, in its first group; without it the whole value does. */
	readonly part?: RegExp;
}

type Lookup = Omit<RequestIdRow, keyof EventIdHeader>;

const host: Lookup = { names: 'request', ask: 'ids_askHost' };
const logs: Lookup = { names: 'request', ask: 'ids_askLogs' };
const support: Lookup = { names: 'request', ask: 'ids_askSupport' };
const server: Lookup = { names: 'server', ask: 'ids_askServer' };
const trace = (part: RegExp): Lookup => ({ names: 'request', ask: 'ids_askTrace', part });

/** W3C Trace Context: `version-traceid-parentid-flags`. */
const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-/i;
const HEX_32 = /^([0-9a-f]{32})/i;

/** Where the ids of `EVENT_ID_HEADERS` are looked up, and what of them. */
const LOOKUPS: Readonly<Record<string, Lookup>> = {
	// The end of a Ray ID names the data centre and is not part of it (Cloudflare docs: Ray ID).
	'cf-ray': { names: 'request', ask: 'ids_askCloudflare', part: /^([0-9a-f]{16})/i },
	'cf-request-id': support,
	// The same for every request of one of Sucuri's servers (Sucuri docs: Sucuri CDN).
	'x-sucuri-id': server,
	'x-iinfo': support,
	'x-amz-cf-id': logs,
	'x-amzn-trace-id': { ...logs, part: /Root=([\w-]{1,100})/ },
	'x-amzn-requestid': logs,
	'x-azure-ref': logs,
	'x-fastly-request-id': support,
	'x-akamai-request-id': support,
	'x-vercel-id': logs,
	'fly-request-id': logs,
	'cdn-requestid': support,
	'x-cdn-request-id': support,
	'x-hcdn-request-id': support,
	'x-77-nzt-ray': support,
	'x-styx-req-id': support,
	// Place and server of WordPress VIP's edge.
	'x-rq': server,
	// Its own number first; a second is that of the request which filled the cache.
	'x-varnish': { names: 'request', ask: 'ids_askVarnish', part: /^(\d{1,20})/ },
	'x-request-id': host,
	'x-correlation-id': host,
	'request-id': host,
	'x-trace-id': host,
	traceparent: trace(TRACEPARENT),
};

/** Of those that no firewall or CDN is known by. */
const MORE: readonly RequestIdRow[] = [
	{ header: 'x-wpe-request-id', emitter: 'WP Engine', source: 'unverified', ...support },
	{ header: 'x-nf-request-id', emitter: 'Netlify', source: 'Netlify, seen in use', ...logs },
	{ header: 'rndr-id', emitter: 'Render', source: 'Render, seen in use', ...logs },
	{
		header: 'akamai-grn',
		emitter: 'Akamai',
		source: 'Akamai: Global Request Number, unverified',
		...support,
	},
	{ header: 'x-amz-request-id', emitter: 'AWS', source: 'AWS docs: S3 response headers', ...logs },
	{ header: 'x-ms-request-id', emitter: 'Azure', source: 'Azure docs: common response headers', ...support },
	{
		header: 'x-cloud-trace-context',
		emitter: 'Google Cloud',
		source: 'Google Cloud docs: trace context',
		...logs,
		part: HEX_32,
	},
	{
		header: 'x-b3-traceid',
		emitter: 'the host',
		source: 'openzipkin/b3-propagation',
		...trace(/^(\w{1,64})/),
	},
	{
		header: 'x-datadog-trace-id',
		emitter: 'Datadog',
		source: 'Datadog docs: trace context',
		...trace(/^(\w{1,64})/),
	},
	{ header: 'sentry-trace', emitter: 'Sentry', source: 'Sentry docs: trace propagation', ...trace(HEX_32) },
	{ header: 'x-served-by', emitter: 'the CDN', source: 'Fastly docs: X-Served-By', ...server },
];

/** All headers that say which request it was, or at least which server. Those that others know by name come first. */
export const REQUEST_IDS: readonly RequestIdRow[] = [
	...EVENT_ID_HEADERS.map(row => ({ ...row, ...(LOOKUPS[row.header] ?? host) })),
	...MORE,
];
