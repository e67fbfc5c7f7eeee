import { expect, it } from 'vitest';
import { followTheme, type Theme } from '../../src/browser/theme.ts';

it("follows Chrome's handler", () => {
	const seen: Theme[] = [];
	let change = (_: string) => {};
	followTheme(
		{
			themeName: 'default',
			setThemeChangeHandler: handler => {
				change = handler;
			},
		},
		theme => seen.push(theme),
	);
	change('dark');
	change('default');
	expect(seen).toEqual(['light', 'dark', 'light']);
});

it("follows Firefox's event", () => {
	const seen: Theme[] = [];
	let change = (_: string) => {};
	followTheme(
		{
			themeName: 'dark',
			onThemeChanged: {
				addListener: handler => {
					change = handler;
				},
			},
		},
		theme => seen.push(theme),
	);
	change('light');
	expect(seen).toEqual(['dark', 'light']);
});

it('is light where the browser does not say', () => {
	const seen: Theme[] = [];
	followTheme({}, theme => seen.push(theme));
	expect(seen).toEqual(['light']);
});
