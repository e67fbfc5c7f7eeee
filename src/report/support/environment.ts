import { type MessageKey, message, type Say } from '../../words/message.ts';
import { type Block, gap, type Line, literal, paragraph, type Run, words } from '../formats/blocks.ts';
import { type FactRow, factTable } from '../formats/overview.ts';
import { type Subject, userAgentOf } from './subject.ts';
import type { VenueField } from './venues.ts';

/** Versions as far as the traffic told them; what it did not is asked for. */
export function environment(subject: Subject, { menu, slug }: VenueField): readonly Block[] {
	const { report, say } = subject;
	const { php, plugins, theme, wordpress } = report.site;
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
			({ slug: other, version }): FactRow => [
				[words(say(message('component_plugin'))), literal(other)],
				[version === null ? words('–') : literal(version)],
			],
		),
		[[words(say(message('support_browser')))], known(agent === '' ? null : agent, say, 'support_gapBrowser')],
	];
	return [
		...factTable(rows, say),
		...(menu === undefined ? [] : [paragraph(gap(say(message('support_gapStatus', menu))))]),
	];
}

function known(value: string | null, say: Say, key: MessageKey, ...values: string[]): Line {
	const run: Run = value === null ? gap(say(message(key, ...values))) : literal(value);
	return [run];
}
