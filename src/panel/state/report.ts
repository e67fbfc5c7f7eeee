import type { ReadonlySignal, Signal } from '@preact/signals';
import { computed, effect, signal } from '@preact/signals';
import type { PanelHost } from '../../browser/panel-host.ts';
import type { Observation } from '../../inspector.ts';
import { beforeProof } from '../../isolation/session/proving.ts';
import type { SessionState } from '../../isolation/session/state.ts';
import type { ReportPart } from '../../report/build-report.ts';
import type { ExportTarget } from '../../report/export/export-report.ts';
import { FORMATS, type FormatId } from '../../report/formats/index.ts';
import type { SecretClass } from '../../report/redaction/secret-classes.ts';
import { isVenue, type VenueId } from '../../report/support/venues.ts';
import { type Message, message } from '../../words/message.ts';
import type { ReportMaterial, ReportOrder, Written } from '../reporting/report-messages.ts';
import type { ReportWriter } from '../reporting/report-writer.ts';
import { saveFile } from '../save-file.ts';
import type { Collecting } from './collecting.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import type { Recording } from './recording.ts';
import { sitePlace } from './site-place.ts';

/** Where a report goes: a place where people ask, or a file of a format. */
export type Destination = VenueId | Exclude<FormatId, 'ndjson'>;

/** What the preview shows, and so what a copy or a file holds. */
export interface Draft {
	/** What it was ordered by. */
	readonly order: ReportOrder;
	readonly written: Written;
}

/** What is said of the last copy or file. */
export interface ShareNote {
	readonly outcome: 'done' | 'failed';
	readonly text: Message;
}

/** The Report view: what is to be shared, how it looks, and its way out. */
export interface Reporting {
	readonly destination: Signal<Destination>;
	/** What it can be about, the most severe first. */
	readonly conflicts: ReadonlySignal<readonly Conflict[]>;
	/** The requests that what is told rests on, in order of start. */
	readonly cited: ReadonlySignal<readonly Observation[]>;
	/** `id` of the finding it is about; `null` for all, or, where people ask, for the gravest. */
	readonly about: Signal<string | null>;
	readonly hideSite: Signal<boolean>;
	readonly leaveOut: Signal<ReadonlySet<ReportPart>>;
	/** `Exchange.id` of those whose bodies are shown in full, redacted. */
	readonly fullBodies: Signal<ReadonlySet<number>>;
	/** Shown as they are in the next copy or file, and in no other. */
	readonly keep: Signal<ReadonlySet<SecretClass>>;
	/** The latest that was written; it stays until there is a newer one. */
	readonly draft: ReadonlySignal<Draft | null>;
	/** Whether the draft is what the choices say, so that it may leave. Newer traffic does not make it wrong. */
	readonly isCurrent: ReadonlySignal<boolean>;
	readonly note: ReadonlySignal<ShareNote | null>;
	/** Begins to write whenever something changes; the function that comes back ends that. */
	watch(): () => void;
	copy(): Promise<void>;
	save(): void;
}

/** Changes that come together are one. In milliseconds. */
const TOGETHER = 60;
/** Traffic waits longer, and so many times longer than the last report took to write, so that the panel stays at hand. */
const TRAFFIC_PAUSE = 500;
const BREATHS = 3;

export interface ReportingParts {
	readonly host: Pick<PanelHost, 'copyText'>;
	readonly recording: Recording;
	readonly collecting: Collecting;
	/** The session of the Isolate view, at work or at rest. */
	readonly isolation: ReadonlySignal<SessionState | null>;
	readonly writer: ReportWriter;
	readonly now: () => number;
}

