import type { PageAnswer } from '../../exchange/page-request.ts';
import { bareSlugOf, readList } from '../../isolation/rungs/plugin-list.ts';
import { type ActiveTheme, readTheme } from './active-theme.ts';
import { type FactOutcome, refusalOf } from './fact-outcome.ts';
import { dropInsIn, type MustUsePlugin, mustUseIn, readSiteHealth, versionIn } from './site-health.ts';
import { FACT_SOURCES, type FactSourceId } from './sources.ts';

export interface PluginFact {
	/** Its folder, or its file without `.php`. */
	readonly slug: string;
	readonly name: string;
	readonly version: string | null;
	readonly status: 'active' | 'inactive';
}

/** What a site said of itself when it was asked, with the person's own session. As it was said: redact it. */
export interface CollectedFacts {
	/** Origin of the site that was asked. */
	readonly origin: string;
	readonly wordpress: string | null;
	readonly php: string | null;
	readonly theme: ActiveTheme | null;
	/** `null` for what was not said. */
	readonly plugins: readonly PluginFact[] | null;
	readonly mustUse: readonly MustUsePlugin[] | null;
	/** Files. */
	readonly dropIns: readonly string[] | null;
	/** Site Health's own report. */
	readonly siteHealth: string | null;
	readonly sources: readonly { readonly source: FactSourceId; readonly outcome: FactOutcome }[];
}

/** What is known of one source: its answer, or why it was not asked. */
export type FactAnswer = PageAnswer | 'masked';

/**
 * Puts answers together. Each source is read for itself: what one says is not lost by what another refuses.
 *
 * @param answers by source; one that is not there is as good as not answered
 */
export function readSiteFacts(
	origin: string,
	answers: ReadonlyMap<FactSourceId, FactAnswer>,
): CollectedFacts {
	const outcomes = new Map<FactSourceId, FactOutcome>();
	const read = <Fact>(source: FactSourceId, reader: (answer: PageAnswer) => Fact | null): Fact | null => {
		const answer = answers.get(source) ?? NO_ANSWER;
		const fact = answer === 'masked' ? null : reader(answer);
		outcomes.set(source, answer === 'masked' ? answer : fact === null ? refusalOf(answer) : 'read');
		return fact;
	};
	const plugins = read('plugins', readPlugins);
	const theme = read('theme', readTheme);
	const siteHealth = read('site-health', readSiteHealth);
	const health = <Fact>(reader: (text: string) => Fact) => (siteHealth === null ? null : reader(siteHealth));
	return {
		origin,
		wordpress: health(text => versionIn(text, 'wp-core', 'version')),
		php: health(text => versionIn(text, 'wp-server', 'php_version')),
		theme,
		plugins,
		mustUse: health(mustUseIn),
		dropIns: health(dropInsIn),
		siteHealth,
		sources: FACT_SOURCES.map(({ id }) => ({ source: id, outcome: outcomes.get(id) ?? 'no-answer' })),
	};
}

const NO_ANSWER: PageAnswer = { kind: 'failed', reason: 'no-page' };

function readPlugins(answer: PageAnswer): readonly PluginFact[] | null {
	return (
		readList(answer)?.map(({ file, name, status, version }) => ({
			slug: bareSlugOf(file),
			name,
			version: version || null,
			// One that is active for a whole network is active here.
			status: status === 'inactive' ? 'inactive' : 'active',
		})) ?? null
	);
}
