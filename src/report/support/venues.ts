import type { FormatId } from '../formats/index.ts';
import type { PartId } from './parts.ts';
import type { BoxProof } from './tried.ts';

/** A question of a venue and what answers it. */
export interface VenueField {
	/** The words of the form, in the form's language; `null` for a heading of ours. */
	readonly label: string | null;
	readonly part: PartId;
	/** What a product's form calls itself: `woocommerce` among the plugins. */
	readonly slug?: string;
	/** Where its status report is found, for the question to paste it. */
	readonly menu?: string;
	/** Sentences to tick, in the form's words. */
	readonly boxes?: readonly Box[];
}

/** A sentence of a form to tick. */
export interface Box {
	readonly text: string;
	/** What ticks it; left out where only the person can say so. */
	readonly proof?: BoxProof;
}

interface VenueRow {
	readonly id: string;
	/** Its name, the same in every language; `null` where it has none. */
	readonly name: string | null;
	/** Where to post it. */
	readonly address: string | null;
	readonly format: FormatId;
	readonly fields: readonly VenueField[];
	readonly source: string;
}

/** Those that come with WordPress, and WooCommerce's own. */
const PLAIN_THEME = /^(?:twenty[a-z]+|storefront)$/;

/** What every form wants, by its own words or by ours. */
const field = (part: PartId, label: string | null = null): VenueField => ({ part, label });

