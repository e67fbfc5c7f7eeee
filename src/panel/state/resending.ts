import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, signal } from '@preact/signals';
import type { Difference } from '../../diagnosis/compare/differences.ts';
import {
	changesBetween,
	type EditableRequest,
	type EditOutcome,
	editableRequest,
	requestFrom,
} from '../../diagnosis/compare/edit-and-resend.ts';
import { parseJson } from '../../exchange/json.ts';
import { parseUrl } from '../../exchange/url.ts';
import { type Message, message } from '../../words/message.ts';
import { jsonErrorIn } from './json-text.ts';
import type { Navigation } from './navigation.ts';
import type { Recording } from './recording.ts';
import type { Reply } from './reply.ts';
import type { Sending } from './sending.ts';
import { createShelf } from './shelf.ts';

/** One try: what was changed, and what came back. */
export interface Try {
	readonly number: number;
	/** When it was sent, in milliseconds since 1970. */
	readonly at: number;
	readonly request: EditableRequest;
	/** From the recorded request to this one. */
	readonly changes: readonly Difference[];
	/** `null` while it is under way. */
	readonly reply: Reply | null;
}

/** What stands in the way of sending a draft, and where. */
export interface Complaint {
	readonly field: 'url' | 'body';
	readonly message: Message;
}

/** "Edit one thing and resend", of the request that is selected. */
export interface Resending {
	/** The draft; or why there can be none. `null` when nothing is selected. */
	readonly draft: ReadonlySignal<EditOutcome | null>;
	/** From the recorded request to the draft. */
	readonly changes: ReadonlySignal<readonly Difference[]>;
	readonly complaint: ReadonlySignal<Complaint | null>;
	readonly isRunning: ReadonlySignal<boolean>;
	/** Somebody wants to edit: the form unfolds, takes the focus, and sets this back. */
	readonly isAsked: Signal<boolean>;
	/** Newest first. */
	readonly tries: ReadonlySignal<readonly Try[]>;
	edit(change: Partial<EditableRequest>): void;
	/** Back to the request as it was recorded. */
	reset(): void;
	/** Asks for consent to send the draft, and then does. */
	send(): void;
	useAgain(earlier: Try): void;
}

interface Desk {
	/** `null` as long as it is the recorded request. */
	readonly draft: Signal<EditableRequest | null>;
	readonly tries: Signal<readonly Try[]>;
}

const MAX_TRIES = 50;

export function createResending({ selected }: Navigation, recording: Recording, sending: Sending): Resending {
	const shelf = createShelf(recording, (): Desk => ({ draft: signal(null), tries: signal([]) }));
	const observation = computed(() => selected.value?.observation ?? null);
	const desk = computed(() => observation.value && shelf(observation.value.exchange));
	const recorded = computed(() => observation.value && editableRequest(observation.value.exchange));
	const draft = computed((): EditOutcome | null => {
		const edited = desk.value?.draft.value;
		// What was edited stays when the recorder lets the recorded body go.
		return edited ? { kind: 'editable', request: edited } : recorded.value;
	});
	const original = computed(() => (recorded.value?.kind === 'editable' ? recorded.value.request : null));
	const current = computed(() => (draft.value?.kind === 'editable' ? draft.value.request : null));
	const isRunning = computed(() => desk.value?.tries.value.some(({ reply }) => reply === null) ?? false);
	const changes = computed(() =>
		original.value && current.value ? changesBetween(original.value, current.value) : [],
	);
	const complaint = computed(() => current.value && complaintAbout(current.value, original.value));

	return {
		draft,
		changes,
		complaint,
		isRunning,
		isAsked: signal(false),
		tries: computed(() => desk.value?.tries.value ?? []),
		edit(change) {
			if (desk.value && current.value) desk.value.draft.value = { ...current.value, ...change };
		},
		reset() {
			if (desk.value) desk.value.draft.value = null;
		},
		send() {
			const [about, at, request] = [observation.value, desk.value, current.value];
			if (!about || !at || !request || complaint.value || isRunning.value) return;
			const made = changes.value;
			sending.propose(requestFrom(request), about, [], async reply => {
				const number = (at.tries.value[0]?.number ?? 0) + 1;
				const sent: Try = { number, at: Date.now(), request, changes: made, reply: null };
				at.tries.value = [sent, ...at.tries.value].slice(0, MAX_TRIES);
				const came = await reply;
				at.tries.value = at.tries.value.map(each =>
					each.number === number ? { ...each, reply: came } : each,
				);
			});
		},
		useAgain({ request }) {
			if (desk.value) desk.value.draft.value = request;
		},
	};
}

/** A body that was JSON is to stay JSON; one that was none may be anything. */
function complaintAbout({ body, url }: EditableRequest, original: EditableRequest | null): Complaint | null {
	const parsed = parseUrl(url);
	if (!parsed || !/^https?:$/.test(parsed.protocol) || /[?#]/.test(url)) {
		return { field: 'url', message: message('resend_urlWrong') };
	}
	const before = original?.body;
	const wasJson = before?.kind === 'text' && parseJson(before.text).ok;
	const error = wasJson && body.kind === 'text' ? jsonErrorIn(body.text) : null;
	return (
		error && {
			field: 'body',
			message: message('resend_jsonWrong', String(error.line), String(error.column)),
		}
	);
}
