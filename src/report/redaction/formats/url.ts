import { cutShort } from '../../../exchange/cut-short.ts';
import { snakeCase } from '../field-name.ts';
import { looksLikeKey, looksOpaque } from '../opaque.ts';
import { decodePart, encodePart } from '../percent.ts';
import { CONTEXT, type Walk } from '../walk.ts';

/** RFC 3986, appendix B. */
const PARTS = /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#\\]*)?([^?#]*)(\?[^#]*)?(#.*)?$/is;

const MAX_URL = 65_536;

/** So much of a longer one. */
const MAX_SHOWN = 2000;

/** Of `data:text/html,…` only what it is of; its content is a body that nobody asked for. */
const DATA = /^data:[\w.+/;=-]{0,100}/i;

/** Files whose name holds a hash so that caches know a new one. */
const STATIC_FILE =
	/\.(?:avif|css|gif|ico|jpe?g|js|json|map|mjs|mp4|pdf|php|png|svg|txt|wasm|webp|woff2?|xml)$/i;

/** After these a step of a path is a key although it may look like a word. */
const BEFORE_KEY = new Set(
	'activate activation auth confirm confirmation download invite key magic_link optin password_reset reset \
reset_password share token unsubscribe verify verification'.split(' '),
);

/**
 * Redacts a URL, absolute or not, without changing what is harmless in it, byte for byte. The host stays: whether the site's
 * own is shown is up to the person (`site`).
 */
export function redactUrl(text: string, walk: Walk): string {
	if (text.length > MAX_URL) return redactUrl(cutShort(text, MAX_SHOWN), walk);
	const data = DATA.exec(text)?.[0];
	if (data !== undefined) return `${data},…`;
	const match = PARTS.exec(text);
	if (!match) return walk.text(text);
	const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = match;
	if (authority === '' && /^(?:mailto|tel|sms|javascript):$/i.test(scheme))
		return redactAddress(scheme, text, walk);
	if (/^file:$/i.test(scheme)) return `${scheme}//${walk.text(path)}`;
	return (
		scheme +
		redactAuthority(authority, walk) +
		(scheme.toLowerCase() === 'blob:' ? redactUrl(path, walk) : redactPath(path, walk)) +
		(query === '' ? '' : `?${walk.query(query.slice(1), CONTEXT.none)}`) +
		redactFragment(fragment, walk)
	);
}

function redactAddress(scheme: string, text: string, walk: Walk): string {
	const address = text.slice(scheme.length);
	const [to = '', ...rest] = address.split('?');
	const name = scheme.slice(0, -1).toLowerCase();
	if (name === 'javascript') return scheme + walk.text(address);
	const decoded = decodePart(to);
	const redacted = walk.field(name === 'mailto' ? 'email' : 'phone', decoded, CONTEXT.none);
	const query = rest.length > 0 ? `?${walk.query(rest.join('?'), CONTEXT.none)}` : '';
	return scheme + (redacted === decoded ? to : encodePart(redacted)) + query;
}

/** `//user:password@host:port` */
function redactAuthority(authority: string, walk: Walk): string {
	const at = authority.lastIndexOf('@');
	if (at === -1) return authority;
	const [user = '', ...rest] = authority.slice(2, at).split(':');
	const password = rest.join(':');
	const shownUser = user === '' ? '' : encodePart(walk.secret('user', decodePart(user)));
	const shownPassword =
		password === '' ? '' : `:${encodePart(walk.secret('password', decodePart(password)))}`;
	return `//${shownUser}${shownPassword}${authority.slice(at)}`;
}

export function redactPath(path: string, walk: Walk): string {
	if (path.length < 6) return path;
	const steps = path.split('/');
	let before = '';
	const redacted = steps.map(raw => {
		const step = decodePart(raw);
		const shown = redactStep(step, before, walk);
		before = snakeCase(step);
		return shown === step ? raw : encodePart(shown);
	});
	return redacted.every((step, index) => step === steps[index]) ? path : redacted.join('/');
}

function redactStep(step: string, before: string, walk: Walk): string {
	// The archive of an author is called after the name to sign in with.
	if (before === 'author' && /[a-z]/i.test(step) && !step.includes('.')) return walk.secret('user', step);
	if (step.length < 6) return step;
	if (STATIC_FILE.test(step)) return walk.strict(step);
	if (BEFORE_KEY.has(before) && looksLikeKey(step)) return walk.secret('token', step);
	if (looksOpaque(step)) return walk.secret('token', step);
	return isPlainStep(step) ? step : walk.any(step, CONTEXT.none);
}

/** Words, dates and slugs, which most steps are. */
function isPlainStep(step: string): boolean {
	return /^[a-z]+(?:[-_.][a-z]+)*$/.test(step) || /^[A-Za-z]{1,15}$/.test(step) || /^\d{1,9}$/.test(step);
}

function redactFragment(fragment: string, walk: Walk): string {
	if (fragment.length < 2) return fragment;
	const content = fragment.slice(1);
	// Single-page routers put a path and a query there, OAuth's implicit grant a form.
	const mark = content.indexOf('?');
	if (mark !== -1)
		return `#${redactPath(content.slice(0, mark), walk)}?${walk.query(content.slice(mark + 1), CONTEXT.none)}`;
	return `#${content.includes('=') ? walk.query(content, CONTEXT.none) : redactPath(content, walk)}`;
}
