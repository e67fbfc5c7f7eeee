import type { Finding } from '../../diagnosis/finding.ts';
import { type StagingPlan, stagingPlan, stagingShell } from '../../isolation/recipes/staging.ts';
import type { Detected } from '../../isolation/rungs/detect.ts';
import {
	type Block,
	gap,
	heading,
	type Line,
	list,
	literal,
	paragraph,
	table,
	words,
} from '../../report/formats/blocks.ts';
import { writeMarkdown } from '../../report/formats/write-markdown.ts';
import { createRedactor, type Redactor } from '../../report/redaction/redactor.ts';
import { findLeaks } from '../../report/redaction/self-scan.ts';
import { type SafeWords, safeWords } from '../../report/safe-words.ts';
import type { CollectedFacts } from '../../report/site-facts/site-facts.ts';
import { rawHttp } from '../../report/snippets/raw-http.ts';
import { whyUnsendable } from '../../report/snippets/sendable.ts';
import { type MessageKey, message, type Say } from '../../words/message.ts';
import { failureOf } from './isolating-failure.ts';
import { originsIn } from './shell-probe.ts';

/** What a checklist is made of. */
export interface StagingMaterial {
	readonly finding: Finding;
	readonly detected: Detected;
	/** What the site has said of itself, where it was asked. */
	readonly facts: CollectedFacts | null;
	/** The person hides the site's address in what they share. */
	readonly hideSite: boolean;
}

/** Rows to fill in beyond those that halving is expected to take. */
const SPARE = 2;

/**
 * How to find the culprit of a conflict by hand on a staging copy, as Markdown to be ticked off. It is made to be handed
 * on: everything of the site is redacted, and of bodies there are the shapes.
 *
 * @returns `null` when a secret was still found in it; then it must not leave
 */
export function stagingChecklist(material: StagingMaterial, say: Say): string | null {
	const { detected, facts, finding, hideSite } = material;
	const redactor = createRedactor({ hideSite: hideSite ? originsIn(finding.subject) : [] });
	// What only the answer gives away may stand in the request, too.
	redactor.learn(finding.subject.exchange);
	const safe = safeWords(redactor);
	const weights = Object.fromEntries(finding.suspects.map(({ slug, weight }) => [slug, weight]));
	const plan = stagingPlan(detected.plugins, detected.active, weights);
	const write = (): string => {
		const parts: Parts = { say, t: (key, ...values) => say(message(key, ...values)), safe };
		return writeMarkdown([
			...failing(finding, redactor, parts),
			...site(plan, facts, parts),
			...copying(parts),
			...ends(parts),
			...halving(plan, parts),
			...proving(parts),
		]);
	};
	// A secret that only the last part gave away has to be known in the first.
	write();
	const text = write();
	return findLeaks(text, redactor).length > 0 ? null : text;
}

interface Parts {
	readonly say: Say;
	readonly t: (key: MessageKey, ...values: readonly string[]) => string;
	readonly safe: SafeWords;
}

function failing(finding: Finding, redactor: Redactor, { safe, t }: Parts): readonly Block[] {
	const { code, status, title } = failureOf(finding);
	const shown = redactor.exchange(finding.subject.exchange, 'shape');
	const said = finding.subject.error?.message ?? '';
	return [
		heading(1, words(t('staging_title')), literal(safe.token(title))),
		paragraph(words(t('staging_intro'))),
		heading(2, words(t('staging_what'))),
		paragraph(words(t('staging_request'))),
		...(whyUnsendable(shown) === null
			? [{ kind: 'code', language: 'http', text: rawHttp(shown).text.replaceAll('\r\n', '\n') } as const]
			: []),
		paragraph(
			words(t('staging_answer')),
			literal(`${status} ${safe.token(code)}`.trim()),
			...(said === '' ? [] : [words(safe.text(said))]),
		),
	];
}

