/** What a plugin does all day. Each is harmless; see feature-code.ts. */
export type Feature =
	| 'body-class'
	| 'column'
	| 'content'
	| 'field'
	| 'head'
	| 'header'
	| 'page'
	| 'route'
	| 'script'
	| 'shortcode'
	| 'taxonomy'
	| 'type';

/** One plugin of the site. */
export type PluginRow = {
	/** Its file below wp-content/plugins, as `active_plugins` has it: "acme-seo/acme-seo.php". */
	readonly file: string;
	readonly does: Feature;
	/** Prints a notice on every screen of wp-admin. */
	readonly notice?: true;
	/** Its code lies in several files. */
	readonly parts?: true;
	/** Folders it declares in `Requires Plugins:`. */
	readonly requires?: readonly string[];
};

const own = (slug: string, does: Feature, more: Omit<PluginRow, 'file' | 'does'> = {}): PluginRow => ({
	file: `${slug}/${slug}.php`,
	does,
	...more,
});

/** A plugin that others need, declared or not: it has the function Acme\Shop\currency(). */
export const shop = own('acme-shop', 'type', { parts: true });

/** Needs the shop and declares it nowhere. */
export const loyalty = own('acme-loyalty', 'field');

/**
 * The plugins, in the order in which a site gets them: the first 12, 30 or 60.
 *
 * The first twelve have all that is awkward: a chain (renewals, subscriptions, shop), a diamond (labels; invoices and
 * shipping; shop), a dependency nobody declared (loyalty), two plugins in one folder, one without a folder.
 */
export const roster: readonly PluginRow[] = [
	own('acme-forms', 'route', { notice: true, parts: true }),
	own('acme-seo', 'head', { parts: true }),
	{ file: 'acme-snippets.php', does: 'shortcode' },
	shop,
	own('acme-shop-subscriptions', 'taxonomy', { requires: ['acme-shop'] }),
	own('acme-shop-renewals', 'column', { requires: ['acme-shop-subscriptions'] }),
	own('acme-shop-invoices', 'route', { requires: ['acme-shop'] }),
	own('acme-shop-shipping', 'page', { requires: ['acme-shop'] }),
	own('acme-shop-labels', 'shortcode', { requires: ['acme-shop-invoices', 'acme-shop-shipping'] }),
	loyalty,
	{ file: 'acme-suite/acme-suite-log.php', does: 'page' },
	{ file: 'acme-suite/acme-suite-mail.php', does: 'column', notice: true },

	own('acme-activity', 'column'),
	own('acme-analytics', 'script'),
	own('acme-backup', 'page', { notice: true }),
	own('acme-cookie-banner', 'head'),
	own('acme-editor-notes', 'field'),
	own('acme-events', 'type', { parts: true }),
	own('acme-faq', 'shortcode'),
	own('acme-gallery', 'shortcode', { parts: true }),
	own('acme-lazy-images', 'content'),
	own('acme-mail-log', 'page'),
	own('acme-maps', 'shortcode'),
	own('acme-newsletter', 'route', { notice: true }),
	own('acme-page-speed', 'header'),
	own('acme-redirects', 'page'),
	own('acme-related-posts', 'content'),
	own('acme-social-share', 'content'),
	own('acme-tables', 'shortcode'),
	own('acme-testimonials', 'type'),

	own('acme-accordion', 'shortcode'),
	own('acme-bookings', 'type', { parts: true }),
	own('acme-breadcrumbs', 'body-class'),
	own('acme-charts', 'script'),
	own('acme-code-blocks', 'content'),
	own('acme-compare', 'shortcode'),
	own('acme-countdown', 'shortcode'),
	own('acme-coupons', 'taxonomy'),
	own('acme-dark-mode', 'body-class'),
	own('acme-downloads', 'type'),
	own('acme-export', 'page'),
	own('acme-feeds', 'head'),
	own('acme-fonts', 'head'),
	own('acme-glossary', 'taxonomy'),
	own('acme-icons', 'head'),
	own('acme-import', 'page'),
	own('acme-jobs', 'type'),
	own('acme-mega-menu', 'body-class'),
	own('acme-podcast', 'type'),
	own('acme-polls', 'route'),
	own('acme-popups', 'script', { notice: true }),
	own('acme-print', 'head'),
	own('acme-ratings', 'field'),
	own('acme-recipes', 'type'),
	own('acme-schema', 'head', { parts: true }),
	own('acme-search', 'route'),
	own('acme-sitemap', 'route'),
	own('acme-slider', 'shortcode'),
	own('acme-stock', 'field'),
	own('acme-translations', 'page'),
];

/** How many of the roster a site can have. */
export type RosterSize = 12 | 30 | 60;

/**
 * The first `size` plugins, in the order of `active_plugins`: by file, as WordPress sorts them with each activation,
 * but two of them first, as caches and profilers put themselves there.
 */
export function activeOrder(size: RosterSize): readonly PluginRow[] {
	const first = ['acme-suite/acme-suite-log.php', 'acme-seo/acme-seo.php'];
	const rank = ({ file }: PluginRow): string => `${first.includes(file) ? first.indexOf(file) : 9}${file}`;
	return roster.slice(0, size).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The folder, or the file's name where there is none: by what Health Check and support people call a plugin. */
export function slugOf(file: string): string {
	return file.split('/')[0] ?? file;
}

/** Whether nothing needs it, it needs nothing, and it has a folder of its own. */
export function standsAlone(row: PluginRow): boolean {
	const slug = slugOf(row.file);
	const related = row === loyalty || row === shop || slug === 'acme-suite' || row.requires !== undefined;
	return !related && !roster.some(other => other.requires?.includes(slug));
}

/** "Acme Shop Labels" */
export function titleOf(file: string): string {
	const words = (file.split('/').at(-1) ?? file).replace(/\.php$/, '').split('-');
	return words.map(word => (word === 'seo' || word === 'faq' ? word.toUpperCase() : capital(word))).join(' ');
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
