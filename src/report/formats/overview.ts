import { type MessageKey, message, type Say } from '../../words/message.ts';
import { SECRET_CLASSES } from '../redaction/secret-classes.ts';
import type { Report } from '../report.ts';
import { FACT_OUTCOMES } from '../site-facts/fact-outcome.ts';
import { FACT_SOURCES } from '../site-facts/sources.ts';
import { type Block, dotted, type Line, list, literal, paragraph, type Run, table, words } from './blocks.ts';
import { STATES } from './word-keys.ts';

/** A row of a table of facts: what it is, and what it is here. */
export type FactRow = readonly [name: Line, value: Line];

/** A table of facts; nothing if there are none. */
export function factTable(rows: readonly FactRow[], say: Say): readonly Block[] {
	return table([[words(say(message('report_fact')))], [words(say(message('report_value')))]], rows);
}

/** What the report is called, with the site where it is known. */
export function titleOf({ site }: Report, say: Say): Line {
	const title = words(say(message('report_title')));
	return site.origin === null ? [title] : [title, words('·'), literal(site.origin)];
}

/** Where it comes from. */
export function sourceRows({ createdAt, source }: Report, say: Say): readonly FactRow[] {
	const named = (key: MessageKey, ...value: Line): FactRow => [[words(say(message(key)))], value];
	const { length: skipped } = source.skipped;
	const reasons = [...new Set(source.skipped.map(({ reason }) => reason))].join(', ');
	return [
		named('report_recording', literal(source.name)),
		named('report_created', words(say(message('report_utc', clockTime(createdAt))))),
		...(skipped === 0
			? []
			: [named('report_leftOut', words(say(message('text_skipped', String(skipped), reasons))))]),
		...(source.bodiesLetGo === undefined
			? []
			: [named('report_leftOut', words(say(message('text_letGo', String(source.bodiesLetGo)))))]),
	];
}

/** How much was in it, the gravest first. Plain figures: the same everywhere, whatever a browser knows of a language. */
export function countRows({ summary }: Report, say: Say): readonly FactRow[] {
	const { conflictRate, conflicts, exchanges, wordpress, writes } = summary;
	const rate = message('report_rate', String(conflicts), String(Math.round(conflictRate * 100)));
	const rows = [
		['report_conflicts', writes === 0 ? String(conflicts) : say(rate)],
		['report_writes', String(writes)],
		['report_wordpressRequests', String(wordpress)],
		['report_requests', String(exchanges)],
	] as const;
	return rows.map(([key, count]): FactRow => [[words(say(message(key)))], [words(count)]]);
}

/** Which endpoints the conflicts are at; nothing to tell if it is one. */
export function endpointTable({ summary }: Report, say: Say): readonly Block[] {
	if (summary.byEndpoint.length < 2) return [];
	const head = (['column_endpoint', 'report_requests', 'report_writes', 'report_conflicts'] as const).map(
		key => [words(say(message(key)))],
	);
	return table(
		head,
		summary.byEndpoint.map(({ conflicts, endpoint, requests, writes }) => [
			[literal(endpoint)],
			...[requests, writes, conflicts].map(count => [words(String(count))]),
		]),
	);
}

/** What is known of the site: its software, then its plugins. */
export function siteBlocks({ site }: Report, say: Say): readonly Block[] {
	const row = (name: string, value: string | null): readonly FactRow[] =>
		value === null ? [] : [[[words(name)], [literal(value)]]];
	const head = (['component_plugin', 'report_version', 'report_state'] as const).map(key => [
		words(say(message(key))),
	]);
	const plugins = site.plugins.map(({ name, slug, status, version }) => {
		const state = STATES[status];
		return [
			name === slug ? [literal(slug)] : [words(name), words('·'), literal(slug)],
			[version === null ? words('–') : literal(version)],
			[words(state ? say(message(state)) : '–')],
		];
	});
	return [
		...factTable(
			[
				...row(say(message('report_address')), site.origin),
				...row(say(message('report_restRoot')), site.restRoot),
				...row('WordPress', site.wordpress),
				...row('PHP', site.php),
				...row(say(message('component_theme')), themeOf(site, say)),
				...askedRows(site, say),
			],
			say,
		),
		...table(head, plugins),
		...refusals(site, say),
		...(site.asked?.siteHealth
			? [
					paragraph(words(say(message('report_siteHealth')))),
					{ kind: 'code', language: '', text: site.asked.siteHealth } as const,
				]
			: []),
	];
}