function site({ plugins }: StagingPlan, facts: CollectedFacts | null, { safe, t }: Parts): readonly Block[] {
	const version = (text: string | null | undefined) =>
		text ? literal(safe.token(text)) : gap(t('staging_versionUnknown'));
	const theme = facts?.theme;
	return [
		heading(2, words(t('staging_has'))),
		...list([
			[words('WordPress'), version(facts?.wordpress)],
			[words('PHP'), version(facts?.php)],
			[
				words(t('component_theme')),
				...(theme ? [literal(safe.text(theme.stylesheet))] : []),
				version(theme?.version),
			],
		]),
		...table(
			[
				[words(t('isolate_number'))],
				[words(t('component_plugin'))],
				[words(t('staging_file'))],
				[words(t('report_version'))],
				[words(t('section_evidence'))],
			],
			plugins.map(({ file, name, version: own, weight }, at) => [
				[words(String(at + 1))],
				[words(safe.text(name))],
				[literal(safe.token(file))],
				[literal(safe.token(own))],
				[words(weight > 0 ? t('report_percent', String(Math.floor(weight * 100))) : '')],
			]),
		),
		paragraph(words(t('staging_listNote'))),
	];
}

function copying({ t }: Parts): readonly Block[] {
	return [
		heading(2, words(t('staging_make'))),
		...boxes(
			t('staging_makeCopy'),
			t('staging_makeQuiet'),
			t('staging_makeSame'),
			t('staging_makeCaches'),
			t('staging_makeUser'),
		),
		heading(2, words(t('staging_see'))),
		...boxes(t('staging_seeRepeat')),
		...list([[words(t('staging_seeNever'))], [words(t('staging_seeSometimes'))]]),
	];
}

function ends({ t }: Parts): readonly Block[] {
	const rows = [
		['staging_noneDefault', 'staging_noneDefaultFails', 'staging_noneDefaultNot'],
		['staging_allDefault', 'staging_allDefaultFails', 'staging_allDefaultNot'],
		['staging_noneOwn', 'staging_noneOwnFails', 'staging_noneOwnNot'],
	] as const;
	return [
		heading(2, words(t('staging_ends'))),
		...table(
			[
				[words(t('staging_setting'))],
				[words(t('staging_ifFails'))],
				[words(t('staging_ifNot'))],
				[words(t('isolate_result'))],
			],
			rows.map(row => [...row.map((key): Line => [words(t(key))]), [gap(t('staging_resultGap'))]]),
		),
	];
}

function halving({ first, plugins, tests }: StagingPlan, { safe, t }: Parts): readonly Block[] {
	const files = plugins.map(({ file }) => safe.token(file));
	const rows = Array.from({ length: tests + SPARE }, (_, at): readonly Line[] => [
		[at === 0 ? words(String(first)) : gap(t('staging_onGap'))],
		[gap(t('staging_resultGap'))],
	]);
	return [
		heading(2, words(t('staging_halve'))),
		...list(
			[
				[words(t('staging_halveFirst', String(first)))],
				[words(t('staging_halveFails'))],
				[words(t('staging_halveNot', String(plugins.length)))],
				[words(t('staging_halveOther'))],
				[words(t('staging_halveEnd', String(tests)))],
			],
			'number',
		),
		paragraph(words(t('staging_shell'))),
		{ kind: 'code', language: 'sh', text: stagingShell(files, first) },
		...table([[words(t('staging_on'))], [words(t('isolate_result'))]], rows),
	];
}

function proving({ t }: Parts): readonly Block[] {
	return [
		heading(2, words(t('staging_prove'))),
		...boxes(
			t('staging_proveAlone'),
			t('staging_proveNot'),
			t('staging_proveWithout'),
			t('staging_proveStill'),
			t('staging_proveReport'),
		),
	];
}

function boxes(...sentences: readonly string[]): readonly Block[] {
	return list(
		sentences.map(sentence => [words(sentence)]),
		'box',
	);
}
