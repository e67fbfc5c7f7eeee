import type { ReadonlySignal } from '@preact/signals';
import { signal } from '@preact/signals';
import { harOf } from '../../har/write-har.ts';
import type { Observation } from '../../inspector.ts';
import { exportName } from '../../report/export/export-name.ts';
import type { ExportTarget } from '../../report/export/export-report.ts';
import { SECRET_CLASSES } from '../../report/redaction/secret-classes.ts';
import { type Message, message } from '../../words/message.ts';
import type { ReportMaterial, Written } from '../reporting/report-messages.ts';
import type { ReportWriter } from '../reporting/report-writer.ts';
import { saveFile } from '../save-file.ts';
import type { CopyNote } from './copying.ts';
import type { SecretCount } from './secrets-in.ts';

/** Requests that somebody wants with their secrets. */
export interface AskedHar {
	readonly observations: readonly Observation[];
	/** What they hold; `null` while it is being counted, `failed` if that could not be done. */
	readonly secrets: readonly SecretCount[] | 'failed' | null;
}

/** Recordings as HAR files. Secrets are in them only where somebody was asked for this one file. */
export interface Saving {
	/** What waits for an answer to the question whether to save secrets. */
	readonly asked: ReadonlySignal<AskedHar | null>;
	/** Saves what is shown, or one request of it, with labels in place of secrets. */
	saveHar(only?: Observation): Promise<void>;
	/** Counts the secrets, so that somebody can decide. */
	ask(only?: Observation): Promise<void>;
	/** Saves what was asked for as it was recorded; the next time is asked anew. */
	saveAsked(): void;
	cancel(): void;
}

const HAR: ExportTarget = { kind: 'format', format: 'har' };

export interface SavingParts {
	readonly material: () => ReportMaterial;
	readonly writer: ReportWriter;
	readonly tell: (note: CopyNote) => void;
	readonly now: () => number;
}

export function createSaving({ material, now, tell, writer }: SavingParts): Saving {
	const asked = signal<AskedHar | null>(null);

	const fail = (reason: Message) => tell({ outcome: 'failed', text: [reason] });
	const save = (text: string, fileName: string, said: Message) => {
		saveFile(fileName, 'application/json', text);
		tell({ outcome: 'copied', text: [said] });
	};
	const write = (from: ReportMaterial, only: Observation | undefined, fullBodies: readonly number[]) =>
		writer.write(from, {
			target: HAR,
			choice: { exchanges: 'all', fullBodies },
			createdAt: now(),
			...(only ? { only: [only.exchange.id] } : {}),
		});

	return {
		asked,
		async saveHar(only) {
			const written = await write(material(), only, []);
			if (written.kind === 'ready') {
				save(written.text, written.fileName, message('share_savedHar', written.fileName));
			} else fail(message(written.kind === 'leak' ? 'share_leakHar' : 'share_failed'));
		},
		async ask(only) {
			const from = material();
			const observations = only ? [only] : from.observations;
			const question: AskedHar = { observations, secrets: null };
			asked.value = question;
			// Written in full, redacted, and thrown away: whatever has a label then is in the file as it is.
			const ids = observations.map(({ exchange }) => exchange.id);
			const secrets = secretsOf(await write(from, only, ids));
			// Nobody waits for it any more, or for another one.
			if (asked.peek() === question) asked.value = { observations, secrets };
		},
		saveAsked() {
			const question = asked.peek();
			if (!question || question.secrets === null) return;
			asked.value = null;
			const exchanges = question.observations.map(({ exchange }) => exchange);
			const text = [...harOf(exchanges, { creatorVersion: __CONCORD_VERSION__ })].join('');
			const name = exportName(new Date(now()), HAR, '.har').replace('requests', 'requests-with-secrets');
			save(text, name, message('share_savedHarSecrets', name));
		},
		cancel() {
			asked.value = null;
		},
	};
}

function secretsOf(written: Written): readonly SecretCount[] | 'failed' {
	if (written.kind !== 'ready') return 'failed';
	const { counts } = written.summary;
	return SECRET_CLASSES.flatMap(({ id, words }) => {
		const count = counts[id] ?? 0;
		return count === 0 ? [] : [{ words, count }];
	});
}