/** The theme with what the site said of it, when it was asked. */
export function themeOf({ asked, theme }: Report['site'], say: Say): string | null {
	if (theme === null || !asked) return theme;
	const { parentTheme, themeVersion } = asked;
	const named = themeVersion === null ? theme : say(message('report_themeVersion', theme, themeVersion));
	return parentTheme === null ? named : `${named}, ${say(message('report_childOf', parentTheme))}`;
}

/** What is loaded besides plugins, if the site said so. */
export function askedRows({ asked }: Report['site'], say: Say): readonly FactRow[] {
	const row = (key: MessageKey, names: readonly string[] = []): readonly FactRow[] =>
		names.length === 0 ? [] : [[[words(say(message(key)))], [literal(names.join(', '))]]];
	return [
		...row(
			'report_mustUse',
			asked?.mustUse?.map(({ name, version }) => (version === null ? name : `${name} ${version}`)),
		),
		...row('report_dropIns', asked?.dropIns ?? []),
	];
}

/** What the site did not say when it was asked, and why. */
export function refusals({ asked }: Report['site'], say: Say): readonly Block[] {
	const refused = (asked?.sources ?? []).flatMap(({ outcome, source }) => {
		const label = FACT_SOURCES.find(({ id }) => id === source)?.label;
		if (outcome === 'read' || !label) return [];
		return [
			[words(say(message('report_notSaid', say(message(label)), say(message(FACT_OUTCOMES[outcome])))))],
		];
	});
	return refused.length === 0 ? [] : [paragraph(words(say(message('report_refused')))), ...list(refused)];
}

/** What was taken out before the report was written, and what was left in. */
export function removedBlocks({ redaction }: Report, say: Say): readonly Block[] {
	const counts = Object.entries(redaction.counts)
		.filter(([, count]) => count > 0)
		.sort(([a], [b]) => placeOf(a) - placeOf(b) || (a < b ? -1 : 1));
	const head = (['report_secret', 'column_count'] as const).map(key => [words(say(message(key)))]);
	const { binaries, unreadable } = redaction.leftOut;
	const remarks = [
		...(redaction.kept.length === 0 ? [] : [say(message('report_kept', keptNames(redaction.kept, say)))]),
		...(binaries === 0 ? [] : [say(message('report_binaries', String(binaries)))]),
		...(unreadable === 0 ? [] : [say(message('report_unreadable', String(unreadable)))]),
	];
	return [
		paragraph(words(say(message('report_shapesOnly')))),
		...(counts.length === 0 ? [] : [paragraph(words(say(message('report_labels'))))]),
		...table(
			head,
			counts.map(([id, count]) => [[className(id, say)], [words(String(count))]]),
		),
		...remarks.map(remark => paragraph(words(remark))),
	];
}

function keptNames(kept: readonly string[], say: Say): string {
	return kept
		.toSorted((a, b) => placeOf(a) - placeOf(b))
		.map(id => className(id, say).text)
		.join(', ');
}

function className(id: string, say: Say): Run {
	const known = SECRET_CLASSES.find(each => each.id === id);
	return known ? words(say(message(known.words))) : literal(id);
}

function placeOf(id: string): number {
	const place = SECRET_CLASSES.findIndex(each => each.id === id);
	return place === -1 ? SECRET_CLASSES.length : place;
}

/** What wrote the report. */
export function writtenBy({ generator }: Report, say: Say): Line {
	return [words(say(message('report_writtenBy', generator.name, generator.version)))];
}

/** `2026-11-21 12:00:00` of an ISO 8601 time in UTC; fractions of a second are of no use to a reader. */
export function clockTime(iso: string): string {
	return iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '');
}

/** What isolation proved: the verdict in sentences, and the versions of whom it names. */
export function isolationBlocks({ isolation }: Report, say: Say): readonly Block[] {
	if (!isolation) return [];
	const { code, status, title } = isolation.failure;
	const members = isolation.culprits.flatMap(each => each.members);
	return [
		paragraph(literal(`${title} ${status} ${code}`.trim())),
		...isolation.explanation.map(sentence => paragraph(words(sentence))),
		...list(members.map(({ id, name, version }) => dotted(words(name), literal(version ?? ''), literal(id)))),
		paragraph(words(say(message('report_probes', String(isolation.probes))))),
	];
}
