import type { FindingKind } from '../../diagnosis/finding.ts';
import { GUIDES } from '../../diagnosis/guides.ts';
import { message, type Say } from '../../words/message.ts';
import type { ReportFinding } from '../report.ts';

/** A status an endpoint should answer, and where that stands. */
interface Due {
	readonly status: number;
	readonly source: string;
}

const CONFLICT: Due = { status: 409, source: 'RFC 9110, 15.5.10' };

/** What the endpoint should answer; `null` where no endpoint answered, so none can do better. */
export const DUE_STATUS: Readonly<Record<FindingKind, Due | null>> = {
	'stale-version': CONFLICT,
	'already-exists': CONFLICT,
	'invalid-transition': CONFLICT,
	locked: CONFLICT,
	'in-use': CONFLICT,
	'idempotency-conflict': CONFLICT,
	'cart-changed': CONFLICT,
	'lost-update': CONFLICT,
	'precondition-failed': { status: 412, source: 'RFC 9110, 15.5.13' },
	'duplicate-submission': CONFLICT,
	'stale-nonce': { status: 403, source: 'WordPress 7.1.1 rest_cookie_check_errors()' },
	'logged-out': {
		status: 401,
		source: 'RFC 9110, 15.5.2; WordPress 7.1.1 rest_authorization_required_code()',
	},
	'edge-block': null,
	'garbled-response': null,
	'unclassified-conflict': CONFLICT,
};

/** RFC 9110, 15.5. */
export const REASONS: Readonly<Record<number, string>> = {
	401: 'Unauthorized',
	403: 'Forbidden',
	409: 'Conflict',
	412: 'Precondition Failed',
};

/** Conditional headers are answered with 412 (RFC 9110, 13.2.2). */
const CONDITIONAL = /^if-(?:match|unmodified-since)$/i;

/** Names that can be a member of a body. */
const MEMBER = /^\w{1,60}$/;

/** What an answer needs so that a client can act on it; `null` for what the traffic does not tell. */
export interface DueAnswer {
	readonly status: number;
	readonly code: string;
	/** Of the member of the request that is at fault, as a URI fragment (RFC 6901, 6). */
	readonly pointer: string | null;
	readonly current: string | null;
}

/** What the endpoint should have answered; `null` where it is not the endpoint's fault. */
export function dueAnswer({ error, evidence, kind, version }: ReportFinding): DueAnswer | null {
	const due = DUE_STATUS[kind];
	if (!due) return null;
	const shown = evidence.find(({ pointer }) => pointer.startsWith('request.body#/'))?.pointer;
	const carrier = version && MEMBER.test(version.carrier) ? `#/${version.carrier}` : null;
	return {
		status: version && CONDITIONAL.test(version.carrier) ? 412 : due.status,
		code: error && error.code !== '' ? error.code : kind.replaceAll('-', '_'),
		pointer: shown === undefined ? carrier : shown.slice('request.body'.length),
		current: version?.current ?? null,
	};
}

/** What stands where the traffic says nothing, in the words of the language. */
export interface ExampleGaps {
	readonly pointer: string;
	readonly current: string;
}

/** An example of the answer as problem details (RFC 9457, 3), with members of its own for what a client needs (3.2). */
export function problemDetails(
	finding: ReportFinding,
	answer: DueAnswer,
	gaps: ExampleGaps,
	say: Say,
): Readonly<Record<string, unknown>> {
	const { endpoint, error, existing, kind, version } = finding;
	const title = say(message(GUIDES[kind].kind));
	const detail = error && error.message !== '' ? error.message : finding.title;
	const comparesVersions = version !== undefined || kind === 'lost-update';
	return {
		// A name of the author's own choice; RFC 2606 keeps `.example` free.
		type: `https://plugin.example/problems/${kind}`,
		title,
		status: answer.status,
		detail,
		...(endpoint.route === null ? {} : { instance: endpoint.route }),
		code: answer.code,
		...(comparesVersions
			? { sent: version?.sent ?? gaps.current, current: answer.current ?? gaps.current }
			: {}),
		...(existing ? { existing } : {}),
		errors: [{ detail, pointer: answer.pointer ?? gaps.pointer }],
	};
}
