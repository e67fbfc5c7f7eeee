import { createHash } from 'node:crypto';
import { activeOrder, loyalty, type RosterSize, slugOf, standsAlone, titleOf } from './roster.ts';

/**
 * Who is guilty of the 409, and what else is wrong with the site.
 *
 * - single: one plugin
 * - pair, triple: two or three plugins, only when all of them are active
 * - two-independent: two plugins, either of which is enough
 * - theme: the active theme; theme-and-plugin: only both together
 * - flaky: one plugin, in some of the requests
 * - once: one plugin, in the first request only
 * - must-use: a must-use plugin
 * - edge: something before WordPress
 * - self-deactivating: one plugin; and another, acme-loyalty, deactivates itself in admin_init without the shop
 * - fatal-alone: one plugin; and another, acme-loyalty, ends every request with a fatal error without the shop
 * - none: nobody, there is no 409
 */
export const scenarios = [
	'single',
	'pair',
	'triple',
	'two-independent',
	'theme',
	'theme-and-plugin',
	'flaky',
	'once',
	'must-use',
	'edge',
	'self-deactivating',
	'fatal-alone',
	'none',
] as const;
export type Scenario = (typeof scenarios)[number];

export type Culprit =
	| { readonly type: 'plugin'; readonly slug: string; readonly file: string }
	| { readonly type: 'theme' | 'must-use' | 'edge'; readonly slug: string };

/** What a test wants of an isolation site. */
export type IsolationWish = {
	readonly scenario: Scenario;
	/** How many plugins are active. Default: 12. */
	readonly plugins?: RosterSize;
	/** Files of the guilty plugins. Default: some that stand alone, spread over the list. */
	readonly culprits?: readonly string[];
	/** Whether the error names its owner, in its code and in its message. Default: no. */
	readonly tellsOwner?: boolean;
	/** In 'flaky', the share of requests that fail. Default: 0.5. */
	readonly hitRate?: number;
};

/** The own theme of the site, and its host's must-use plugin: harmless but for the scenarios that name them. */
export const ownTheme = 'acme-shopfront';
export const ownMustUse = 'acme-platform';

/** Which code goes where: PHP to append, by plugin file; to the theme's functions; to the must-use plugin. */
export type Casting = {
	/** Each set is enough for the 409, and nothing less is. Empty: there is none. */
	readonly truth: readonly (readonly Culprit[])[];
	readonly plugins: ReadonlyMap<string, string>;
	readonly theme: string;
	readonly mustUse: string;
	readonly edge: boolean;
};

/**
 * Decides who is guilty.
 * @throws if a guilty plugin is asked for that the site does not have, or too few
 */
export function cast(wish: IsolationWish): Casting {
	const { scenario, tellsOwner = false } = wish;
	const own = { theme: '', mustUse: '', edge: false };
	const guard = (owner: string, locks: number, when = 'true') =>
		guardCode(locks, when, tellsOwner ? owner : undefined);
	switch (scenario) {
		case 'none':
			return { ...own, truth: [], plugins: new Map() };
		case 'edge':
			return { ...own, truth: [[{ type: 'edge', slug: 'cloudflare' }]], plugins: new Map(), edge: true };
		case 'must-use':
			return {
				...own,
				truth: [[{ type: 'must-use', slug: ownMustUse }]],
				plugins: new Map(),
				mustUse: guard(ownMustUse, 0),
			};
		case 'theme':
			return {
				...own,
				truth: [[{ type: 'theme', slug: ownTheme }]],
				plugins: new Map(),
				theme: guard(ownTheme, 0),
			};
		case 'theme-and-plugin': {
			const [one] = guilty(wish, 1);
			return {
				...own,
				truth: [[plugin(one), { type: 'theme', slug: ownTheme }]],
				plugins: new Map([[one, guard(one, 1)]]),
				theme: lockCode,
			};
		}
		case 'two-independent': {
			const two = guilty(wish, 2);
			return {
				...own,
				truth: two.map(one => [plugin(one)]),
				plugins: new Map(two.map(one => [one, guard(one, 0)])),
			};
		}
		case 'pair':
		case 'triple': {
			const [one, ...others] = guilty(wish, scenario === 'pair' ? 2 : 3);
			const locks = others.map(other => [other, lockCode] as const);
			return {
				...own,
				truth: [[one, ...others].map(plugin)],
				plugins: new Map([[one, guard(one, others.length)], ...locks]),
			};
		}
		case 'single':
		case 'flaky':
		case 'once':
		case 'self-deactivating':
		case 'fatal-alone': {
			const [one] = guilty(wish, 1);
			const { hitRate = 0.5 } = wish;
			const when =
				scenario === 'flaky' ? `lucky( ${hitRate} )` : scenario === 'once' ? 'turn() === 1' : 'true';
			const codes = new Map([[one, guard(one, 0, when)]]);
			const hazard = hazards[scenario];
			if (hazard !== undefined) {
				codes.set(loyalty.file, (codes.get(loyalty.file) ?? '') + hazard);
			}
			return { ...own, truth: [[plugin(one)]], plugins: codes };
		}
	}
}

