import { editableRequest, requestFrom } from '../../diagnosis/compare/edit-and-resend.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { hasLoginCookie } from '../../diagnosis/history/session.ts';
import { piecesOf } from '../../diagnosis/observed.ts';
import { sameRequest } from '../../diagnosis/same-request.ts';
import { subjectName } from '../../diagnosis/subject-name.ts';
import { EMPTY_BODY, textBody } from '../../exchange/body.ts';
import { beginningOf } from '../../exchange/cut-short.ts';
import { header } from '../../exchange/headers.ts';
import { UNKNOWN_INITIATOR } from '../../exchange/initiator.ts';
import { isSentByPanel } from '../../exchange/page-request.ts';
import { parseUrl } from '../../exchange/url.ts';
import type { Observation } from '../../inspector.ts';
import { type SiteAddress, siteAddress } from '../../isolation/rungs/site-calls.ts';
import type { SearchRung } from '../../isolation/session/events.ts';
import {
	type Failure,
	printOf,
	type Repeatable,
	repeatable,
	type Seen,
} from '../../isolation/session/failure.ts';
import type { Happening } from '../../isolation/session/journal.ts';
import { understand, type WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { rootsOf } from './roots-of.ts';

/** What is looked for: the finding's own failure. */
export function failureOf({ subject }: Finding): Failure {
	const { endpoint, error, status } = subject;
	return {
		fingerprint: printOf(subject),
		title: beginningOf(`${endpoint.method} ${subjectName(subject)}`, 500),
		status,
		code: beginningOf(error?.code ?? '', 500),
	};
}

/** The failing request as it can be sent again; `null` where only the person can repeat it: a part of a batch, a file, a body that is gone. */
export function repeatableOf({ subject }: Finding): Repeatable | null {
	const { endpoint, exchange, part, status } = subject;
	if (part || status !== exchange.response.status) return null;
	const draft = editableRequest(exchange);
	return draft.kind === 'editable' ? repeatable(requestFrom(draft.request), endpoint) : null;
}

/**
 * Whether somebody sent it who was not signed in, and it would go out with the person's login if it were sent again. REST
 * minds no login without a nonce (`rest_cookie_check_errors()`), and such a request is sent without one.
 */
export function isOfVisitor({ subject }: Finding): boolean {
	const cookies = header(subject.exchange.request.headers, 'cookie');
	return cookies !== undefined && !hasLoginCookie(subject) && subject.endpoint.family !== 'rest';
}

/** Where the finding's site is, by all that the recording knows of it. */
export function addressOf({ subject }: Finding, rows: readonly Observation[]): SiteAddress | null {
	const url = parseUrl(subject.exchange.request.url);
	if (!url) return null;
	const folder = folderOf(url);
	const isHere = ({ exchange }: WordPressExchange) => parseUrl(exchange.request.url)?.origin === url.origin;
	const roots = [subject, ...rows.slice(-MOST_READ)]
		.filter(isHere)
		.flatMap(each => rootsOf(each).restRoot(url.origin) ?? []);
	const root = roots.find(each => folder === null || parseUrl(each)?.pathname.startsWith(folder));
	// Whatever its permalinks are, a site hears this one.
	const address = siteAddress(root ?? `${url.origin}${folder ?? '/'}index.php?rest_route=/`);
	if (folder === null || !address) return address;
	return siteAddress(address.restRoot, `${url.origin}${folder}wp-admin/`);
}

/** So much of a recording is read to learn where its site is. */
const MOST_READ = 300;

/** The folder that WordPress lives in; `null` where the address does not show it. */
function folderOf({ pathname, searchParams }: URL): string | null {
	if (searchParams.has('rest_route')) return pathname.replace(/index\.php$/, '');
	return (
		/^(.{0,500}?\/)wp-(?:admin\/|login\.php|comments-post\.php|json(?:\/|$))/.exec(pathname)?.[1] ?? null
	);
}

/** By slug, how strongly the evidence speaks. */
function priorsOf({ suspects }: Finding): Readonly<Record<string, number>> {
	const weights = new Map<string, number>();
	for (const { slug, type, weight } of suspects) {
		if (type !== 'plugin' && type !== 'theme') continue;
		weights.set(slug, Math.max(weights.get(slug) ?? 0, weight));
	}
	return Object.fromEntries(weights);
}

/**
 * The first event of a session that looks for this finding.
 *
 * @param isSteady false where it fails only now and then, so that it is measured how often
 */
export function startOf(
	finding: Finding,
	site: SiteAddress,
	rung: SearchRung,
	isSteady: boolean,
): Extract<Happening, { kind: 'started' }> {
	return {
		kind: 'started',
		site,
		failure: failureOf(finding),
		repeatable: repeatableOf(finding),
		priors: priorsOf(finding),
		rung,
		isSteady,
	};
}

/** A request as the recorder would have seen it, to compare with what the person does. */
export function likeOf({ request }: Repeatable): WordPressExchange {
	const { body, headers, method, url } = request;
	return understand({
		id: -1,
		startedAt: Number.NaN,
		durationMs: 0,
		request: { method, url, headers, body: textBody(body ?? '') },
		response: {
			status: 0,
			statusText: '',
			headers: [],
			body: EMPTY_BODY,
			error: null,
			redirectUrl: null,
			fromServiceWorker: false,
			fromCache: '',
		},
		initiator: UNKNOWN_INITIATOR,
		resourceType: '',
		serverIp: '',
		connection: '',
	});
}

/**
 * What the failing request brought this time, if this is it.
 *
 * @param like the request that failed first; `null` when no more of it is known than its fingerprint
 */
export function seenIn(
	observation: Observation,
	failure: Failure,
	like: WordPressExchange | null,
): Seen | null {
	if (isSentByPanel(observation.exchange)) return null;
	const found = piecesOf(observation).find(({ piece }) =>
		like ? sameRequest(piece, like) : printOf(piece) === failure.fingerprint,
	)?.piece;
	// Given up by the page: it says nothing.
	if (!found || found.status === 0) return null;
	const isUnread = found.exchange.response.body.kind === 'missing' && found.status === failure.status;
	return { status: found.status, code: isUnread ? failure.code : (found.error?.code ?? '') };
}
