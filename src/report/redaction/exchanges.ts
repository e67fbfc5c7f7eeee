import type { Exchange } from '../../exchange/exchange.ts';
import { type HeaderField, header } from '../../exchange/headers.ts';
import type { StackFrame } from '../../exchange/initiator.ts';
import { type BodyMode, type BodyPlace, redactBody } from './bodies.ts';
import { contextWithin } from './field-rules.ts';
import { redactHeader } from './formats/headers.ts';
import { decodePart } from './percent.ts';
import { remembered } from './remembered.ts';
import { mapped } from './swept-exchange.ts';
import { CONTEXT, type Context, type Walk } from './walk.ts';

const MAX_REMEMBERED = 20_000;

const NOWHERE: BodyPlace = { contentType: '', context: CONTEXT.none, isError: false };

/** Replaces in exchanges what names and looks give away. */
export interface ExchangeRedactor {
	redact(exchange: Exchange, mode: BodyMode): Exchange;
}

export function createExchangeRedactor(walk: Walk): ExchangeRedactor {
	const url = remembered(text => walk.url(text));
	const requestHeader = rememberedHeader(field => redactHeader(field, walk, CONTEXT.none));
	const responseHeader = rememberedHeader(field => redactHeader(field, walk, CONTEXT.response));

	const contexts = new Map<string, Context>();
	const context = (address: string): Context => {
		const known = contexts.get(address) ?? contextOf(address);
		if (contexts.size >= MAX_REMEMBERED) contexts.clear();
		contexts.set(address, known);
		return known;
	};
	const redactFrame = (frame: StackFrame): StackFrame => {
		const shown = url(frame.url);
		return shown === frame.url ? frame : { ...frame, url: shown };
	};

	return {
		redact(exchange, mode) {
			const { initiator, request, response } = exchange;
			const body = (of: Exchange['request' | 'response'], side: Context, isError: boolean) => {
				if (of.body.kind !== 'text') return redactBody(of.body, mode, NOWHERE, walk);
				const contentType = header(of.headers, 'content-type') ?? '';
				const place = { contentType, context: context(request.url) | side, isError };
				return redactBody(of.body, mode, place, walk);
			};
			return {
				...exchange,
				request: {
					...request,
					url: url(request.url),
					headers: mapped(request.headers, requestHeader),
					body: body(request, CONTEXT.none, false),
				},
				response: {
					...response,
					statusText: walk.text(response.statusText),
					headers: mapped(response.headers, responseHeader),
					body: body(response, CONTEXT.response, response.status >= 400),
					error: response.error === null ? null : walk.text(response.error),
					redirectUrl: response.redirectUrl === null ? null : url(response.redirectUrl),
				},
				initiator: {
					type: initiator.type,
					url: url(initiator.url),
					frames: mapped(initiator.frames, redactFrame),
				},
				serverIp: exchange.serverIp === '' ? '' : walk.secret('ip', exchange.serverIp),
			};
		},
	};
}

/** `/wp/v2/users/1` answers with a person, although nothing in the answer says so. */
function contextOf(url: string): Context {
	const route = decodePart(/[?&]rest_route=([^&#]*)/.exec(url)?.[1] ?? url.split(/[?#]/, 1)[0] ?? '');
	return route
		.slice(0, 2000)
		.split('/')
		.reduce(
			(context, step) => context | (contextWithin(step, CONTEXT.none) & CONTEXT.person),
			CONTEXT.none as Context,
		);
}

/**
 * One recording's fields are mostly the same objects (`sharedField`). No `WeakMap`: the engine looks through all of one at every
 * small collection of garbage, which took longer than the redaction.
 */
function rememberedHeader(redact: (field: HeaderField) => HeaderField): (field: HeaderField) => HeaderField {
	const known = new Map<HeaderField, HeaderField>();
	return field => {
		const old = known.get(field);
		if (old) return old;
		if (known.size >= MAX_REMEMBERED) known.clear();
		const redacted = redact(field);
		known.set(field, redacted);
		return redacted;
	};
}
