import { type MessageKey, message, type Say } from '../../words/message.ts';
import {
	type Block,
	dotted,
	gap,
	type Line,
	literal,
	paragraph,
	type Run,
	words,
} from '../formats/blocks.ts';
import { askedRows, type FactRow, factTable, refusals, themeOf } from '../formats/overview.ts';
import { type Subject, userAgentOf } from './subject.ts';
import type { VenueField } from './venues.ts';

/** Versions as far as the traffic told them; what it did not is asked for. */
export function environment(subject: Subject, { menu, slug }: VenueField): readonly Block[] {
	const { report, say } = subject;
	const { asked, php, plugins, wordpress } = report.site;
	const theme = themeOf(report.site, say);
	const product = plugins.find(plugin => plugin.slug === slug);
	const others = plugins.filter(plugin => plugin.slug !== slug);
	const agent = userAgentOf(subject);
	const rows: FactRow[] = [
		[[words('WordPress')], known(wordpress, say, 'support_gapVersion', 'WordPress')],
		...(slug === undefined
			? []
			: [[[literal(slug)], known(product?.version ?? null, say, 'support_gapVersion', slug)] as FactRow]),
		[[words('PHP')], known(php, say, 'support_gapVersion', 'PHP')],
		[[words(say(message('component_theme')))], known(theme, say, 'support_gapTheme')],
		...others.map(
			({ slug: other, status, version }): FactRow => [
				[words(say(message('component_plugin'))), literal(other)],
				dotted(
					version === null ? words('–') : literal(version),
					words(status === 'inactive' ? say(message('report_stateInactive')) : ''),
				),
			],
		),
		...askedRows(report.site, say),
		[[words(say(message('support_browser')))], known(agent === '' ? null : agent, say, 'support_gapBrowser')],
	];
	return [
		...factTable(rows, say),
		...refusals(report.site, say),
		...statusReport(asked?.siteHealth ?? null, menu, say),
	];
}

/** The form wants the status report: Site Health's, if the site gave it; else it is asked for, for each has one of its own. */
function statusReport(siteHealth: string | null, menu: string | undefined, say: Say): readonly Block[] {
	const wanted = menu === undefined ? [] : [paragraph(gap(say(message('support_gapStatus', menu))))];
	if (siteHealth === null) return wanted;
	return [
		...(menu?.includes('Site Health') ? [] : wanted),
		paragraph(words(say(message('report_siteHealth')))),
		{ kind: 'code', language: '', text: siteHealth },
	];
}

function known(value: string | null, say: Say, key: MessageKey, ...values: string[]): Line {
	const run: Run = value === null ? gap(say(message(key, ...values))) : literal(value);
	return [run];
}
