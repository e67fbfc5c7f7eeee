import type { Observation } from '../../inspector.ts';
import type { SessionState } from '../../isolation/session/state.ts';
import type { ReportChoice } from '../../report/build-report.ts';
import type { ExportTarget } from '../../report/export/export-report.ts';
import type { ExportSummary } from '../../report/export/export-summary.ts';
import type { Leak } from '../../report/redaction/self-scan.ts';
import type { ReportSource } from '../../report/report.ts';
import type { CollectedFacts } from '../../report/site-facts/site-facts.ts';
import type { MessageKey } from '../../words/message.ts';

/** What reports are made of, as plain data. */
export interface ReportMaterial {
	readonly source: ReportSource;
	/** In order of start. */
	readonly observations: readonly Observation[];
	readonly restRoot: string | null;
	readonly facts: CollectedFacts | null;
	/** A session that ended with a verdict. */
	readonly isolation: SessionState | null;
}

/** One report, HAR or text. */
export interface ReportOrder {
	readonly target: ExportTarget;
	readonly choice: ReportChoice & { readonly exchanges?: 'cited' | 'all' };
	/** `Exchange.id` of the only ones that a HAR of everything holds; left out for all. */
	readonly only?: readonly number[];
	/** Milliseconds since 1970. */
	readonly createdAt: number;
}

/** Every sentence in the person's language, with marks in place of values (`templatesOf`). */
export type Templates = Readonly<Record<MessageKey, string>>;

/** What came of an order. */
export type Written =
	| {
			readonly kind: 'ready';
			readonly text: string;
			readonly fileName: string;
			readonly mediaType: string;
			readonly summary: ExportSummary;
	  }
	/** A secret is still in it: it must not leave. */
	| { readonly kind: 'leak'; readonly where: readonly Leak[] }
	/** Concord's own fault, or out of memory. */
	| { readonly kind: 'failed' };

export type ToWriter =
	| { readonly type: 'words'; readonly templates: Templates; readonly language: string }
	/** For all orders that follow. */
	| { readonly type: 'material'; readonly material: ReportMaterial }
	| { readonly type: 'order'; readonly id: number; readonly order: ReportOrder };

export interface FromWriter {
	readonly id: number;
	readonly written: Written;
}

/** The worker's end of the conversation. */
export interface WriterEnd {
	postMessage(message: FromWriter): void;
	onmessage: ((event: { readonly data: ToWriter }) => void) | null;
}
