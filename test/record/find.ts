import type { Label } from '../accuracy/truth.ts';
import type { HarEntry } from './har.ts';

/** What to look for in a recording. Everything given has to fit. */
export interface Wanted {
	/** Effective: an X-HTTP-Method-Override counts. */
	readonly method?: string;
	/** Somewhere in the decoded URL. */
	readonly url?: string | RegExp;
	readonly status?: number;
	/** Somewhere in the request's body, decoded once. */
	readonly sent?: string | RegExp;
	/** Somewhere in the answer. */
	readonly got?: string | RegExp;
	/** Of those that fit, this one; negative counts from the end. Default: it has to be the only one. */
	readonly nth?: number;
}

/**
 * The place of an entry in a recording. Labels are made with it and not with numbers, so that they stay true when a case
 * is recorded again.
 *
 * @throws Error when there is none, or more than one and no `nth`
 */
export function place(entries: readonly HarEntry[], wanted: Wanted): number {
	const places = entries.flatMap((entry, index) => (fits(entry, wanted) ? [index] : []));
	const found = wanted.nth === undefined ? places[0] : places.at(wanted.nth);
	if (found === undefined || (wanted.nth === undefined && places.length > 1)) {
		const seen = entries.map(
			({ request, response }) => `${response.status} ${request.method} ${request.url}`,
		);
		const what = JSON.stringify(wanted, (_, value) => (value instanceof RegExp ? String(value) : value));
		throw new Error(`${places.length} entries fit ${what} in:\n  ${seen.join('\n  ').slice(0, 6000)}`);
	}
	return found;
}

function fits(entry: HarEntry, wanted: Wanted): boolean {
	const { request, response } = entry;
	const override = request.headers.find(({ name }) => name.toLowerCase() === 'x-http-method-override')?.value;
	return (
		(wanted.method === undefined || wanted.method === (override ?? request.method)) &&
		has(decoded(request.url), wanted.url) &&
		(wanted.status === undefined || wanted.status === response.status) &&
		has(decoded(request.postData?.text ?? ''), wanted.sent) &&
		has(response.content.text ?? '', wanted.got)
	);
}

function has(text: string, wanted: string | RegExp | undefined): boolean {
	if (wanted === undefined) return true;
	return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** A label on the entry that fits. */
export function label(
	kind: Label['kind'],
	entries: readonly HarEntry[],
	wanted: Wanted,
	more: Omit<Label, 'kind' | 'exchange'> = {},
): Label {
	return { kind, exchange: place(entries, wanted), ...more };
}
