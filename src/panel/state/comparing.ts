import type { ReadonlySignal, Signal } from '@preact/signals';
import { batch, computed, signal } from '@preact/signals';
import { sameJson } from '../../diagnosis/compare/json-values.ts';
import { type LastRead, lastReadBefore } from '../../diagnosis/compare/last-read.ts';
import { type Choices, mergedBody, mergedText, type Side } from '../../diagnosis/compare/merge.ts';
import { type Resubmission, resubmitRequest } from '../../diagnosis/compare/resubmit.ts';
import { type SentBody, sentBody } from '../../diagnosis/compare/sent-body.ts';
import { compareThreeWay, type ThreeWay } from '../../diagnosis/compare/three-way.ts';
import type { Finding } from '../../diagnosis/finding.ts';
import { header } from '../../exchange/headers.ts';
import { isWrite } from '../../wordpress/endpoint.ts';
import type { WordPressExchange } from '../../wordpress/wordpress-exchange.ts';
import { type Message, message } from '../../words/message.ts';
import type { Navigation } from './navigation.ts';
import type { Recording } from './recording.ts';
import type { Reply } from './reply.ts';
import { hurdleFor, isResubmittable, mayHaveArrived, whyNotResubmittable } from './resubmitting.ts';
import type { Sending } from './sending.ts';
import {
	askFor,
	type Problem,
	type Question,
	type ServerState,
	stateIn,
	stateInRefusal,
	whyNoState,
} from './server-state.ts';
import { createShelf } from './shelf.ts';

/** What is under way, and what came of it. */
export type Fetching =
	| { readonly kind: 'idle' | 'running' }
	| { readonly kind: 'failed'; readonly problem: Problem };
export type Resubmitting =
	| { readonly kind: 'idle' | 'running' }
	| { readonly kind: 'done'; readonly reply: Reply };

/** The body that both sides would agree to. */
export interface MergedText {
	/** In the encoding of the one that was sent. */
	readonly text: string;
	/** JSON Pointers of fields that somebody has to choose for. */
	readonly undecided: readonly string[];
	/** Nothing of it is theirs. */
	readonly isAsSent: boolean;
}

/** Compare: what was read, what was sent and what the server holds, of what is selected. */
export interface Comparing {
	readonly finding: ReadonlySignal<Finding | null>;
	/** The part of a batch that a finding is about, or the request. */
	readonly subject: ReadonlySignal<WordPressExchange | null>;
	readonly sent: ReadonlySignal<SentBody>;
	readonly base: ReadonlySignal<LastRead | null>;
	readonly theirs: ReadonlySignal<ServerState | null>;
	/** The GET that asks the server what it holds. */
	readonly question: ReadonlySignal<Question | null>;
	/** Why there is no such GET; `null` when there is. */
	readonly whyNoState: ReadonlySignal<Message | null>;
	readonly fetching: ReadonlySignal<Fetching>;
	/** `null` when there is nothing on either side to compare with. */
	readonly threeWay: ReadonlySignal<ThreeWay | null>;
	readonly choices: ReadonlySignal<Choices>;
	readonly merged: ReadonlySignal<MergedText | null>;
	/** Why sending it again is no way out, or `null`. */
	readonly whyNotAgain: ReadonlySignal<Message | null>;
	/** What would be sent, or why nothing can be. */
	readonly resubmission: ReadonlySignal<Resubmission | null>;
	/** Whether "Resubmit once" is offered at all. */
	readonly canResubmit: ReadonlySignal<boolean>;
	/** What has to be done before, or `null`. */
	readonly hurdle: ReadonlySignal<Message | null>;
	readonly resubmitting: ReadonlySignal<Resubmitting>;
	/** Asks the server what it holds now. Changes nothing there. */
	fetchState(): Promise<void>;
	choose(path: string, side: Side): void;
	/** Asks for consent to send it once more, and then does. */
	resubmit(): void;
}

/** What a person fetched and chose for one request. */
interface Bench {
	readonly theirs: Signal<ServerState | null>;
	readonly fetching: Signal<Fetching>;
	readonly choices: Signal<Choices>;
	readonly resubmitting: Signal<Resubmitting>;
	/** A try since then has shown, or may have made, another state. */
	readonly outdated: Signal<boolean>;
}

