import { posixQuote } from '../../diagnosis/posix-quote.ts';
import { dependenciesFirst, readRequirements } from '../rungs/dependencies.ts';
import { bareSlugOf, type InstalledPlugin } from '../rungs/plugin-list.ts';

/** How to search by hand on a copy: always with the first so many of a list on, so that two numbers say how far it is. */
export interface StagingPlan {
	/** The most suspected first, each after what it is known to require. */
	readonly plugins: readonly StagingPlugin[];
	/** How many of the list to begin with: what is off is suspected as much as what is on. */
	readonly first: number;
	/** Tests until one is found, the list halved each time. */
	readonly tests: number;
}

export interface StagingPlugin extends Pick<InstalledPlugin, 'file' | 'name' | 'version'> {
	/** From 0 to 1: how strongly evidence speaks for it. */
	readonly weight: number;
}

/**
 * @param installed with their versions
 * @param active files that are on
 * @param weights by slug
 */
export function stagingPlan(
	installed: readonly InstalledPlugin[],
	active: readonly string[],
	weights: Readonly<Record<string, number>>,
): StagingPlan {
	const isOn = new Set(active);
	const weightOf = (file: string) => {
		const slug = bareSlugOf(file);
		return Object.hasOwn(weights, slug) ? Math.min(1, Math.max(0, weights[slug] ?? 0)) : 0;
	};
	const found = installed
		.filter(({ file }) => isOn.has(file))
		.map(({ file, name, version }) => ({ file, name, version, weight: weightOf(file) }));
	const byFile = new Map(found.map(plugin => [plugin.file, plugin]));
	const bySuspicion = found.toSorted((a, b) => b.weight - a.weight).map(({ file }) => file);
	const order = dependenciesFirst(bySuspicion, readRequirements(installed, null));
	const plugins = order.flatMap(file => byFile.get(file) ?? []);
	return { plugins, first: firstHalf(plugins), tests: Math.ceil(Math.log2(Math.max(1, plugins.length))) };
}

/** Whom nothing speaks against shares what is left of the suspicion. */
function firstHalf(plugins: readonly StagingPlugin[]): number {
	const shares = plugins.map(({ weight }) => weight + 1 / plugins.length);
	const half = shares.reduce((sum, share) => sum + share, 0) / 2;
	let sum = 0;
	const at = shares.findIndex(share => {
		sum += share;
		return sum >= half;
	});
	return Math.max(1, at + 1);
}

/**
 * A function for a shell on the copy that has just the first so many on. WP-CLI takes a plugin by its file, so that of
 * several in one folder each can be named (wp-cli/extension-command, `Fetchers/Plugin.php`).
 */
export function stagingShell(files: readonly string[], first: number): string {
	return [
		'only() {',
		'\twp plugin deactivate --all',
		'\tset -- "$1" \\',
		...files.map((file, at) => `\t\t${posixQuote(file)}${at + 1 < files.length ? ' \\' : ''}`),
		'\tmany="$1"; shift',
		'\twhile [ "$many" -gt 0 ] && [ "$#" -gt 0 ]; do',
		'\t\twp plugin activate "$1"; shift; many=$((many - 1))',
		'\tdone',
		'}',
		`only ${first}`,
	].join('\n');
}
