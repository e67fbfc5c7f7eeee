import { type InstalledPlugin, slugOf } from '../rungs/plugin-list.ts';

/** A Blueprint for WordPress Playground (wordpress.github.io/wordpress-playground/blueprints): a copy in a browser tab. */
export interface Blueprint {
	readonly $schema: string;
	readonly landingPage: string;
	readonly preferredVersions: { readonly php: string; readonly wp: string };
	readonly login: true;
	readonly steps: readonly Readonly<Record<string, unknown>>[];
}

/** What the copy is to have. Versions are those of the site, as far as they are known. */
export interface CopyWish {
	readonly plugins: readonly InstalledPlugin[];
	/** Files to have on; the others are left out. */
	readonly active: readonly string[];
	/** Stylesheet; `null` for WordPress's own theme. */
	readonly theme: string | null;
	readonly wordpress: string | null;
	readonly php: string | null;
}

/**
 * Plugins come from the directory at wordpress.org by their folders, in the version they have there now. What is sold
 * elsewhere, or was written for this site, is not there; those steps fail and have to be replaced by an upload.
 */
export function blueprint({ active, php, plugins, theme, wordpress }: CopyWish): Blueprint {
	const isOn = new Set(active);
	const folders = new Set(plugins.filter(({ file }) => isOn.has(file)).map(({ file }) => slugOf(file)));
	return {
		$schema: 'https://playground.wordpress.net/blueprint-schema.json',
		landingPage: '/wp-admin/',
		preferredVersions: { php: minor(php), wp: minor(wordpress) },
		login: true,
		steps: [
			...(theme === null
				? []
				: [{ step: 'installTheme', themeData: { resource: 'wordpress.org/themes', slug: theme } }]),
			...[...folders].map(folder => ({
				step: 'installPlugin',
				pluginData: { resource: 'wordpress.org/plugins', slug: folder.replace(/\.php$/, '') },
				options: { activate: true },
			})),
		],
	};
}

/** Playground takes `8.2` and not `8.2.7`. */
function minor(version: string | null): string {
	return /^\d+\.\d+/.exec(version ?? '')?.[0] ?? 'latest';
}
