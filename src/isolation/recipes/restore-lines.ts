import { posixQuote } from '../../diagnosis/posix-quote.ts';
import { phpList } from './php-list.ts';

/** How to put the list of active plugins back without the panel, even when every page of the site fails. */
export interface RestoreLines {
	/** For a shell in the site's folder. Plugins and theme are not loaded, so a broken one does not matter. */
	readonly wpCli: string;
	/** For MySQL or MariaDB. On a site with an object cache, the cache has to be flushed, too. */
	readonly sql: string;
}

/**
 * @param order files of the plugins that were active, in the order in which they were stored
 * @param prefix of the database's tables; WordPress's own is `wp_`
 */
export function restoreLines(order: readonly string[], prefix = 'wp_'): RestoreLines {
	const json = posixQuote(JSON.stringify(order));
	const table = /^\w{1,64}$/.test(prefix) ? `${prefix}options` : 'wp_options';
	return {
		wpCli: `wp option update active_plugins ${json} --format=json --skip-plugins --skip-themes`,
		sql: `UPDATE ${table} SET option_value = ${sqlText(phpList(order))} WHERE option_name = 'active_plugins';`,
	};
}

/** A backslash escapes in MySQL unless `NO_BACKSLASH_ESCAPES` is set; bytes in hex mean the same with and without. */
function sqlText(text: string): string {
	if (!text.includes('\\')) return `'${text.replaceAll("'", "''")}'`;
	const hex = [...new TextEncoder().encode(text)].map(byte => byte.toString(16).padStart(2, '0'));
	return `0x${hex.join('')}`;
}
