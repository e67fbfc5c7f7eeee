import type { Exchange } from '../../exchange/exchange.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import type { Message, MessageKey } from '../../words/message.ts';

/** A request as something that can be run elsewhere. */
export interface Snippet {
	readonly text: string;
	/** What a person should know before running it: what to fill in, what is not as it was. */
	readonly notes: readonly Message[];
}

export type SnippetId = 'curl' | 'curl-cmd' | 'powershell' | 'fetch' | 'fetch-node' | 'wp-cli' | 'http';

/** One row of the menu "Copy as". */
export interface SnippetFormat {
	readonly id: SnippetId;
	readonly label: MessageKey;
	/** Why a request cannot be written so; `null` when it can. */
	available(exchange: Exchange, roots?: SiteRoots): Message | null;
	/**
	 * Writes the request, with whatever secrets the exchange holds: redact it before.
	 *
	 * @param roots where the site's REST API is, when it is not where WordPress puts it
	 * @throws when it is not `available`
	 */
	make(exchange: Exchange, roots?: SiteRoots): Snippet;
}
