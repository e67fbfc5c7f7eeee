import { asRecord } from '../../exchange/loose.ts';
import type { PageRequest } from '../../exchange/page-request.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import { isVolatileField } from '../../wordpress/knowledge/volatile-fields.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import type { Finding } from '../finding.ts';
import { resourceRoute } from './last-read.ts';
import { urlOf } from './rest-url.ts';
import { isCoreNamespace, isShopNamespace } from './server-fields.ts';

/** Query fields that are volatile by name and yet say what is asked for. */
const KEPT: ReadonlySet<string> = new Set(['rest_route', 'wp_theme_preview']);

/** Resources that there is only one of, so that a POST to them updates (`/wp/v2/settings`, `/wp/v2/users/me`). */
const SINGLE = /\/(?:config|configuration|me|options|preferences|settings)$/;

/** A number, a UUID, a hash, or a template's `theme//slug` at the end of a route names one resource. */
const NAMES_ONE = /\/(?:\d{1,20}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32,64}|[^/]{1,200}\/\/[^/]{1,200})$/i;

/**
 * The GET that asks what the server holds now for a refused write: the same URL without what belonged to that one
 * sending, and in `context=edit` where the API has it, because only there texts come as they were written.
 *
 * Of something that exists already and that the server named, it asks for that.
 *
 * @returns `null` for what has no GET twin. admin-ajax, wc-ajax and forms name an action, and nothing says which other
 *   action would read what this one writes. A POST to a collection was to make something that is not there yet. The Store
 *   API's cart answers a conflict with the cart itself.
 */
export function currentStateRequest(about: Finding | WordPressExchange): PageRequest | null {
	const subject = 'subject' in about ? about.subject : about;
	const { endpoint } = subject;
	if (endpoint.family !== 'rest' || endpoint.route === null || !isWrite(endpoint)) return null;
	const route = resourceRoute(endpoint.route);
	const existing = 'subject' in about ? about.existing?.id : undefined;
	const id = existing !== undefined && /^\d{1,20}$/.test(existing) ? existing : null;
	// What is in the way of an update is another resource than the one updated; of a creation, one of its collection.
	const wanted = endpoint.method === 'POST' && !namesOne(route) ? id && `${route}/${id}` : route;
	if (wanted === null || isCart(route)) return null;
	const url = urlOf(subject);
	const target = url && withRoute(url, endpoint.route, wanted);
	if (!target) return null;
	if (isCoreNamespace(endpoint.namespace) || isShopNamespace(endpoint.namespace)) {
		target.searchParams.set('context', 'edit');
	}
	return readRequest(target);
}

/** A harmless GET of JSON in the person's name. */
export function readRequest(url: URL): PageRequest {
	return {
		method: 'GET',
		url: url.href,
		headers: [{ name: 'Accept', value: 'application/json' }],
		body: null,
		freshNonce: true,
	};
}

/** The URL with another route in place of its own, and without query fields of that one sending. */
export function withRoute(url: URL, from: string, to: string): URL | null {
	const made = new URL(url.origin + url.pathname);
	for (const [name, value] of url.searchParams) {
		if (KEPT.has(name) || !(name === '_method' || isVolatileField(name)))
			made.searchParams.append(name, value);
	}
	if (made.searchParams.has('rest_route')) {
		made.searchParams.set('rest_route', to);
		return made;
	}
	if (from === to) return made;
	const pathname = url.pathname.replace(/\/$/, '');
	if (!pathname.endsWith(from)) return null;
	made.pathname = pathname.slice(0, -from.length) + to;
	return made;
}

/** What a refusal says by itself of the state it protects. */
export interface HeldState {
	readonly value: unknown;
	/** JSON Pointer into the response body. */
	readonly pointer: string;
}

/** Names that servers give the state they hold, when they put it into a refusal (RFC 9110, 15.5.10 asks them to). */
const HELD = ['current', 'server', 'latest', 'stored', 'existing', 'theirs'] as const;

/** The current state as the refusal itself holds it: `{code, data: {current: {…}}}`. `null` when there is none. */
export function heldInAnswer({ answer, error }: WordPressExchange): HeldState | null {
	const top = asRecord(answer.json);
	if (!error || !top) return null;
	const data = asRecord(top.data);
	const places = [
		{ record: asRecord(data?.data), pointer: '/data/data' },
		{ record: asRecord(data?.details), pointer: '/data/details' },
		{ record: data, pointer: '/data' },
		{ record: top, pointer: '' },
	];
	for (const { pointer, record } of places) {
		for (const name of HELD) {
			const value = record && Object.hasOwn(record, name) ? asRecord(record[name]) : null;
			if (value && Object.keys(value).length > 0) return { value, pointer: `${pointer}/${name}` };
		}
	}
	return null;
}

/** Whether a route is that of one resource, so that a POST to it changes what is there. */
export function namesOne(route: string): boolean {
	return NAMES_ONE.test(route) || SINGLE.test(route);
}

function isCart(route: string): boolean {
	return /^\/wc\/store(?:\/v\d)?\/(?:cart|checkout)/.test(route);
}
