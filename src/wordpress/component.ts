import { parseUrl } from '../exchange/url.ts';
import { remembered } from './knowledge/lookup.ts';

export type ComponentType = 'plugin' | 'theme' | 'must-use' | 'drop-in' | 'core' | 'host' | 'edge';

/** A part of the site that can be switched off or blamed. `slug` is its folder or file name. */
export interface Component {
	readonly type: ComponentType;
	readonly slug: string;
}

export const CORE: Component = { type: 'core', slug: 'wordpress' };

/**
 * WordPress's folders, in URLs and in paths on the server. `app/` is Bedrock's name for `wp-content/`; a site may move it
 * anywhere (`WP_CONTENT_DIR`), but hardly ever renames what is inside.
 */
const FOLDERS: readonly (readonly [RegExp, ComponentType])[] = [
	[/[/\\](?:wp-content|app|content)[/\\]mu-plugins[/\\]([\w.-]+)/, 'must-use'],
	[/[/\\](?:wp-content|app|content)[/\\]plugins[/\\]([\w.-]+)/, 'plugin'],
	[/[/\\](?:wp-content|app|content)[/\\]themes[/\\]([\w.-]+)/, 'theme'],
	[/[/\\]wp-content[/\\]([\w-]+\.php)/, 'drop-in'],
];

/** Whose file a URL is, by WordPress's folder layout; `null` when the path does not tell. */
export const componentFromUrl = remembered((url: string): Component | null => {
	const path = parseUrl(url)?.pathname;
	return path === undefined ? null : componentFromPath(path);
});

/** Whose file a path is, of a URL or on the server. A single-file plugin is known by its name without `.php`. */
export function componentFromPath(path: string): Component | null {
	for (const [folder, type] of FOLDERS) {
		const file = folder.exec(path)?.[1];
		const slug = type === 'drop-in' ? file : file?.replace(/\.php$/, '');
		if (slug) return { type, slug };
	}
	return /[/\\]wp-(?:includes|admin)[/\\]/.test(path) ? CORE : null;
}

/** The same component is the same key. */
export function componentKey({ type, slug }: Component): string {
	return `${type}/${slug}`;
}
