import type { Body } from '../../exchange/body.ts';
import { boundedMap } from '../../exchange/bounded-map.ts';
import type { Exchange, ExchangeResponse } from '../../exchange/exchange.ts';
import { type HeaderField, type Headers, header } from '../../exchange/headers.ts';
import type { Initiator, StackFrame } from '../../exchange/initiator.ts';
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
	/** Only takes note of it, in the same order, from bodies as well. */
	learn(exchange: Exchange): void;
}

export function createExchangeRedactor(walk: Walk): ExchangeRedactor {
	const url = remembered(text => walk.url(text));
	const requestHeader = rememberedFor((field: HeaderField) => redactHeader(field, walk, CONTEXT.none));
	const responseHeader = rememberedFor((field: HeaderField) => redactHeader(field, walk, CONTEXT.response));

	const requestHeaders = rememberedFor((fields: Headers) => mapped(fields, requestHeader));

	const context = rememberedFor(contextOf);
	const redactFrame = rememberedFor((frame: StackFrame): StackFrame => {
		const shown = url(frame.url);
		const functionName = walk.text(frame.functionName);
		return shown === frame.url && functionName === frame.functionName
			? frame
			: { ...frame, url: shown, functionName };
	});
	const redactInitiator = rememberedFor((initiator: Initiator): Initiator => {
		const shown = url(initiator.url);
		const frames = mapped(initiator.frames, redactFrame);
		return shown === initiator.url && frames === initiator.frames
			? initiator
			: { type: initiator.type, url: shown, frames };
	});
	const body = (
		{ request, response }: Exchange,
		of: Exchange['request' | 'response'],
		mode: BodyMode,
	): Body => {
		if (of.body.kind !== 'text') return redactBody(of.body, mode, NOWHERE, walk);
		const isAnswer = of === response;
		const place = {
			contentType: header(of.headers, 'content-type') ?? '',
			context: context(request.url) | (isAnswer ? CONTEXT.response : CONTEXT.none),
			isError: isAnswer && response.status >= 400,
		};
		return redactBody(of.body, mode, place, walk);
	};
	/** What is no secret now may be one later: of a host it depends on what was asked of it. */
	const labels = boundedMap<string, string>(MAX_REMEMBERED);
	const redactIp = (address: string) => {
		if (address === '') return '';
		const known = labels.get(address);
		if (known !== undefined) return known;
		const label = walk.secret('ip', address);
		if (label !== address) labels.set(address, label);
		return label;
	};

	const redactResponse = (exchange: Exchange, mode: BodyMode): ExchangeResponse => {
		const { error, fromCache, fromServiceWorker, headers, redirectUrl, status, statusText } =
			exchange.response;
		return {
			status,
			statusText: walk.text(statusText),
			headers: mapped(headers, responseHeader),
			body: body(exchange, exchange.response, mode),
			error: error === null ? null : walk.text(error),
			redirectUrl: redirectUrl === null ? null : url(redirectUrl),
			fromServiceWorker,
			fromCache,
		};
	};

	return {
		redact(exchange, mode) {
			const { initiator, request } = exchange;
			// Written out, not spread: that is much of what so small a copy costs.
			return {
				id: exchange.id,
				startedAt: exchange.startedAt,
				durationMs: exchange.durationMs,
				request: {
					method: request.method,
					url: url(request.url),
					headers: requestHeaders(request.headers),
					body: body(exchange, request, mode),
				},
				response: redactResponse(exchange, mode),
				initiator: redactInitiator(initiator),
				resourceType: exchange.resourceType,
				serverIp: redactIp(exchange.serverIp),
				connection: walk.text(exchange.connection),
			};
		},
		learn(exchange) {
			const { initiator, request, response } = exchange;
			url(request.url);
			requestHeaders(request.headers);
			if (request.body.kind === 'text') body(exchange, request, 'full');
			walk.text(response.statusText);
			response.headers.forEach(responseHeader);
			if (response.body.kind === 'text') body(exchange, response, 'full');
			if (response.error !== null) walk.text(response.error);
			if (response.redirectUrl !== null) url(response.redirectUrl);
			redactInitiator(initiator);
			redactIp(exchange.serverIp);
			walk.text(exchange.connection);
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
 * One recording's fields, lists of fields, frames and stacks are mostly the same objects (`sharedField`, `sharedList`,
 * `sharedFrame`, `readInitiator`). No `WeakMap`: the engine looks through all of one at every small collection of garbage,
 * which took longer than the redaction.
 */
function rememberedFor<Of, Found>(find: (of: Of) => Found): (of: Of) => Found {
	const known = boundedMap<Of, Found>(MAX_REMEMBERED);
	return of => {
		const old = known.get(of);
		if (old !== undefined) return old;
		const found = find(of);
		known.set(of, found);
		return found;
	};
}
