import { curlForCmd, whyNotForCmd } from './curl-cmd.ts';
import { curlForPosix } from './curl-posix.ts';
import { fetchForNode, fetchForPage, whyNotFetched } from './fetch.ts';
import { powerShell } from './powershell.ts';
import { rawHttp } from './raw-http.ts';
import { whyUnsendable } from './sendable.ts';
import type { SnippetFormat } from './snippet.ts';
import { whyNotForWpCli, wpCli } from './wp-cli.ts';

export type { Snippet, SnippetFormat, SnippetId } from './snippet.ts';

/** What a request can be copied as, in the order of the menu. */
export const SNIPPETS: readonly SnippetFormat[] = [
	{ id: 'curl', label: 'snippet_curl', available: whyUnsendable, make: curlForPosix },
	{ id: 'curl-cmd', label: 'snippet_curlCmd', available: whyNotForCmd, make: curlForCmd },
	{ id: 'powershell', label: 'snippet_powerShell', available: whyUnsendable, make: powerShell },
	{ id: 'fetch', label: 'snippet_fetch', available: whyNotFetched, make: fetchForPage },
	{ id: 'fetch-node', label: 'snippet_fetchNode', available: whyNotFetched, make: fetchForNode },
	{ id: 'wp-cli', label: 'snippet_wpCli', available: whyNotForWpCli, make: wpCli },
	{ id: 'http', label: 'snippet_http', available: whyUnsendable, make: rawHttp },
];
