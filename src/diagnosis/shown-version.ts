import { header } from '../exchange/headers.ts';
import { asArray, asNumber, asRecord, asString, type Loose } from '../exchange/loose.ts';
import { answerJson } from '../wordpress/unread-answer.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';

/** The state of a resource as an answer shows it. */
export interface ShownVersion {
	/** How it is told: a count of revisions, the time of the last change, a number of the plugin's own, an entity tag. */
	readonly by: 'revision' | 'time' | 'version' | 'etag';
	readonly value: string;
}

/** What plugins call the number they guard a record with, most telling first. */
const OWN_NAMES = ['lock_version', 'version', 'revision', 'rev'];
/** There `version` is that of a program. */
const PROGRAMS = /^\/wp\/v2\/(?:plugins|themes)(?:\/|$)/;
const MAX_VALUE = 60;

/** The state that a successful answer shows of its resource; `null` when it shows none. */
export function shownVersion(subject: WordPressExchange): ShownVersion | null {
	const { endpoint, exchange, status } = subject;
	if (status < 200 || status >= 300) return null;
	const record = asRecord(answerJson(subject));
	const inBody = record && !PROGRAMS.test(endpoint.route ?? '') ? versionOf(record) : null;
	if (inBody) return inBody;
	const tag = header(exchange.response.headers, 'etag');
	return tag && endpoint.route !== null ? { by: 'etag', value: tag.slice(0, MAX_VALUE) } : null;
}

/** The state that a resource tells of itself. */
export function versionOf(record: Loose): ShownVersion | null {
	for (const name of OWN_NAMES) {
		const value = record[name];
		if (typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= MAX_VALUE))
			return { by: 'version', value: String(value) };
	}
	const history = asRecord(asArray(asRecord(record._links)?.['version-history'])[0]);
	const count = history ? asNumber(history.count, 0) : 0;
	if (count > 0) return { by: 'revision', value: String(count) };
	const modified = asString(record.modified_gmt) || asString(record.date_modified_gmt);
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(modified) ? { by: 'time', value: `${modified}Z` } : null;
}
