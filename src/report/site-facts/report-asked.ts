import type { ReportAsked } from '../report.ts';
import type { SafeWords } from '../safe-words.ts';
import type { CollectedFacts } from './site-facts.ts';

/** What a site said of itself as a report has it, redacted. Its plugins stand among those that were seen. */
export function reportAsked(facts: CollectedFacts, safe: SafeWords): ReportAsked {
	const token = (text: string | null) => (text === null ? null : safe.token(text));
	const { dropIns, mustUse, siteHealth, sources, theme } = facts;
	return {
		themeVersion: token(theme?.version ?? null),
		parentTheme: token(theme?.parent ?? null),
		mustUse:
			mustUse?.map(({ name, version }) => ({ name: safe.text(name), version: token(version) })) ?? null,
		dropIns: dropIns?.map(file => safe.token(file)) ?? null,
		siteHealth: siteHealth === null ? null : safe.text(siteHealth),
		sources,
	};
}