export function createComparing({ selected }: Navigation, recording: Recording, sending: Sending): Comparing {
	const shelf = createShelf(
		recording,
		(): Bench => ({
			theirs: signal(null),
			fetching: signal({ kind: 'idle' }),
			choices: signal(new Map()),
			resubmitting: signal({ kind: 'idle' }),
			outdated: signal(false),
		}),
	);
	// One by one, so that traffic that has nothing to do with it changes nothing here.
	const finding = computed((): Finding | null => selected.value?.finding ?? null);
	const subject = computed(
		(): WordPressExchange | null => finding.value?.subject ?? selected.value?.observation ?? null,
	);
	const bench = computed(() => subject.value && shelf(subject.value.exchange, subject.value.part?.index));
	const sent = computed((): SentBody => (subject.value ? sentBody(subject.value) : { kind: 'none' }));
	// What came later was not read before it, so more traffic is no reason to look again.
	const base = computed(() => subject.value && lastReadBefore(recording.rows.peek(), subject.value));
	const held = computed(() => subject.value && stateInRefusal(subject.value));
	const theirs = computed(() => bench.value?.theirs.value ?? held.value ?? null);
	const question = computed(() => subject.value && askFor(subject.value, finding.value));
	const choices = computed((): Choices => bench.value?.choices.value ?? new Map());
	const mine = computed(() =>
		sent.value.kind === 'json' || sent.value.kind === 'form' ? sent.value.value : undefined,
	);

	const threeWay = computed((): ThreeWay | null => {
		const about = subject.value;
		if (!about || !isWrite(about.endpoint) || sent.value.kind === 'unreadable') return null;
		const read = base.value?.body;
		if (!theirs.value && !read) return null;
		return compareThreeWay({
			base: read,
			mine: mine.value,
			// As long as nobody knows better, nobody else has changed anything.
			theirs: theirs.value ? theirs.value.value : read,
			namespace: about.endpoint.namespace,
		});
	});
	const merged = computed((): MergedText | null => {
		if (!subject.value || !threeWay.value || !theirs.value) return null;
		const type = header(subject.value.exchange.request.headers, 'content-type');
		const text = mergedText(sent.value, threeWay.value, choices.value, type);
		const { body, undecided } = mergedBody(mine.value, threeWay.value, choices.value);
		return text === null ? null : { text, undecided, isAsSent: body === mine.value };
	});
	const resubmission = computed((): Resubmission | null => {
		const about = subject.value;
		if (!about) return null;
		const isOver = finding.value?.kind === 'lost-update';
		return resubmitRequest(about, {
			body: merged.value?.isAsSent ? undefined : merged.value?.text,
			// A save that went through had no version to be refused for, and a revision is no current state.
			...(isOver
				? {}
				: { version: finding.value?.version, etag: theirs.value?.etag, theirs: theirs.value?.value }),
		});
	});
	const canResubmit = computed(() => subject.value !== null && isResubmittable(subject.value, finding.value));

	return {
		finding,
		subject,
		sent,
		base,
		theirs,
		question,
		whyNoState: computed(() => {
			const about = subject.value;
			if (!about || question.value) return null;
			return whyNoState(about, finding.value, selected.value?.observation.parts.length ?? 0);
		}),
		fetching: computed(() => bench.value?.fetching.value ?? { kind: 'idle' }),
		threeWay,
		choices,
		merged,
		whyNotAgain: computed(() => whyNotResubmittable(finding.value)),
		resubmission,
		canResubmit,
		hurdle: computed(() => {
			if (!bench.value || !resubmission.value) return null;
			if (resubmission.value.kind === 'impossible') return resubmission.value.reason;
			const { outdated, resubmitting } = bench.value;
			return hurdleFor({
				finding: finding.value,
				canFetch: question.value !== null,
				isFetched: theirs.value !== null && theirs.value.from !== 'refusal',
				isOutdated: outdated.value,
				undecided: merged.value?.undecided.length ?? 0,
				last: resubmitting.value.kind === 'done' ? resubmitting.value.reply : null,
			});
		}),
		resubmitting: computed(() => bench.value?.resubmitting.value ?? { kind: 'idle' }),
		async fetchState() {
			const [about, at, asked] = [subject.value, bench.value, question.value];
			if (!about || !at || !asked || at.fetching.value.kind === 'running') return;
			at.fetching.value = { kind: 'running' };
			const [known, read] = [theirs.value, base.value?.body ?? null];
			const came = stateIn(await sending.read(asked.request, about), asked, about, read);
			batch(() => {
				if ('problem' in came) {
					at.fetching.value = { kind: 'failed', problem: came.problem };
					return;
				}
				// What was chosen between other values has to be chosen again.
				if (!sameJson(known?.value, came.state.value)) at.choices.value = new Map();
				at.fetching.value = { kind: 'idle' };
				at.outdated.value = false;
				at.theirs.value = came.state;
			});
		},
		choose(path, side) {
			if (bench.value) bench.value.choices.value = new Map(choices.value).set(path, side);
		},
		resubmit() {
			const [about, at, made] = [subject.value, bench.value, resubmission.value];
			if (!about || !at || made?.kind !== 'request' || at.resubmitting.value.kind === 'running') return;
			sending.propose(made.request, about, warningsOf(made, finding.value), async reply => {
				at.resubmitting.value = { kind: 'running' };
				const came = await reply;
				batch(() => {
					at.resubmitting.value = { kind: 'done', reply: came };
					if (mayHaveArrived(came)) at.outdated.value = true;
				});
			});
		},
	};
}

function warningsOf(
	{ warnings }: Resubmission & { kind: 'request' },
	finding: Finding | null,
): readonly Message[] {
	return finding?.kind === 'lost-update' ? [...warnings, message('compare_lastSaveWins')] : warnings;
}
