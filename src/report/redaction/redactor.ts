import type { Body } from '../../exchange/body.ts';
import { type BoundedMap, boundedMap } from '../../exchange/bounded-map.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { HeaderField, Headers } from '../../exchange/headers.ts';
import type { Initiator, StackFrame } from '../../exchange/initiator.ts';
import type { Message } from '../../words/message.ts';
import type { BodyMode } from './bodies.ts';
import { createWalk } from './create-walk.ts';
import { createExchangeRedactor } from './exchanges.ts';
import { judgeField } from './field-rules.ts';
import { redactHeader } from './formats/headers.ts';
import { hasElements } from './look.ts';
import { namesOfSites } from './names-of-sites.ts';
import { encodePart } from './percent.ts';
import type { SecretClass } from './secret-classes.ts';
import { createSecrets, type Secrets } from './secrets.ts';
import { sweep } from './sweep.ts';
import { mapped, type Sweeps, sweepExchange } from './swept-exchange.ts';
import { CONTEXT } from './walk.ts';

export interface RedactorOptions {
	/** What the person chose to show all the same. */
	readonly keep?: readonly SecretClass[];
	/**
	 * Origins of the site (`https://shop.test`) that are to be shown as `https://site.example`; left out, or empty, to show the
	 * site as it is.
	 */
	readonly hideSite?: readonly string[];
}

/** What was replaced, for the report to say. */
export interface RedactionSummary {
	/** How many different secrets of each class. */
	readonly counts: Readonly<Partial<Record<SecretClass, number>>>;
	/** Of them, those too short or too common to be looked for beyond the place that gave them away (`Reach`). */
	readonly inPlace: number;
	/** Bodies that are not shown: pictures and other binary ones. */
	readonly binaries: number;
	/** Different texts that are not shown because they could not be read. */
	readonly failures: number;
	/** Those that are not shown because they are one in the other too often. */
	readonly tooDeep: number;
}

/**
 * Replaces secrets by labels, for one report. Two steps: what names and looks give away is replaced where it stands; then
 * all that was learnt so far is replaced everywhere else, in whatever encoding. So a secret that shows itself only later
 * is missed earlier, unless all exchanges go through `exchanges` at once, or through `learn` before.
 *
 * The same calls in the same order give the same texts. Nothing throws; what cannot be read is left out.
 */
export interface Redactor {
	exchanges(exchanges: readonly Exchange[], mode: (exchange: Exchange) => BodyMode): readonly Exchange[];
	exchange(exchange: Exchange, mode: BodyMode): Exchange;
	/**
	 * Only takes note of the secrets of an exchange, bodies included: of a body that is shown as a shape, `exchanges` reads
	 * no more than it shows.
	 */
	learn(exchange: Exchange): void;
	/** Running text: a title, a sentence of the server, a stack. */
	text(text: string): string;
	/** A value of any format: that of a cell, a line of a support text. */
	value(text: string): string;
	url(url: string): string;
	header(field: HeaderField): HeaderField;
	/** Values may come from the site; the key does not. */
	message(message: Message): Message;
	/**
	 * All strings of a plain object, in a copy. Of members whose names say that they are wanted as they are (`code`,
	 * `version`, `route`) only what can be nothing but a secret; names of members stay. `{ name, value }` is read as a header.
	 */
	strings<Value>(value: Value): Value;
	summary(): RedactionSummary;
	/** For the self-scan alone. */
	readonly secrets: Secrets;
}

