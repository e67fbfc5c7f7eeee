import { FINDING_KINDS, type FindingKind } from '../../src/diagnosis/finding.ts';
import type { ReportFinding } from '../../src/report/report.ts';
import { analyzeHar } from './analyze-har.ts';
import { caseNames, type Label, readTraffic, readTruth, type Truth } from './truth.ts';

/** How what was said about one case compares with the truth. */
export interface Verdict {
	readonly name: string;
	/** Labels met, with the finding that meets each. */
	readonly met: readonly { readonly label: Label; readonly finding: ReportFinding }[];
	/** Labels that nobody met and that were due. */
	readonly missing: readonly Label[];
	/** Errors and warnings that no label asks for. */
	readonly extra: readonly ReportFinding[];
	/** Met, but wrong in a detail that the label gives; a sentence each. */
	readonly wrong: readonly string[];
}

/** How good the findings of one kind are. Of nothing there is no rate. */
export interface Rate {
	readonly kind: FindingKind | 'all';
	readonly right: number;
	readonly missing: number;
	readonly extra: number;
	/** Right among all that was said. */
	readonly precision: number | null;
	/** Right among all that was due. */
	readonly recall: number | null;
}

export interface Accuracy {
	readonly verdicts: readonly Verdict[];
	readonly rates: readonly Rate[];
}

/** Analyses the labelled fixtures, all or those named, and compares. */
export function accuracy(names: readonly string[] = caseNames()): Accuracy {
	const verdicts = names.map(name => judge(name, readTruth(name), analyzeHar(readTraffic(name)).findings));
	return { verdicts, rates: [...FINDING_KINDS, 'all' as const].map(kind => rate(kind, verdicts)) };
}

/** Compares what was said with what is true. */
export function judge(name: string, truth: Truth, findings: readonly ReportFinding[]): Verdict {
	const free = new Set(findings);
	const met: { label: Label; finding: ReportFinding }[] = [];
	const missing: Label[] = [];
	for (const label of truth.expected) {
		const finding = best(
			label,
			[...free].filter(each => isAbout(each, label)),
		);
		if (finding) {
			free.delete(finding);
			met.push({ label, finding });
		} else if (!label.optional && label.severity !== 'info') missing.push(label);
	}
	return {
		name,
		met,
		missing,
		extra: [...free].filter(({ severity }) => severity !== 'info'),
		wrong: met.flatMap(({ label, finding }) => wrongIn(label, finding)),
	};
}

function isAbout(finding: ReportFinding, { kind, or = [], exchange, part }: Label): boolean {
	return (
		[kind, ...or].includes(finding.kind) &&
		finding.exchangeIds[0] === exchange &&
		(part === undefined || partOf(finding) === part)
	);
}

/** The one without a fault, else any. */
function best(label: Label, findings: readonly ReportFinding[]): ReportFinding | undefined {
	return findings.find(finding => wrongIn(label, finding).length === 0) ?? findings[0];
}

/** Which request of a batch a finding is about: the report tells it by where its evidence stands. */
function partOf({ evidence }: ReportFinding): number | undefined {
	for (const { pointer } of evidence) {
		const [, index] = /#\/(?:requests|responses)\/(\d+)(?:\/|$)/.exec(pointer) ?? [];
		if (index !== undefined) return Number(index);
	}
	return undefined;
}

function wrongIn(label: Label, finding: ReportFinding): string[] {
	const { severity, duplicateHow, nonceState, suspect } = label;
	const differs = (what: string, due: string | undefined, said: string | undefined) =>
		due === undefined || due === said ? [] : [`${place(label)}: ${what} is ${said}, not ${due}`];
	const suspects = finding.suspects.map(({ slug }) => slug);
	return [
		...differs('severity', severity, finding.severity),
		...differs('duplicate.how', duplicateHow, finding.duplicate?.how),
		...differs('nonce.state', nonceState, finding.nonce?.state),
		...(suspect === undefined || suspects.includes(suspect)
			? []
			: [`${place(label)}: ${suspect} is not among the suspects (${suspects.join(', ') || 'none'})`]),
	];
}

/** "stale-version @7", "already-exists @0 part 2" */
export function place({ kind, exchange, part }: Label): string {
	return `${kind} @${exchange}${part === undefined ? '' : ` part ${part}`}`;
}

function rate(kind: Rate['kind'], verdicts: readonly Verdict[]): Rate {
	const of = (each: { kind: FindingKind }) => kind === 'all' || each.kind === kind;
	const count = (pick: (verdict: Verdict) => readonly { kind: FindingKind }[]) =>
		verdicts.reduce((sum, verdict) => sum + pick(verdict).filter(of).length, 0);
	const right = count(({ met }) => met.map(({ label }) => label));
	const missing = count(verdict => verdict.missing);
	const extra = count(verdict => verdict.extra);
	return {
		kind,
		right,
		missing,
		extra,
		precision: right + extra === 0 ? null : right / (right + extra),
		recall: right + missing === 0 ? null : right / (right + missing),
	};
}
