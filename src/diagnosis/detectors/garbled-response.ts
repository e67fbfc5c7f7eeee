import { header, isJsonType, mediaType } from '../../exchange/headers.ts';
import { requestData } from '../../exchange/request-data.ts';
import type { Endpoint } from '../../wordpress/endpoint.ts';
import type { Case, Detector } from '../case.ts';
import { bodyPointer, evidence } from '../evidence.ts';
import type { Confidence, Evidence } from '../finding.ts';

/** What always answers JSON, whatever `Content-Type` it says. The upload form without scripts gets text and pages. */
function answersJson({ action, family }: Endpoint): boolean {
	return (
		family === 'rest' ||
		family === 'heartbeat' ||
		(family === 'async-upload' && action === 'upload-attachment')
	);
}

/**
 * A JSON endpoint that answered something a client cannot read: HTML, PHP notices or a byte order mark before the JSON, a
 * comment after it, or nothing. admin-ajax may answer anything, so there only JSON with something printed around it counts.
 */
export const garbledResponse: Detector = {
	kind: 'garbled-response',
	detect(it) {
		const { subject } = it;
		const { answer, exchange, status } = subject;
		if (subject.part || status === 0 || (status >= 300 && status < 400)) return null;
		const found = noiseOf(it) ?? pageOf(it) ?? textOf(it) ?? emptyOf(it);
		if (!found || isExempt(it)) return null;
		const notices = answer.notices.map(({ component, file, level, line }) =>
			evidence(
				subject,
				'php-notice',
				bodyPointer(''),
				'evidence_phpNotice',
				level,
				component
					? `${component.slug}: ${file.split(/[/\\]/).at(-1)}:${line}`
					: `${file.split(/[/\\]/).at(-1)}:${line}`,
			),
		);
		return {
			confidence: found.confidence,
			severity: exchange.response.status >= 400 || found.confidence === 'certain' ? 'error' : 'warning',
			evidence: [...found.evidence, ...notices],
		};
	},
};

interface Found {
	readonly confidence: Confidence;
	readonly evidence: readonly Evidence[];
}

/** Somebody printed around the JSON. */
function noiseOf({ subject }: Case): Found | null {
	const { noise } = subject.answer;
	const isMachine = answersJson(subject.endpoint) || subject.endpoint.family === 'wc-ajax';
	if (!noise || (!isMachine && subject.endpoint.family !== 'admin-ajax')) return null;
	const found: Evidence[] = [];
	const start = bodyPointer('');
	if (noise.bom) found.push(evidence(subject, 'byte-order-mark', start, 'evidence_bom'));
	if (noise.before) found.push(evidence(subject, 'printed-before', start, 'evidence_before', noise.before));
	if (noise.after) found.push(evidence(subject, 'printed-after', start, 'evidence_after', noise.after));
	return { confidence: 'certain', evidence: found };
}

/** A page where JSON was due. Asked for as a page, a REST route may well answer one: exports, previews, invoices. */
function pageOf({ subject }: Case): Found | null {
	const { answer, endpoint, exchange, status } = subject;
	if (answer.shape !== 'html') return null;
	const critical =
		answer.page?.kind === 'critical' || answer.notices.some(({ level }) => /error/i.test(level));
	if (!answersJson(endpoint) && !(critical && endpoint.family === 'admin-ajax' && status >= 500)) return null;
	if (
		['document', 'iframe'].includes(header(exchange.request.headers, 'sec-fetch-dest') ?? '') &&
		status < 400
	)
		return null;
	const title = answer.page?.title ?? '';
	const shown = title
		? evidence(subject, 'html-for-json', bodyPointer(''), 'evidence_htmlTitle', title)
		: evidence(subject, 'html-for-json', bodyPointer(''), 'evidence_html');
	return { confidence: 'certain', evidence: [shown] };
}

/** Text that says it is JSON, or that PHP printed where JSON was due. */
function textOf({ subject }: Case): Found | null {
	const { answer, endpoint, exchange } = subject;
	const { body, headers } = exchange.response;
	if (answer.shape !== 'text' || body.kind !== 'text' || body.truncatedFrom !== undefined) return null;
	const due =
		answersJson(endpoint) && (isJsonType(header(headers, 'content-type')) || answer.notices.length > 0);
	if (!due) return null;
	return {
		confidence: 'certain',
		evidence: [evidence(subject, 'text-for-json', bodyPointer(''), 'evidence_before', body.text.trim())],
	};
}

/** Nothing at all with a success: PHP died without a word, or an optimiser ate the answer. */
function emptyOf({ subject }: Case): Found | null {
	const { answer, endpoint, exchange, status } = subject;
	if (answer.shape !== 'empty' || endpoint.family !== 'rest' || exchange.request.method === 'HEAD')
		return null;
	const type = mediaType(header(exchange.response.headers, 'content-type'));
	if (status === 204 || status === 205 || status >= 300 || exchange.request.method === 'OPTIONS') return null;
	if (type !== '' && type !== 'text/html' && !isJsonType(type)) return null;
	return {
		confidence: 'likely',
		evidence: [evidence(subject, 'empty-for-json', bodyPointer(''), 'evidence_empty')],
	};
}

/** Routes that are asked for something else than JSON: oEmbed as XML, JSONP. */
function isExempt({ subject: { answer, exchange } }: Case): boolean {
	const { query } = requestData(exchange.request);
	return (
		answer.shape === 'jsonp' ||
		query.some(({ name, value }) => name === '_jsonp' || (name === 'format' && value === 'xml'))
	);
}
