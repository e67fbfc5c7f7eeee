/** One header field as it travelled; names keep their case, a repeated field stays repeated. */
export interface HeaderField {
	readonly name: string;
	readonly value: string;
}

export type Headers = readonly HeaderField[];

/** The first value of a header, whatever its case, or `undefined` when it was not sent. */
export function header(headers: Headers, name: string): string | undefined {
	const wanted = name.toLowerCase();
	// Asked of every request many times: most names already differ in length.
	for (const { name: known, value } of headers) {
		if (known.length === wanted.length && (known === wanted || known.toLowerCase() === wanted)) return value;
	}
	return undefined;
}

/** The bare media type, lower case and without parameters: `application/json`. Empty when unknown. */
export function mediaType(contentType: string | undefined): string {
	return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** JSON by any name: `application/json`, `text/json`, `application/problem+json` (RFC 6839). */
export function isJsonType(contentType: string | undefined): boolean {
	return /^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(mediaType(contentType));
}