/** A host that is an address: of IPv4, or of IPv6 in brackets. */
const ADDRESS_HOST = /^https?:\/\/(?:[^/?#@]*@)?(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([0-9a-f:.]+)\])(?=[:/?#]|$)/i;

const MAY_HOLD_HOST = /[\d.:]/;

/** Who makes so many wants to fill the memory; of more it is only known that they are many. */
const MAX_UNREAD = 1000;

/** Deeper, a plain object is none of ours. */
const MAX_DEPTH = 40;

export function createRedactor({ keep = [], hideSite = [] }: RedactorOptions = {}): Redactor {
	const secrets = createSecrets(new Set(keep));
	const hosts = new Set<string>();
	// Whatever is said twice, or learnt from before it is shown, counts once.
	const binaries = new Set<Body>();
	const unread = { failure: new Set<string>(), depth: new Set<string>() };
	const walk = createWalk({
		secrets,
		isHost: address => hosts.has(address),
		siteHash: hash => (hideSite.length > 0 ? secrets.label('site', hash, 'hash') : hash),
		onUnread(source, why) {
			if (unread[why].size < MAX_UNREAD) unread[why].add(source);
		},
	});
	const recognise = createExchangeRedactor(walk);
	for (const [text, replacement] of namesOfSites(hideSite)) secrets.fix('site', text, replacement);
	const sweeps = createSweeps(secrets);

	const redact = (exchange: Exchange, mode: BodyMode) => {
		const host = hideSite.length > 0 ? undefined : ADDRESS_HOST.exec(exchange.request.url);
		if (host) hosts.add(host[1] ?? host[2] ?? '');
		for (const { body } of [exchange.request, exchange.response])
			if (body.kind === 'binary') binaries.add(body);
		return recognise.redact(exchange, mode);
	};
	// A sentence may quote what a server has printed.
	const text = (source: string) => sweeps.text(hasElements(source) ? walk.html(source) : walk.text(source));

	const strings = (value: unknown, name: string, depth: number): unknown => {
		if (typeof value === 'string') {
			const verdict = judgeField(name, value, CONTEXT.response);
			return verdict.is === 'wanted' && verdict.as === 'token'
				? sweeps.text(walk.strict(value))
				: text(value);
		}
		if (typeof value !== 'object' || value === null) return value;
		if (depth >= MAX_DEPTH) return null;
		if (Array.isArray(value)) return value.map(item => strings(item, name, depth + 1));
		if (isHeader(value)) {
			return { ...value, value: sweeps.text(redactHeader(value, walk, CONTEXT.response).value) };
		}
		return Object.fromEntries(
			Object.entries(value).map(([key, item]) => [key, strings(item, key, depth + 1)]),
		);
	};

	return {
		secrets,
		exchanges(exchanges, mode) {
			const recognised = exchanges.map(exchange => redact(exchange, mode(exchange)));
			return recognised.map(exchange => sweepExchange(exchange, sweeps));
		},
		exchange: (exchange, mode) => sweepExchange(redact(exchange, mode), sweeps),
		learn: recognise.learn,
		text,
		value: source => sweeps.text(walk.any(source, CONTEXT.none)),
		url: source => sweeps.url(walk.url(source)),
		header: field => sweeps.header(redactHeader(field, walk, CONTEXT.none)),
		message: ({ key, values }) => (values ? { key, values: values.map(text) } : { key }),
		strings: <Value>(value: Value) => strings(value, '', 0) as Value,
		summary() {
			const counts: Partial<Record<SecretClass, number>> = {};
			const labels = new Set<string>();
			let inPlace = 0;
			for (const { kind, label, reach } of secrets.known.values()) {
				if (labels.has(label)) continue;
				labels.add(label);
				counts[kind] = (counts[kind] ?? 0) + 1;
				if (reach === 'in-place') inPlace += 1;
			}
			return {
				counts,
				inPlace,
				binaries: binaries.size,
				failures: unread.failure.size,
				tooDeep: unread.depth.size,
			};
		},
	};
}

function isHeader(value: object): value is HeaderField {
	return (
		'name' in value && 'value' in value && typeof value.name === 'string' && typeof value.value === 'string'
	);
}

/** Longer texts hardly repeat. In UTF-16 units. */
const MAX_REMEMBERED = 500;

/** Of each kind. */
const MAX_KNOWN = 20_000;

/**
 * Headers, stacks and URLs repeat, most of them as the same objects; what was looked through is not again, until there are
 * new secrets to look for.
 */
function createSweeps({ sought, words }: Secrets): Sweeps {
	const texts = boundedMap<string, string>(MAX_KNOWN);
	const urls = boundedMap<string, string>(MAX_KNOWN);
	const fields = boundedMap<HeaderField, HeaderField>(MAX_KNOWN);
	const lists = boundedMap<Headers, Headers>(MAX_KNOWN);
	const frames = boundedMap<StackFrame, StackFrame>(MAX_KNOWN);
	const initiators = boundedMap<Initiator, Initiator>(MAX_KNOWN);
	const memories = [texts, urls, fields, lists, frames, initiators];
	let learnt = 0;

	const refresh = () => {
		const size = sought.size + words.size;
		if (learnt === size) return;
		learnt = size;
		for (const memory of memories) memory.clear();
	};
	/** In a memory of what was looked through for all that is known so far. */
	const recall = <Of>(memory: BoundedMap<Of, Of>, of: Of, look: (of: Of) => Of): Of => {
		refresh();
		const old = memory.get(of);
		if (old !== undefined) return old;
		const swept = look(of);
		memory.set(of, swept);
		return swept;
	};
	const plain = (label: string) => label;
	const sweepText = (source: string) => sweep(source, [sought, words], plain);
	const sweepUrl = (source: string) => sweep(source, [sought, words], encodePart);

	const text = (source: string) => {
		if (source === '') return source;
		return source.length > MAX_REMEMBERED ? sweepText(source) : recall(texts, source, sweepText);
	};
	const url = (source: string) => (source === '' ? source : recall(urls, source, sweepUrl));
	const sweepField = (field: HeaderField) => {
		const value = text(field.value);
		// The name of a host, or what a server took for a name, may stand before the colon.
		const name = MAY_HOLD_HOST.test(field.name) ? text(field.name) : field.name;
		return value === field.value && name === field.name ? field : { name, value };
	};
	const sweepFrame = (of: StackFrame) => {
		const shown = url(of.url);
		const functionName = text(of.functionName);
		return shown === of.url && functionName === of.functionName ? of : { ...of, url: shown, functionName };
	};
	const sweepInitiator = (of: Initiator) => {
		const shown = url(of.url);
		const swept = mapped(of.frames, frame => recall(frames, frame, sweepFrame));
		return shown === of.url && swept === of.frames ? of : { type: of.type, url: shown, frames: swept };
	};
	const header = (field: HeaderField) => recall(fields, field, sweepField);
	const sweepList = (list: Headers) => mapped(list, header);

	return {
		text,
		url,
		header,
		headers: list => recall(lists, list, sweepList),
		initiator: of => recall(initiators, of, sweepInitiator),
	};
}