export function createReporting(parts: ReportingParts): Reporting {
	const { collecting, host, isolation, now, recording, writer } = parts;
	const destination = signal<Destination>('markdown');
	const about = signal<string | null>(null);
	const hideSite = signal(false);
	const leaveOut = signal<ReadonlySet<ReportPart>>(new Set());
	const fullBodies = signal<ReadonlySet<number>>(new Set());
	const keep = signal<ReadonlySet<SecretClass>>(new Set());
	const draft = signal<Draft | null>(null);
	const note = signal<ShareNote | null>(null);

	const material = computed(() => materialOf(recording, collecting, isolation.value));
	/** One that is gone is nobody's to tell. */
	const finding = computed(() => {
		const id = about.value;
		return id !== null && findingIds(material.value).has(id) ? id : null;
	});
	const choice = computed((): Omit<ReportOrder, 'createdAt'> => {
		const told = finding.value;
		return {
			target: targetOf(destination.value, told),
			choice: {
				keep: [...keep.value],
				hideSite: hideSite.value,
				fullBodies: [...fullBodies.value],
				leaveOut: [...leaveOut.value],
				...(told === null || isVenue(destination.value) ? {} : { findings: [told] }),
			},
		};
	});
	const cited = computed(() => citedIn(material.value.observations, finding.value));
	const choiceKey = computed(() => JSON.stringify(choice.value));
	const isCurrent = computed(() => {
		if (!draft.value) return false;
		const { createdAt: _, ...ordered } = draft.value.order;
		return JSON.stringify(ordered) === choiceKey.value;
	});

	// Ids of a file mean other requests, and those that are forgotten mean none.
	const forget = () => {
		about.value = null;
		fullBodies.value = new Set();
		keep.value = new Set();
	};
	recording.file.subscribe(forget);
	recording.onForgotten(forget);

	let running = false;
	let again = false;
	let took = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let watchers = 0;

	const write = async () => {
		if (running) {
			again = true;
			return;
		}
		running = true;
		again = false;
		const order = { ...choice.peek(), createdAt: now() };
		const begun = performance.now();
		const written = await writer.write(material.peek(), order);
		took = performance.now() - begun;
		running = false;
		if (watchers > 0) draft.value = { order, written };
		if (again && watchers > 0) void write();
	};
	const soon = (pause: number) => {
		clearTimeout(timer);
		timer = setTimeout(() => void write(), pause);
	};

	/** The text that may leave; `null` when what is shown is not what was chosen. */
	const ready = () => {
		const written = draft.peek()?.written;
		return isCurrent.peek() && written?.kind === 'ready' ? written : null;
	};
	/** What was shown as it is was so for this once. */
	const left = (text: Message) => {
		keep.value = new Set();
		note.value = { outcome: 'done', text };
	};

	return {
		destination,
		conflicts: computed(() => conflictsOf(recording.rows.value)),
		cited,
		about,
		hideSite,
		leaveOut,
		fullBodies,
		keep,
		draft,
		isCurrent,
		note,
		watch() {
			watchers += 1;
			let first = true;
			let waitsForTraffic = false;
			const stopMaterial = effect(() => {
				void material.value;
				if (first || waitsForTraffic) return;
				waitsForTraffic = true;
				clearTimeout(timer);
				timer = setTimeout(
					() => {
						waitsForTraffic = false;
						void write();
					},
					Math.max(TRAFFIC_PAUSE, took * BREATHS),
				);
			});
			const stopChoice = effect(() => {
				void choiceKey.value;
				note.value = null;
				waitsForTraffic = false;
				soon(first ? 0 : TOGETHER);
			});
			first = false;
			return () => {
				watchers -= 1;
				stopMaterial();
				stopChoice();
				clearTimeout(timer);
				if (watchers === 0) draft.value = null;
			};
		},
		async copy() {
			const written = ready();
			if (!written) return;
			note.value = null;
			if (await host.copyText(written.text)) left(message('share_copied'));
			else note.value = { outcome: 'failed', text: message('copy_refused') };
		},
		save() {
			const written = ready();
			if (!written) return;
			saveFile(written.fileName, written.mediaType, written.text);
			left(message('share_saved', written.fileName));
		},
	};
}

/** All that is shown now, as what reports are made of. */
export function materialOf(
	{ file, rows }: Recording,
	{ facts }: Pick<Collecting, 'facts'>,
	session: SessionState | null,
): ReportMaterial {
	const observations = rows.value;
	const shown = file.value;
	return {
		source: shown
			? { kind: 'har', name: shown.name, entries: shown.entries, skipped: shown.skipped }
			: { kind: 'live', name: 'DevTools', entries: observations.length, skipped: [] },
		observations,
		restRoot: sitePlace(observations)?.restRoot ?? null,
		facts: facts.value,
		// Of a file nobody can say that it is of the same site.
		isolation: !shown && session && (session.ended === 'verdict' || beforeProof(session)) ? session : null,
	};
}

function findingIds({ observations }: ReportMaterial): ReadonlySet<string> {
	return new Set(observations.flatMap(({ findings }) => findings.map(({ id }) => id)));
}

function citedIn(observations: readonly Observation[], told: string | null): readonly Observation[] {
	const ids = new Set(
		observations.flatMap(({ findings }) =>
			findings.flatMap(({ exchangeIds, id }) => (told === null || id === told ? exchangeIds : [])),
		),
	);
	return observations.filter(({ exchange }) => ids.has(exchange.id));
}

function targetOf(destination: Destination, finding: string | null): ExportTarget {
	if (isVenue(destination)) {
		return { kind: 'support', venue: destination, ...(finding === null ? {} : { finding }) };
	}
	return { kind: 'format', format: destination };
}

/** Files that are offered. A report a line is for programs that read many. */
export const OFFERED_FORMATS = FORMATS.filter(
	(format): format is Exclude<typeof format, { readonly id: 'ndjson' }> => format.id !== 'ndjson',
);
