import type { Headers } from '../../exchange/headers.ts';
import { FIREWALL_SIGNATURES } from './edge-signatures/firewalls.ts';
import { HOST_AND_CDN_SIGNATURES } from './edge-signatures/hosts-and-cdns.ts';
import type { EdgeSignature } from './edge-signatures/row.ts';

export type { EdgeAnswer, EdgeSignature } from './edge-signatures/row.ts';

/**
 * Answers that WordPress did not give, most specific first. A bare `server: cloudflare` with a 409 is not among them:
 * behind Cloudflare every answer of WordPress looks like that too.
 */
export const EDGE_SIGNATURES: readonly EdgeSignature[] = [...FIREWALL_SIGNATURES, ...HOST_AND_CDN_SIGNATURES];

/** A gate says who it is at its top; what a page says further down is its content. In characters. */
const SEARCHED = 20_000;

/** As much of a response as the signatures look at. */
export interface EdgeResponse {
	readonly status: number;
	readonly headers: Headers;
	/** Empty when there was none or it was not text. */
	readonly bodyText: string;
}

/**
 * Who answered in front of WordPress. Ask `reachedWordPress` first: a response of WordPress may quote one of these.
 *
 * @returns the first signature that fits in status, header and body; `null` when none does
 */
export function matchEdge({ status, headers, bodyText }: EdgeResponse): EdgeSignature | null {
	const searched = bodyText.slice(0, SEARCHED);
	return (
		signaturesFor(status).find(
			({ header, body, bodyMaxLength }) =>
				(bodyMaxLength === undefined || bodyText.length <= bodyMaxLength) &&
				(header === undefined || hasHeader(headers, header.name, header.value)) &&
				(body === undefined || body.test(searched)),
		) ?? null
	);
}

/** Whether a signature fits that looks at status and headers alone. */
export function showsEdge(status: number, headers: Headers): boolean {
	const rows = headerRows(status);
	return headers.some(({ name, value }) => {
		const wanted = rows.get(name.toLowerCase());
		return wanted?.some(({ header }) => header?.value === undefined || header.value.test(value)) ?? false;
	});
}

const byStatus = new Map<number, readonly EdgeSignature[]>();
const headerRowsByStatus = new Map<number, ReadonlyMap<string, readonly EdgeSignature[]>>();

/** Statuses have three digits: there are no more than a thousand. */
function signaturesFor(status: number): readonly EdgeSignature[] {
	const known = byStatus.get(status);
	if (known) return known;
	const rows = EDGE_SIGNATURES.filter(({ statuses }) => statuses === undefined || statuses.includes(status));
	byStatus.set(status, rows);
	return rows;
}

function headerRows(status: number): ReadonlyMap<string, readonly EdgeSignature[]> {
	const known = headerRowsByStatus.get(status);
	if (known) return known;
	const rows = new Map<string, EdgeSignature[]>();
	for (const row of signaturesFor(status)) {
		if (!row.header || row.body) continue;
		rows.set(row.header.name, [...(rows.get(row.header.name) ?? []), row]);
	}
	headerRowsByStatus.set(status, rows);
	return rows;
}

function hasHeader(headers: Headers, name: string, value: RegExp | undefined): boolean {
	return headers.some(
		field =>
			field.name.length === name.length &&
			field.name.toLowerCase() === name &&
			(value === undefined || value.test(field.value)),
	);
}

export interface EventIdHeader {
	/** Lower case. */
	readonly header: string;
	/** Whose log knows the id. */
	readonly emitter: string;
	readonly source: string;
}

/** Headers that carry an id for a search in somebody's log; what a host's support asks for first. */
export const EVENT_ID_HEADERS: readonly EventIdHeader[] = [
	{ header: 'cf-ray', emitter: 'Cloudflare', source: 'Cloudflare docs: Ray ID' },
	{ header: 'cf-request-id', emitter: 'Cloudflare', source: 'Cloudflare docs (withdrawn in 2021)' },
	{ header: 'x-sucuri-id', emitter: 'Sucuri', source: 'wafw00f' },
	{ header: 'x-iinfo', emitter: 'Imperva', source: 'unverified' },
	{ header: 'x-amz-cf-id', emitter: 'Amazon CloudFront', source: 'wafw00f' },
	{ header: 'x-amzn-trace-id', emitter: 'AWS load balancer', source: 'AWS docs: request tracing' },
	{
		header: 'x-amzn-requestid',
		emitter: 'AWS',
		source: 'OpenTelemetry semantic conventions: aws.request_id',
	},
	{ header: 'x-azure-ref', emitter: 'Azure Front Door', source: 'wafw00f' },
	{ header: 'x-fastly-request-id', emitter: 'Fastly', source: 'wafw00f' },
	{ header: 'x-akamai-request-id', emitter: 'Akamai', source: 'cdn-server-info rule list' },
	{ header: 'x-vercel-id', emitter: 'Vercel', source: 'Vercel docs: response headers' },
	{ header: 'fly-request-id', emitter: 'Fly.io', source: 'unverified' },
	{ header: 'cdn-requestid', emitter: 'bunny.net', source: 'bunny.net docs: request headers' },
	{ header: 'x-cdn-request-id', emitter: 'the CDN', source: 'unverified' },
	{ header: 'x-hcdn-request-id', emitter: 'Hostinger CDN', source: 'unverified' },
	{ header: 'x-77-nzt-ray', emitter: 'CDN77', source: 'CDN77 docs: understanding HTTP headers' },
	{ header: 'x-styx-req-id', emitter: 'Pantheon', source: 'unverified' },
	{ header: 'x-rq', emitter: 'WordPress VIP', source: 'WPVIP docs: response headers' },
	{ header: 'x-varnish', emitter: 'Varnish', source: 'Varnish docs: transaction ids' },
	{ header: 'x-request-id', emitter: 'the host', source: 'common name' },
	{ header: 'x-correlation-id', emitter: 'the host', source: 'common name' },
	{ header: 'request-id', emitter: 'the host', source: 'common name' },
	{ header: 'x-trace-id', emitter: 'the host', source: 'common name' },
	{ header: 'traceparent', emitter: 'the host', source: 'W3C Trace Context' },
];

const eventIdHeaders = new Map(EVENT_ID_HEADERS.map(row => [row.header, row]));

/** An id that somebody can search a log for. */
export interface EventId extends EventIdHeader {
	readonly value: string;
}

/** The ids of a response, in the order of the table. */
export function eventIds(headers: Headers): readonly EventId[] {
	const found = new Map<EventIdHeader, string>();
	for (const { name, value } of headers) {
		const row = eventIdHeaders.get(name.toLowerCase());
		if (row && value !== '' && !found.has(row)) found.set(row, value);
	}
	return EVENT_ID_HEADERS.flatMap(row => {
		const value = found.get(row);
		return value === undefined ? [] : [{ ...row, value }];
	});
}