/** Where people ask for help, and what is asked of them there, in the order of the forms. */
export const VENUES = [
	{
		id: 'wordpress-org',
		name: 'WordPress.org',
		address: 'https://wordpress.org/support/forums/',
		// The forum's editor takes text; what looks like code stands between backticks.
		format: 'text',
		fields: [
			field('problem'),
			field('steps'),
			field('expected'),
			field('actual'),
			field('request'),
			field('evidence'),
			{ ...field('environment'), menu: 'Tools → Site Health → Info' },
			field('suspects'),
			field('tried'),
			field('removed'),
		],
		source: 'wordpress.org/support/guidelines; WordPress 7.1.1 wp-admin/site-health-info.php',
	},
	{
		id: 'woocommerce',
		name: 'WooCommerce',
		address: 'https://github.com/woocommerce/woocommerce/issues/new/choose',
		format: 'markdown',
		fields: [
			{
				...field('boxes', 'Prerequisites'),
				boxes: [
					{ text: 'I have carried out troubleshooting steps and I believe I have found a bug.' },
					{
						text: 'I have searched for similar bugs in both open and closed issues and cannot find a duplicate.',
					},
				],
			},
			field('problem', 'Describe the bug'),
			field('expected', 'Expected behavior'),
			field('actual-with-evidence', 'Actual behavior'),
			field('steps', 'Steps to reproduce'),
			{
				...field('environment', 'WordPress Environment'),
				slug: 'woocommerce',
				menu: 'WooCommerce → Status',
			},
			{
				...field('boxes-with-suspects', 'Isolating the problem'),
				boxes: [
					{
						text: 'I have deactivated other plugins and confirmed this bug occurs when only WooCommerce plugin is active.',
						proof: { kind: 'only', slugs: ['woocommerce'], happened: true },
					},
					{
						text: 'This bug happens with a default WordPress theme active, or Storefront.',
						proof: { kind: 'theme', like: PLAIN_THEME },
					},
					{
						text: 'I can reproduce this bug consistently using the steps above.',
						proof: { kind: 'every-time' },
					},
				],
			},
			field('removed'),
		],
		source: 'woocommerce/woocommerce .github/ISSUE_TEMPLATE/1-bug-report.yml',
	},
	{
		id: 'elementor',
		name: 'Elementor',
		address: 'https://github.com/elementor/elementor/issues/new/choose',
		format: 'markdown',
		fields: [
			{
				...field('boxes', 'Prerequisites'),
				boxes: [
					{
						text: 'I have searched for similar issues in both open and closed tickets and cannot find a duplicate.',
					},
					{ text: 'The issue still exists against the latest stable version of Elementor.' },
				],
			},
			field('problem-with-evidence', 'Description'),
			field('steps', 'Steps to reproduce'),
			{
				...field('boxes-with-suspects', 'Isolating the problem'),
				boxes: [
					{
						text: 'This bug happens with only Elementor plugin active (and Elementor Pro).',
						proof: { kind: 'only', slugs: ['elementor', 'elementor-pro'], happened: true },
					},
					{
						text: 'This bug happens with a Blank WordPress theme active (Hello theme).',
						proof: { kind: 'theme', like: /^hello-elementor$/ },
					},
					{
						text: 'I can reproduce this bug consistently using the steps above.',
						proof: { kind: 'every-time' },
					},
				],
			},
			{ ...field('environment', 'System Info'), slug: 'elementor', menu: 'Elementor → System Info' },
			field('removed'),
		],
		source: 'elementor/elementor .github/ISSUE_TEMPLATE/bug.yml',
	},
	{
		id: 'yoast',
		name: 'Yoast SEO',
		address: 'https://github.com/Yoast/wordpress-seo/issues/new/choose',
		format: 'markdown',
		fields: [
			field('problem', 'Please give us a description of what happened'),
			field('steps', 'Step-by-step reproduction instructions'),
			field('expected', 'Expected results'),
			field('actual-with-evidence', 'Actual results'),
			{
				...field('environment', 'WordPress version, PHP version, browser and device'),
				slug: 'wordpress-seo',
			},
			field('suspects', 'Relevant plugins in case of a bug'),
			field('removed'),
		],
		source: 'Yoast/wordpress-seo .github/ISSUE_TEMPLATE/bug-report.yml',
	},
	{
		id: 'gutenberg',
		name: 'Gutenberg',
		address: 'https://github.com/WordPress/gutenberg/issues/new/choose',
		format: 'markdown',
		fields: [
			field('problem-with-evidence', 'Description'),
			field('steps', 'Step-by-step reproduction instructions'),
			field('request', 'Screenshots, screen recording, code snippet'),
			{ ...field('environment', 'Environment info'), slug: 'gutenberg' },
			{
				...field('boxes-with-suspects', 'Please confirm'),
				boxes: [
					{ text: 'Please confirm that you have searched existing issues in the repo.' },
					{
						text: 'Please confirm that you have tested with all plugins deactivated except Gutenberg.',
						proof: { kind: 'only', slugs: ['gutenberg'] },
					},
				],
			},
			field('removed'),
		],
		source: 'WordPress/gutenberg .github/ISSUE_TEMPLATE/Bug_report.yml',
	},
	{
		id: 'host',
		name: null,
		address: null,
		// Tickets and mail are plain.
		format: 'text',
		fields: [
			field('account'),
			field('problem'),
			field('log-ids'),
			field('request'),
			field('evidence'),
			field('since'),
			field('ask-host'),
			field('removed'),
		],
		source:
			'servermanagementplus.com/support-ticket-guidelines; ventraip.com.au/faq/article/troubleshooting-with-mod-security; Cloudflare docs: Ray ID',
	},
	{
		id: 'plugin-author',
		name: null,
		address: null,
		format: 'markdown',
		fields: [
			field('problem'),
			field('request'),
			field('should-answer'),
			field('example'),
			field('advice'),
			field('evidence'),
			field('isolation'),
			field('steps'),
			field('environment'),
			field('removed'),
		],
		source: 'RFC 9457, 3; RFC 9110, 15.5.10; WordPress REST API handbook: adding custom endpoints, WP_Error',
	},
] as const satisfies readonly VenueRow[];

export type VenueId = (typeof VENUES)[number]['id'];

export type Venue = VenueRow & { readonly id: VenueId };

export function isVenue(id: string): id is VenueId {
	return VENUES.some(venue => venue.id === id);
}

/** The venue of an id. Throws a `RangeError` for one that is not there. */
export function venueOf(id: VenueId): Venue {
	const found: Venue | undefined = VENUES.find(venue => venue.id === id);
	if (!found) throw new RangeError(`No venue ${id}`);
	return found;
}

/** Where the makers of these plugins are reached, all of them in one place; else whoever wrote them. */
export function venueOfProducts(slugs: readonly string[]): VenueId {
	const all: readonly Venue[] = VENUES;
	const places = slugs.map(slug => all.find(({ fields }) => fields.some(field => field.slug === slug))?.id);
	const [place] = new Set(places);
	return place !== undefined && places.every(each => each === place) ? place : 'plugin-author';
}
