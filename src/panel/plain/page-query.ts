import type { Theme } from '../../browser/theme.ts';

/** What the address of the plain page asks for. */
export interface PageQuery {
	/** Address of a HAR file; `null` to choose one. */
	readonly har: string | null;
	/** Whether it is shown as live traffic, without the banner of a file. */
	readonly asLive: boolean;
	readonly theme: Theme | null;
	/** BCP 47 tag. */
	readonly language: string;
}

/** Reads `?har=/test/fixtures/…&as=live&theme=dark&lang=de`. */
export function readQuery(search: string): PageQuery {
	const query = new URLSearchParams(search);
	const theme = query.get('theme');
	const language = query.get('lang') ?? '';
	return {
		har: query.get('har'),
		asLive: query.get('as') === 'live',
		theme: theme === 'dark' || theme === 'light' ? theme : null,
		language: /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(language) ? language : 'en',
	};
}
