import { posixQuote } from '../../diagnosis/posix-quote.ts';
import { compareLists, slugOf } from '../rungs/plugin-list.ts';
import type { ThemeChoice } from '../search/problem.ts';

/**
 * One probe for a shell: a REST request inside WP-CLI, where `--skip-plugins` hides plugins from this one process. The
 * request runs as the given user and is not sent over the network, so what a browser adds to it is missing.
 *
 * @param active files of the plugins to have on; all others that are `installed` and on are skipped
 * @param request of the REST API: `POST`, `/wp/v2/posts/1`, and its JSON
 */
export function wpCliProbe(
	installed: readonly string[],
	active: readonly string[],
	theme: ThemeChoice,
	request: { readonly method: string; readonly route: string; readonly json: string },
): string {
	const skipped = [...new Set(compareLists(installed, active).missing.map(slugOf))];
	const code = `$r = new WP_REST_Request( ${phpText(request.method)}, ${phpText(request.route)} ); $r->set_header( 'content-type', 'application/json' ); $r->set_body( ${phpText(request.json)} ); $a = rest_do_request( $r ); echo $a->get_status(), "\\n", wp_json_encode( $a->get_data() ), "\\n";`;
	return [
		'wp --user=1',
		...(skipped.length > 0 ? [`--skip-plugins=${posixQuote(skipped.map(bare).join(','))}`] : []),
		...(theme === 'default' ? ['--skip-themes'] : []),
		`eval ${posixQuote(code)}`,
	].join(' ');
}

/** WP-CLI names a plugin without a folder by its file without `.php` (`Utils\get_plugin_name()`). */
function bare(slug: string): string {
	return slug.replace(/\.php$/, '');
}

/** In single quotes PHP knows two escapes only. */
function phpText(text: string): string {
	return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
