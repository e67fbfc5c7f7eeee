import { type ReadonlySignal, signal } from '@preact/signals';
import type { PanelHost } from '../../browser/panel-host.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Observation } from '../../inspector.ts';
import { createRedactor, type Redactor } from '../../report/redaction/redactor.ts';
import { findLeaks } from '../../report/redaction/self-scan.ts';
import type { Snippet, SnippetFormat } from '../../report/snippets/snippets.ts';
import type { SiteRoots } from '../../wordpress/site-roots.ts';
import { type Message, message } from '../../words/message.ts';
import { rootsOf } from './roots-of.ts';
import { countsIn, type SecretCount, secretsIn } from './secrets-in.ts';

/** What became of a copy, and what to know before the text is used. */
export interface CopyNote {
	readonly outcome: 'copied' | 'failed';
	readonly text: readonly Message[];
}

/** A request that somebody wants with its secrets, or a text of it. */
export interface AskedFor {
	readonly observation: Observation;
	readonly secrets: readonly SecretCount[];
	/** What is wanted; left out for the request. */
	readonly text?: string;
}

/** What leaves the panel by the clipboard. Secrets go with it only where somebody was asked for this one copy. */
export interface Copying {
	/** Of the last copy, until it is dismissed. */
	readonly note: ReadonlySignal<CopyNote | null>;
	/** What waits for an answer to the question whether to copy secrets. */
	readonly asked: ReadonlySignal<AskedFor | null>;
	/** Copies a request to be run elsewhere, with labels in place of secrets. */
	copyAs(observation: Observation, format: SnippetFormat): Promise<void>;
	copyUrl(observation: Observation): Promise<void>;
	/** Copies what a cell of a list shows of a request, or a text that nobody knows the request of. */
	copyCell(observation: Observation | null, text: string): Promise<void>;
	/**
	 * Copies what can only be used whole: a body that somebody is going to send. Where it holds secrets it asks first.
	 *
	 * @returns whether it was copied; `null` where it asks
	 */
	copyWhole(observation: Observation, text: string): Promise<boolean | null>;
	ask(observation: Observation): void;
	/** Copies what was asked for as it was sent; the next time is asked anew. */
	copyAsked(format: SnippetFormat | null): Promise<void>;
	cancel(): void;
	/** Says what became of something else that left. */
	tell(note: CopyNote): void;
	dismiss(): void;
}

export function createCopying({ copyText, say }: Pick<PanelHost, 'copyText' | 'say'>): Copying {
	const note = signal<CopyNote | null>(null);
	const asked = signal<AskedFor | null>(null);

	const fail = (reason: Message) => {
		note.value = { outcome: 'failed', text: [reason] };
	};
	const copy = async (text: string, ...said: readonly Message[]) => {
		// Clears it first: the same words twice would not be read out twice.
		note.value = null;
		if (await copyText(text)) note.value = { outcome: 'copied', text: said };
		else fail(message('copy_refused'));
	};
	const copyRedacted = async (text: string, redactor: Redactor, ...said: readonly Message[]) => {
		if (findLeaks(text, redactor).length > 0) fail(message('copy_leak'));
		else await copy(text, ...said);
	};
	const nameOf = ({ label }: SnippetFormat) => say(message(label));

	return {
		note,
		asked,
		async copyAs(observation, format) {
			const redactor = createRedactor();
			const made = write(redactor.exchange(observation.exchange, 'full'), format, rootsOf(observation));
			if ('key' in made) return fail(made);
			await copyRedacted(made.text, redactor, message('copy_doneAs', nameOf(format)), ...made.notes);
		},
		async copyUrl({ exchange }) {
			const redactor = createRedactor();
			const { url } = redactor.exchange(exchange, 'full').request;
			await copyRedacted(url, redactor, copied(url, exchange.request.url));
		},
		async copyCell(observation, text) {
			const redactor = createRedactor();
			if (observation) redactor.learn(observation.exchange);
			const redacted = redactor.value(text);
			await copyRedacted(redacted, redactor, copied(redacted, text));
		},
		async copyWhole(observation, text) {
			const redactor = createRedactor();
			redactor.learn(observation.exchange);
			const redacted = redactor.value(text);
			if (redacted === text) return await copyText(text);
			asked.value = { observation, secrets: countsIn(redacted, redactor), text };
			return null;
		},
		ask(observation) {
			asked.value = { observation, secrets: secretsIn(observation.exchange) };
		},
		async copyAsked(format) {
			const { observation, text } = asked.value ?? {};
			asked.value = null;
			if (text !== undefined) return copy(text, message('copy_done'));
			if (!observation || !format) return;
			const made = write(observation.exchange, format, rootsOf(observation));
			if ('key' in made) return fail(made);
			await copy(made.text, message('copy_doneWithSecrets', nameOf(format)), ...made.notes);
		},
		cancel() {
			asked.value = null;
		},
		tell(said) {
			note.value = said;
		},
		dismiss() {
			note.value = null;
		},
	};
}

/** The snippet, or why there is none. */
function write(exchange: Exchange, format: SnippetFormat, roots: SiteRoots): Snippet | Message {
	return format.available(exchange, roots) ?? format.make(exchange, roots);
}

function copied(text: string, original: string): Message {
	return message(text === original ? 'copy_done' : 'copy_doneRedacted');
}
