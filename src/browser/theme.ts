export type Theme = 'light' | 'dark';

/** Chrome's `setThemeChangeHandler` (99) and Firefox's `onThemeChanged`: neither browser has the other's. */
interface ThemedPanels {
	readonly themeName?: string;
	readonly setThemeChangeHandler?: (handler: (name: string) => void) => void;
	readonly onThemeChanged?: { addListener(handler: (name: string) => void): void };
}

/** Chrome says `default` or `dark`, Firefox `light` or `dark`; whatever else comes is light. */
export function themeFromName(name: string | undefined): Theme {
	return name === 'dark' ? 'dark' : 'light';
}

/** Calls back at once with DevTools' theme, and again whenever it changes. Call once: Chrome keeps one handler only. */
export function followTheme(panels: ThemedPanels, apply: (theme: Theme) => void): void {
	apply(themeFromName(panels.themeName));
	const changed = (name: string) => apply(themeFromName(name));
	panels.setThemeChangeHandler?.(changed);
	panels.onThemeChanged?.addListener(changed);
}
