import type { Message } from '../words/message.ts';
import type { Redactor } from './redaction/redactor.ts';

/** How each word of a report becomes one that may leave. Contract words (kinds, rules, states) need none of these. */
export interface SafeWords {
	/** A sentence of ours with a site's words in it: only those are looked at, so ours stay. */
	message(message: Message): Message;
	/** Running text of a site. */
	text(text: string): string;
	/** A code, slug, version or route: what may be compared stays as it is unless it can be nothing but a secret. */
	token(text: string): string;
	url(url: string): string;
}

/** The name of something: `rest_cookie_invalid_nonce`, `acme-editor`, `/wp/v2/posts`. A secret that is drawn has figures. */
const NAME = /^[a-z][a-z_/-]{0,99}$/;

export function safeWords(redactor: Redactor): SafeWords {
	return {
		message: message => redactor.message(message),
		text: text => redactor.text(text),
		token: text => (NAME.test(text) ? text : redactor.strings({ version: text }).version),
		url: url => redactor.url(url),
	};
}
