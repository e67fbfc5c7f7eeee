import { isSwitchable } from '../rungs/for-everybody.ts';
import { HEALTH_CHECK } from '../rungs/health-check.ts';
import { isForAll } from '../rungs/ladder.ts';
import { dangerOf } from '../rungs/never-touch.ts';
import { bareSlugOf, slugOf } from '../rungs/plugin-list.ts';
import type { ProbeOutcome, SearchInput, SiteComponent } from '../search/problem.ts';
import type { SessionState } from './state.ts';
import { steadinessOf } from './steadiness.ts';

/** The search that a session stands for: from its snapshot, what is to stay on, and its probes. `null` before a snapshot. */
export function searchInput(state: SessionState): SearchInput | null {
	const { priors, probes, snapshot } = state;
	if (!snapshot) return null;
	const prior = (slug: string) => (Object.hasOwn(priors, slug) ? (priors[slug] ?? 0) : 0);
	const byId = snapshot.plugins.map(({ file }) => [file, prior(bareSlugOf(file))] as const);
	const theme = snapshot.theme?.stylesheet;
	const components = componentsOf(state);
	const { rate } = steadinessOf(state, components);
	return {
		components,
		...(rate === undefined ? {} : { rate }),
		...(state.proof?.by === 'hard' ? { proof: 'hard' } : {}),
		// Another theme for one request is nothing to visitors; a plugin that is off is off for all of them.
		...(isForAll(state.rung) ? { themeFirst: true } : {}),
		priors: Object.fromEntries([...byId, ...(theme ? [[theme, prior(theme)] as const] : [])]),
		outcomes: probes.map(
			({ active, judged, theme }): ProbeOutcome => ({ active, theme, outcome: judged.outcome }),
		),
	};
}

function componentsOf({ kept, repeatBy, rung, snapshot, themeBy }: SessionState): readonly SiteComponent[] {
	if (!snapshot) return [];
	const on = new Set(kept?.on ?? []);
	const isReal = isForAll(rung);
	const plugins = snapshot.plugins
		.filter(({ status }) => status !== 'inactive')
		.map(({ file, name, status }): SiteComponent => {
			const folder = file.includes('/') ? slugOf(file) : '';
			// Nobody on one site of a network can switch what is on for all of them.
			if (status === 'network-active') return { type: 'must-use', id: file, name, folder };
			const stays =
				on.has(file) ||
				file === HEALTH_CHECK ||
				rung === 'theme-preview' ||
				(isReal && isAtRisk(file, kept?.risked ?? [])) ||
				(rung === 'everybody' && !isSwitchable(file));
			const requires = Object.hasOwn(snapshot.requires, file) ? (snapshot.requires[file] ?? []) : [];
			return { type: 'plugin', id: file, name, folder, requires, ...(stays ? { keepOn: true } : {}) };
		});
	const { otherTheme, theme } = snapshot;
	if (!theme) return plugins;
	const own: SiteComponent = { type: 'theme', id: theme.stylesheet, name: theme.name, folder: '' };
	// A request of the person's meets the theme of the site, whoever may switch that.
	const stays = isReal && repeatBy === 'person' && themeBy !== 'person';
	return [...plugins, otherTheme === null || stays ? { ...own, keepOn: true } : own];
}

/** Known to be dangerous to switch off, and nobody has said that it may be. */
function isAtRisk(file: string, risked: readonly string[]): boolean {
	return dangerOf(file) !== null && !risked.includes(file);
}
