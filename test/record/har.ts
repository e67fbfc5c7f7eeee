/* HAR 1.2 as it is written here: the fields every reader expects, and those that Chromium adds. */

export interface NameValue {
	readonly name: string;
	readonly value: string;
}

export interface HarPostData {
	readonly mimeType: string;
	readonly text: string;
	readonly [more: string]: unknown;
}

export interface HarContent {
	readonly size: number;
	readonly mimeType: string;
	readonly text?: string;
	readonly encoding?: string;
	/** Says what was left out of `text`. */
	readonly comment?: string;
	readonly [more: string]: unknown;
}

export interface HarRequest {
	readonly method: string;
	readonly url: string;
	readonly httpVersion: string;
	readonly headers: readonly NameValue[];
	readonly queryString: readonly NameValue[];
	readonly cookies: readonly unknown[];
	readonly headersSize: number;
	readonly bodySize: number;
	readonly postData?: HarPostData;
}

export interface HarResponse {
	readonly status: number;
	readonly statusText: string;
	readonly httpVersion: string;
	readonly headers: readonly NameValue[];
	readonly cookies: readonly unknown[];
	readonly content: HarContent;
	readonly redirectURL: string;
	readonly headersSize: number;
	readonly bodySize: number;
	readonly [more: string]: unknown;
}

export interface HarEntry {
	readonly startedDateTime: string;
	readonly time: number;
	readonly request: HarRequest;
	readonly response: HarResponse;
	readonly cache: object;
	readonly timings: Readonly<Record<string, number>>;
	readonly _initiator?: unknown;
	readonly _resourceType?: string;
	readonly [more: string]: unknown;
}

export interface Har {
	readonly log: {
		readonly version: string;
		readonly creator: { readonly name: string; readonly version: string };
		readonly browser?: { readonly name: string; readonly version: string };
		readonly pages: readonly object[];
		readonly entries: readonly HarEntry[];
		readonly comment?: string;
	};
}

/** The first header of that name, whatever its case; empty when there is none. */
export function headerOf(headers: readonly NameValue[], name: string): string {
	return headers.find(header => header.name.toLowerCase() === name)?.value ?? '';
}

/** Entries in order of start, as DevTools and HAR 1.2 want them; those of one moment stay as they came. */
export function inOrderOfStart(entries: readonly HarEntry[]): HarEntry[] {
	return entries.toSorted((a, b) => Date.parse(a.startedDateTime) - Date.parse(b.startedDateTime));
}

export function harOf(entries: readonly HarEntry[], creator: string): Har {
	return {
		log: { version: '1.2', creator: { name: creator, version: '1' }, pages: [], entries },
	};
}