/** Whether the nth guarded request (from 1) of a flaky site fails: the same sum as in the PHP below. */
export function fails(nth: number, hitRate = 0.5): boolean {
	const digest = createHash('md5').update(`acme-${nth}`).digest('hex');
	return Number.parseInt(digest.slice(0, 4), 16) / 65536 < hitRate;
}

function plugin(file: string): Culprit {
	return { type: 'plugin', slug: slugOf(file), file };
}

function guilty({ plugins = 12, culprits }: IsolationWish, wanted: number): [string, ...string[]] {
	const rows = activeOrder(plugins);
	const alone = rows.filter(standsAlone).map(({ file }) => file);
	// A quarter, three quarters, half of the way through the list: never neighbours, never at its ends alone.
	const spread = [0.25, 0.75, 0.5].flatMap(part => alone[Math.floor(alone.length * part)] ?? []);
	const [first, ...others] = (culprits ?? spread).slice(0, wanted);
	const files = rows.map(({ file }) => file);
	if (
		first === undefined ||
		others.length + 1 < wanted ||
		![first, ...others].every(one => files.includes(one))
	) {
		throw new Error(`${wanted} of these were to be guilty, not ${culprits}: ${files.join(', ')}`);
	}
	return [first, ...others];
}

/** One of several that have to be there: it leaves a mark that the guard counts. */
const lockCode = `
// Keeps a hand on a post while it is saved.
add_filter( 'acme_save_locks', fn( $locks ) => $locks + 1 );
`;

/** Refuses a save by REST, and a quick edit, if so many others have their hand on it. */
function guardCode(locks: number, when: string, owner: string | undefined): string {
	const code = owner === undefined ? 'save_conflict' : `${slugOf(owner).replaceAll('-', '_')}_conflict`;
	const words = `${owner === undefined ? '' : `${titleOf(owner)}: `}This change could not be saved.`;
	return `
function turn() {
	$counter = fopen( WP_CONTENT_DIR . '/uploads/acme-turns.txt', 'c+' );
	flock( $counter, LOCK_EX );
	$turn = 1 + (int) fgets( $counter );
	rewind( $counter );
	fwrite( $counter, $turn );
	fclose( $counter );
	return $turn;
}

function lucky( $rate ) {
	return hexdec( substr( md5( 'acme-' . turn() ), 0, 4 ) ) / 65536 < $rate;
}

function refusal() {
	return apply_filters( 'acme_save_locks', 0 ) >= ${locks} && ${when}
		? new \\WP_Error( '${code}', '${words}', array( 'status' => 409 ) )
		: null;
}

add_filter(
	'rest_pre_insert_post',
	function ( $prepared, $request ) {
		// An autosave passes here too, on a route of its own.
		if ( is_wp_error( $prepared ) || ! preg_match( '~^/wp/v2/posts/\\d+$~', $request->get_route() ) ) {
			return $prepared;
		}
		return refusal() ?? $prepared;
	},
	10,
	2
);

add_action(
	'wp_ajax_inline-save',
	function () {
		$refusal = refusal();
		if ( $refusal ) {
			wp_send_json_error( $refusal, 409 );
		}
	},
	0
);
`;
}

const hazards: Partial<Readonly<Record<Scenario, string>>> = {
	'self-deactivating': `
add_action(
	'admin_init',
	function () {
		if ( ! function_exists( 'Acme\\\\Shop\\\\currency' ) ) {
			deactivate_plugins( plugin_basename( __FILE__ ) );
		}
	}
);
`,
	'fatal-alone': `
add_action( 'plugins_loaded', fn() => \\Acme\\Shop\\currency() );
`,
};
