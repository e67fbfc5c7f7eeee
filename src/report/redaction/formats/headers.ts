import { bytesFromBase64 } from '../../../exchange/decode.ts';
import type { HeaderField } from '../../../exchange/headers.ts';
import { patternIndex } from '../../../wordpress/knowledge/lookup.ts';
import { REQUEST_IDS } from '../../../wordpress/knowledge/request-ids.ts';
import { mayHoldSecret } from '../field-name.ts';
import { HEADER_KINDS } from '../knowledge/header-kinds.ts';
import { isLabel } from '../secrets.ts';
import { CONTEXT, type Context, type Walk } from '../walk.ts';

/** What somebody with the log is asked to look for: it opens nothing, and looks as random as a key. */
const requestIds: ReadonlySet<string> = new Set(REQUEST_IDS.map(({ header }) => header));

const findKind = patternIndex(HEADER_KINDS, ({ header }) => header);

/** Redacts one header field; the same object when nothing changes. */
export function redactHeader(field: HeaderField, walk: Walk, context: Context): HeaderField {
	const { name, value } = field;
	const redacted = redactValue(name.toLowerCase(), value, walk, context);
	const shownName = mayHoldSecret(name) ? walk.any(name, CONTEXT.none) : name;
	return redacted === value && shownName === name ? field : { name: shownName, value: redacted };
}

function redactValue(name: string, value: string, walk: Walk, context: Context): string {
	if (value === '') return value;
	switch (findKind(name)?.kind ?? (requestIds.has(name) ? 'wanted' : null)) {
		case 'wanted':
			return walk.strict(value);
		case 'cookie':
			return walk.cookies(value);
		case 'set-cookie':
			return walk.setCookie(value);
		case 'credentials':
			return redactCredentials(value, walk);
		case 'url':
			return value === '*' || value === 'null' ? value : walk.url(value);
		case 'urls':
			return redactUrls(value, walk);
		case 'addresses':
			return redactAddresses(value, walk);
		case 'json':
		case 'any':
			return walk.any(value, context);
		default:
			return walk.field(name, value, context);
	}
}

/** `Basic dXNlcjpwYXNz`: the scheme stays (RFC 9110, 11.4). */
function redactCredentials(value: string, walk: Walk): string {
	const match = /^([A-Za-z][\w-]{1,40}) +(\S.*)$/s.exec(value);
	const scheme = match?.[1] ?? '';
	const credentials = (match?.[2] ?? value).trim();
	const byShape = walk.strict(credentials);
	// An API key or a JWT says by its label what it is; anything around it must not stay.
	const label = isLabel(byShape) ? byShape : walk.secret('authorization', credentials);
	if (scheme.toLowerCase() === 'basic') learnBasic(label, credentials, walk);
	return scheme === '' ? label : `${scheme} ${label}`;
}

/** RFC 7617, 2. */
function learnBasic(label: string, credentials: string, walk: Walk): void {
	const bytes = bytesFromBase64(credentials);
	if (!bytes) return;
	const text = new TextDecoder().decode(bytes);
	const colon = text.indexOf(':');
	if (colon === -1) return;
	walk.alias(label, 'authorization', text);
	if (colon > 0) walk.secret('user', text.slice(0, colon));
	if (colon < text.length - 1) walk.secret('password', text.slice(colon + 1));
}

/** `<https://…>; rel="next", <…>` and `5; url=https://…`. */
function redactUrls(value: string, walk: Walk): string {
	if (value.includes('<')) {
		return value.replace(/<([^<>]+)>/g, (_, url: string) => `<${walk.url(url)}>`);
	}
	const match = /^([^;,]{0,40}[;,]?\s{0,10}(?:url\s{0,10}=\s{0,10})?)(["']?)(.*)$/is.exec(value);
	if (!match) return walk.text(value);
	const [, before = '', quote = '', url = ''] = match;
	const bare = quote !== '' && url.endsWith(quote) ? url.slice(0, -1) : url;
	return `${before}${quote}${walk.url(bare)}${bare === url ? '' : quote}`;
}

/** Of `for=192.0.2.1;proto=https` the words stay. */
function redactAddresses(value: string, walk: Walk): string {
	return value
		.split(',')
		.map(part => {
			const address = part.trim();
			const redacted = walk.field('ip', address, CONTEXT.none);
			return redacted === address ? walk.text(part) : part.replace(address, () => redacted);
		})
		.join(',');
}
