import type { NonceStory, Severity } from '../diagnosis/finding.ts';
import { FINDING_KINDS } from '../diagnosis/finding.ts';
import { GUIDES } from '../diagnosis/guides.ts';
import { type EndpointFamily, isWrite } from '../wordpress/endpoint.ts';
import { type MessageKey, message } from '../words/message.ts';
import type { Meaning, Reading } from './key.ts';
import type { Sight } from './sight.ts';
import { statusesOf } from './values.ts';
import { quoted } from './wording.ts';

/** A value that is one of a few words. */
export interface WordValue extends Meaning {
	readonly word: string;
	readonly aliases?: readonly string[];
	readonly help: MessageKey | null;
}

/** Reads one of a few words, or their beginning, which then means all that begin so. */
export function readWord(table: readonly WordValue[], value: string): Reading {
	if (value === '') return [];
	const wanted = value.toLowerCase();
	const exact = table.find(({ aliases = [], word }) => [word, ...aliases].includes(wanted));
	if (exact) return [exact];
	const begun = table.filter(({ aliases = [], word }) =>
		[word, ...aliases].some(each => each.startsWith(wanted)),
	);
	return begun.length > 0 ? begun : null;
}

/** Those that hold. */
export function observeWords(table: readonly WordValue[], it: Sight): readonly string[] {
	return table.flatMap(({ holds, word }) => (holds(it) ? [word] : []));
}

export const KIND_WORDS: readonly WordValue[] = FINDING_KINDS.map(kind => ({
	word: kind,
	help: GUIDES[kind].kind,
	says: { kind: 'named', message: message(GUIDES[kind].kind) },
	holds: ({ findings }) => findings.some(finding => finding.kind === kind),
}));

const SEVERITIES: Readonly<Record<Severity, MessageKey>> = {
	error: 'severity_error',
	warning: 'severity_warning',
	info: 'severity_info',
};

export const SEVERITY_WORDS: readonly WordValue[] = Object.entries(SEVERITIES).map(([word, help]) => ({
	word,
	help,
	says: { kind: 'named', message: message(help) },
	holds: ({ findings }) => findings.some(({ severity }) => severity === word),
}));

const NONCE_STATES: Readonly<Record<NonceStory['state'], MessageKey>> = {
	expired: 'filter_nonceExpired',
	superseded: 'filter_nonceSuperseded',
	cached: 'filter_nonceCached',
	'other-session': 'filter_nonceOtherSession',
	missing: 'filter_nonceMissing',
	rejected: 'filter_nonceRejected',
};

export const NONCE_WORDS: readonly WordValue[] = [
	{
		word: 'stale',
		help: 'filter_nonceStale',
		says: { kind: 'said', message: message('filter_nonceStale') },
		holds: ({ findings }) => findings.some(({ nonce }) => nonce !== undefined),
	},
	...Object.entries(NONCE_STATES).map(
		([word, help]): WordValue => ({
			word,
			help,
			says: { kind: 'said', message: message(help) },
			holds: ({ findings }) => findings.some(({ nonce }) => nonce?.state === word),
		}),
	),
];

const FAMILIES: Readonly<Record<EndpointFamily, true>> = {
	rest: true,
	'admin-ajax': true,
	'wc-ajax': true,
	heartbeat: true,
	'admin-post': true,
	'comments-post': true,
	'async-upload': true,
	'classic-editor': true,
	page: true,
	other: true,
};

export const FAMILY_WORDS: readonly WordValue[] = Object.keys(FAMILIES).map(word => ({
	word,
	help: null,
	says: quoted(word),
	holds: ({ subjects }) => subjects.some(({ endpoint }) => endpoint.family === word),
}));

/** What `is:` knows. The clauses are whole, as each of them has a grammar of its own. */
export const IS_WORDS: readonly WordValue[] = [
	isWord('conflict', 'filter_conflictIs', 'filter_conflictNot', ({ findings }) =>
		findings.some(({ severity }) => severity !== 'info'),
	),
	isWord('write', 'filter_writeIs', 'filter_writeNot', ({ subjects }) =>
		subjects.some(({ endpoint }) => isWrite(endpoint)),
	),
	isWord(
		'failed',
		'filter_failedIs',
		'filter_failedNot',
		it =>
			// An error that counts can stand behind a success: `{success: false}` at 200.
			it.subjects.some(({ error }) => error !== null) ||
			statusesOf(it).some(status => status === 0 || status >= 400),
	),
	isWord('duplicate', 'filter_duplicateIs', 'filter_duplicateNot', ({ findings }) =>
		findings.some(({ duplicate, kind }) => kind === 'duplicate-submission' || duplicate !== undefined),
	),
	isWord('recovered', 'filter_recoveredIs', 'filter_recoveredNot', ({ findings }) =>
		findings.some(({ nonce }) => nonce?.recovered),
	),
	isWord('part', 'filter_partIs', 'filter_partNot', ({ subjects }) =>
		subjects.some(({ part }) => part !== null),
	),
	isWord('cached', 'filter_cachedIs', 'filter_cachedNot', it => it.cached, ['from-cache']),
	isWord(
		'service-worker',
		'filter_serviceWorkerIs',
		'filter_serviceWorkerNot',
		({ observation }) => observation.exchange.response.fromServiceWorker,
		['service-worker-intercepted'],
	),
];

function isWord(
	word: string,
	is: MessageKey,
	not: MessageKey,
	holds: (it: Sight) => boolean,
	aliases: readonly string[] = [],
): WordValue {
	return { word, aliases, holds, help: is, says: null, clauses: { is, not } };
}
