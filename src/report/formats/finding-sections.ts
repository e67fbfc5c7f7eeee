import { GUIDES } from '../../diagnosis/guides.ts';
import { type MessageKey, message, type Say } from '../../words/message.ts';
import type { ReportEndpoint, ReportEvidence, ReportFinding } from '../report.ts';
import { type Block, dotted, type Line, type ListItem, list, literal, paragraph, words } from './blocks.ts';
import { type FactRow, factTable } from './overview.ts';
import { COMPONENTS, DUPLICATES, NONCES, weightKey } from './word-keys.ts';

/** A part of what is told of a finding, with its heading. */
export interface FindingSection {
	readonly heading: Line;
	readonly blocks: readonly Block[];
	/** Worth reading only after the rest. */
	readonly isMore: boolean;
}

/** Evidence with what stands at its pointer, where the report says so. */
type Shown = ReportEvidence & { readonly value?: string };

/** `PUT /wp/v2/posts/7`, `POST heartbeat`: what was asked for, as WordPress names it. */
export function requestName({ action, family, method, resource, route }: ReportEndpoint): string {
	return `${method} ${route ?? action ?? resource ?? family}`;
}

/** `PUT /wp/v2/posts/7 · 409 · Stale version · Certain · entry 12` */
export function findingLine(finding: ReportFinding, say: Say): Line {
	const [place] = finding.exchangeIds;
	return dotted(
		literal(requestName(finding.endpoint)),
		words(finding.status === 0 ? say(message('status_failed')) : String(finding.status)),
		words(say(message(GUIDES[finding.kind].kind))),
		words(say(message(`confidence_${finding.confidence}`))),
		words(place === undefined ? '' : say(message('text_place', String(place)))),
	);
}

/** What happened: the explanation, what the server said, and the facts of the kind. */
export function whatHappened(finding: ReportFinding, say: Say): readonly Block[] {
	const { error } = finding;
	return [
		paragraph(words(finding.explanation)),
		...(error && error.message !== ''
			? [paragraph(words(say(message('text_serverSays', error.message))))]
			: []),
		...factTable(findingRows(finding, say), say),
	];
}

/** The facts of a kind: code, both versions, the twin of a duplicate, the fate of a nonce, what is there already. */
export function findingRows(finding: ReportFinding, say: Say): readonly FactRow[] {
	const { duplicate, error, existing, nonce, version } = finding;
	const named = (key: MessageKey, ...value: Line): FactRow => [[words(say(message(key)))], value];
	const said = (value: string | null) =>
		value === null ? words(say(message('version_unknown'))) : literal(value);
	const plain = (key: MessageKey, ...values: string[]) => words(say(message(key, ...values)));
	return [
		...(error && error.code !== '' ? [named('report_errorCode', literal(error.code))] : []),
		...(version
			? [
					named('report_versionIn', literal(version.carrier)),
					named('version_sent', said(version.sent)),
					named('version_current', said(version.current)),
				]
			: []),
		...(duplicate
			? [
					named(
						'duplicate_how',
						...dotted(
							plain(DUPLICATES[duplicate.how]),
							...(duplicate.overlapping ? [plain('timeline_overlaps')] : []),
						),
					),
					named('duplicate_gap', plain('report_ms', String(Math.round(duplicate.gapMs)))),
					named('duplicate_first', plain('text_place', String(duplicate.of))),
				]
			: []),
		...(nonce
			? [
					named(
						'nonce_state',
						...dotted(plain(NONCES[nonce.state]), ...(nonce.recovered ? [plain('report_recovered')] : [])),
					),
					...(nonce.carrier === '' ? [] : [named('nonce_carrier', literal(nonce.carrier))]),
					...(nonce.cachedBy === null ? [] : [named('nonce_cachedBy', literal(nonce.cachedBy))]),
				]
			: []),
		...(existing
			? [
					named(
						'existing_id',
						...dotted(
							literal(existing.id),
							...(existing.link === null || existing.link === existing.id ? [] : [literal(existing.link)]),
						),
					),
				]
			: []),
	];
}

/** What to do, what it rests on and who took part; then what is worth knowing besides. */
export function findingSections(finding: ReportFinding, say: Say): readonly FindingSection[] {
	const { evidence, recovery, suspects, whyThisStatus } = finding;
	const { author, owner } = recovery.prevention;
	const section = (key: MessageKey, blocks: readonly Block[], isMore = false): readonly FindingSection[] =>
		blocks.length === 0 ? [] : [{ heading: [words(say(message(key)))], blocks, isMore }];
	const texts = (sentences: readonly string[]) => list(sentences.map(text => [words(text)]));
	const advice = (key: MessageKey, sentences: readonly string[]): readonly Line[] =>
		sentences.map(text => [words(say(message('report_named', say(message(key)), text)))]);
	return [
		...section('section_doNow', [
			paragraph(words(recovery.decision)),
			...list(
				recovery.steps.map(text => [words(text)]),
				'number',
			),
		]),
		...section('section_avoid', texts(recovery.avoid)),
		...section('section_verify', texts(recovery.verify)),
		...section('section_evidence', list(evidenceLines(evidence, say))),
		...section('section_suspects', suspectList(suspects, say)),
		...section('section_why', whyThisStatus === '' ? [] : [paragraph(words(whyThisStatus))], true),
		...section('section_escalate', texts(recovery.escalate), true),
		...section(
			'section_prevention',
			list([...advice('prevention_owner', owner), ...advice('prevention_author', author)]),
			true,
		),
	];
}

/** `The server holds version 2. · entry 1 · response.body#/data/expected · 2`. What is said twice is written once. */
export function evidenceLines(evidence: readonly Shown[], say: Say): readonly Line[] {
	const lines = evidence.map(({ exchangeId, pointer, text, value }) =>
		dotted(
			words(text),
			words(say(message('text_place', String(exchangeId)))),
			literal(pointer),
			...(value === undefined ? [] : [literal(value)]),
		),
	);
	return [...new Map(lines.map(line => [JSON.stringify(line), line])).values()];
}

/** Who took part, each with what speaks against them: never a bare accusation. */
export function suspectList(suspects: ReportFinding['suspects'], say: Say): readonly Block[] {
	const items = suspects.map(({ evidence, name, roles, slug, type, weight }): ListItem => {
		const text = dotted(
			literal(slug),
			words(name === slug ? '' : name),
			words(say(message(COMPONENTS[type]))),
			...roles.map(role => words(say(message(`role_${role}`)))),
			words(say(message(weightKey(weight)))),
		);
		return { text, inner: evidenceLines(evidence, say) };
	});
	return items.length === 0 ? [] : [{ kind: 'list', mark: 'bullet', items }];
}
