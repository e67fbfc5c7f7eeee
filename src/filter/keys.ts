import { exactGlob } from './glob.ts';
import type { FilterKey } from './key.ts';
import { anyOfEndpoint, componentKey, textKey, wordKey } from './key-shapes.ts';
import { anyHost, anyId, anyName, responseSize } from './looks.ts';
import { readSize, readStatus, readTime, statusesOf } from './values.ts';
import { FAMILY_WORDS, IS_WORDS, KIND_WORDS, NONCE_WORDS, SEVERITY_WORDS } from './word-values.ts';

/** All keys, in the order in which they are offered: what conflicts are told by comes first. */
export const FILTER_KEYS: readonly FilterKey[] = [
	{
		name: 'status',
		aliases: ['status-code'],
		example: 'status:409',
		help: 'filter_statusHelp',
		clauses: { is: 'filter_statusIs', not: 'filter_statusNot' },
		cost: 0,
		read: readStatus,
		observe: it => [...new Set(statusesOf(it))].map(String),
		offers: ['4xx', '5xx', '>=400', '0'].map(value => ({ value, help: null })),
	},
	wordKey(
		{
			name: 'is',
			example: 'is:conflict',
			help: 'filter_isHelp',
			clauses: null,
			cost: 1,
		},
		IS_WORDS,
	),
	wordKey(
		{
			name: 'kind',
			example: 'kind:stale-version',
			help: 'filter_kindHelp',
			clauses: { is: 'filter_kindIs', not: 'filter_kindNot' },
			cost: 0,
		},
		KIND_WORDS,
	),
	wordKey(
		{
			name: 'severity',
			example: 'severity:error',
			help: 'filter_severityHelp',
			clauses: { is: 'filter_severityIs', not: 'filter_severityNot' },
			cost: 0,
		},
		SEVERITY_WORDS,
	),
	wordKey(
		{
			name: 'nonce',
			example: 'nonce:stale',
			help: 'filter_nonceHelp',
			clauses: { is: 'filter_nonceIs', not: 'filter_nonceNot' },
			cost: 0,
		},
		NONCE_WORDS,
	),
	componentKey(
		{
			name: 'plugin',
			example: 'plugin:woocommerce',
			help: 'filter_pluginHelp',
			clauses: { is: 'filter_pluginIs', not: 'filter_pluginNot' },
		},
		['plugin', 'must-use', 'drop-in'],
	),
	componentKey(
		{
			name: 'theme',
			example: 'theme:twentytwentyfive',
			help: 'filter_themeHelp',
			clauses: { is: 'filter_themeIs', not: 'filter_themeNot' },
		},
		['theme'],
	),
	componentKey(
		{
			name: 'suspect',
			example: 'suspect:cloudflare',
			help: 'filter_suspectHelp',
			clauses: { is: 'filter_suspectIs', not: 'filter_suspectNot' },
		},
		['plugin', 'must-use', 'drop-in', 'theme', 'host', 'edge', 'core'],
	),
	textKey(
		{
			name: 'route',
			example: 'route:/wp/v2/posts/*',
			help: 'filter_routeHelp',
			clauses: { is: 'filter_routeIs', not: 'filter_routeNot' },
			cost: 0,
		},
		anyOfEndpoint(({ route }) => route),
	),
	textKey(
		{
			name: 'action',
			example: 'action:heartbeat',
			help: 'filter_actionHelp',
			clauses: { is: 'filter_actionIs', not: 'filter_actionNot' },
			cost: 0,
		},
		anyOfEndpoint(({ action }) => action),
	),
	textKey(
		{
			name: 'method',
			example: 'method:PUT',
			help: 'filter_methodHelp',
			clauses: { is: 'filter_methodIs', not: 'filter_methodNot' },
			cost: 0,
		},
		anyOfEndpoint(({ method }) => method),
		exactGlob,
	),
	textKey(
		{
			name: 'code',
			example: 'code:rest_cookie_invalid_nonce',
			help: 'filter_codeHelp',
			clauses: { is: 'filter_codeIs', not: 'filter_codeNot' },
			cost: 0,
		},
		({ subjects }, test) =>
			subjects.some(({ error }) => error !== null && [error.code, ...error.additional].some(test)),
	),
	wordKey(
		{
			name: 'family',
			example: 'family:admin-ajax',
			help: 'filter_familyHelp',
			clauses: { is: 'filter_familyIs', not: 'filter_familyNot' },
			cost: 0,
		},
		FAMILY_WORDS,
	),
	textKey(
		{
			name: 'domain',
			example: 'domain:*.example.com',
			help: 'filter_domainHelp',
			clauses: { is: 'filter_domainIs', not: 'filter_domainNot' },
			cost: 1,
		},
		({ observation }, test) => anyHost(observation.exchange.request.url, test),
	),
	textKey(
		{
			name: 'has-request-header',
			example: 'has-request-header:x-wp-nonce',
			help: 'filter_requestHeaderHelp',
			clauses: { is: 'filter_requestHeaderIs', not: 'filter_requestHeaderNot' },
			cost: 2,
		},
		({ observation }, test) => anyName(observation.exchange.request.headers, test),
		exactGlob,
	),
	textKey(
		{
			name: 'has-response-header',
			example: 'has-response-header:cf-ray',
			help: 'filter_responseHeaderHelp',
			clauses: { is: 'filter_responseHeaderIs', not: 'filter_responseHeaderNot' },
			cost: 2,
		},
		({ observation }, test) => anyName(observation.exchange.response.headers, test),
		exactGlob,
	),
	textKey(
		{
			name: 'id',
			example: 'id:8f3b2c1d4e5f6a7b',
			help: 'filter_idHelp',
			clauses: { is: 'filter_idIs', not: 'filter_idNot' },
			cost: 2,
		},
		({ observation: { exchange } }, test) =>
			anyId(exchange.response.headers, test) || anyId(exchange.request.headers, test),
	),
	{
		name: 'larger-than',
		aliases: [],
		example: 'larger-than:100k',
		help: 'filter_largerHelp',
		clauses: { is: 'filter_largerIs', not: 'filter_largerNot' },
		cost: 0,
		read: value => readSize(value, ({ observation }) => responseSize(observation.exchange.response)),
		observe: () => [],
		offers: ['1k', '10k', '100k', '1M'].map(value => ({ value, help: null })),
	},
	{
		name: 'slower-than',
		aliases: [],
		example: 'slower-than:2s',
		help: 'filter_slowerHelp',
		clauses: { is: 'filter_slowerIs', not: 'filter_slowerNot' },
		cost: 0,
		read: value => readTime(value, ({ observation }) => observation.exchange.durationMs),
		observe: () => [],
		offers: ['100ms', '500ms', '1s', '5s'].map(value => ({ value, help: null })),
	},
];

const byName: ReadonlyMap<string, FilterKey> = new Map(
	FILTER_KEYS.flatMap(key => [key.name, ...key.aliases].map(name => [name, key])),
);

/** The row of a key by its name or an alias, in any case; `null` when there is no such filter. */
export function filterKey(name: string): FilterKey | null {
	return byName.get(name.toLowerCase()) ?? null;
}
