import type { Initiator } from '../exchange/initiator.ts';
import { parseUrl } from '../exchange/url.ts';

export type ComponentType = 'plugin' | 'theme' | 'must-use' | 'drop-in' | 'core' | 'host' | 'edge';

/** A part of the site that can be switched off or blamed. `slug` is its folder or file name. */
export interface Component {
	readonly type: ComponentType;
	readonly slug: string;
}

const FOLDERS: readonly (readonly [RegExp, ComponentType])[] = [
	[/\/mu-plugins\/([\w.-]+)/, 'must-use'],
	[/\/wp-content\/plugins\/([\w.-]+)/, 'plugin'],
	[/\/wp-content\/themes\/([\w.-]+)/, 'theme'],
	[/\/wp-(?:includes|admin)\//, 'core'],
];

/** Whose file a URL is, by WordPress's folder layout; `null` when the path does not tell. */
export function componentFromUrl(url: string): Component | null {
	const path = parseUrl(url)?.pathname;
	if (path === undefined) return null;
	for (const [folder, type] of FOLDERS) {
		const match = folder.exec(path);
		if (match) return { type, slug: match[1] ?? 'wordpress' };
	}
	return null;
}

/**
 * Whose scripts stand in the stack that sent a request, innermost first, each once. Core is left out while anything
 * else is there: every REST request of the block editor passes through core's `api-fetch`.
 */
export function componentsFromInitiator(initiator: Initiator): readonly Component[] {
	const found = new Map<string, Component>();
	for (const url of [...initiator.frames.map(frame => frame.url), initiator.url]) {
		const component = componentFromUrl(url);
		if (component) found.set(`${component.type}/${component.slug}`, component);
	}
	const all = [...found.values()];
	const others = all.filter(component => component.type !== 'core');
	return others.length > 0 ? others : all;
}
