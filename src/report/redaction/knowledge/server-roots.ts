export interface ServerRootRow {
	/** First steps of a path, without slashes at the ends. */
	readonly root: string;
	readonly source: string;
}

const of = (source: string, roots: readonly string[]): readonly ServerRootRow[] =>
	roots.map(root => ({ root, source }));

/**
 * Where servers keep sites. A path that begins otherwise may be that of a URL: `/blog/wp-content/…` is one where WordPress
 * lives in a folder, and `/app/…` is one in Bedrock.
 */
export const SERVER_ROOTS: readonly ServerRootRow[] = [
	...of('Filesystem Hierarchy Standard 3.0', [
		'home',
		'root',
		'srv',
		'opt',
		'usr',
		'var',
		'tmp',
		'mnt',
		'media',
		'etc',
	]),
	...of('cPanel, more disks', [
		'home1',
		'home2',
		'home3',
		'home4',
		'home5',
		'home6',
		'home7',
		'home8',
		'home9',
	]),
	...of('macOS', ['Users', 'Applications', 'private', 'Volumes', 'Library']),
	...of('Synology, QNAP', ['volume1', 'volume2', 'share']),
	...of('all-inkl, Kinsta, aaPanel', ['www']),
	...of('Aruba', ['web/htdocs']),
	...of('WEDOS', ['data/web', 'data/www', 'data/sites', 'data/wordpress']),
	...of('WP Engine', ['nas/content', 'nas/wp']),
	...of('one.com', ['customers']),
	...of('IONOS', ['homepages', 'kunden']),
	...of('Bluehost and its sisters', ['hermes']),
	...of('Plesk, Virtualmin', ['vhosts', 'httpdocs', 'htdocs', 'public_html']),
	...of('Bitnami', ['bitnami']),
	...of('Pantheon', ['code/wp-content', 'code/wp-includes', 'code/wp-admin', 'code/web']),
	...of('WordPress Playground, WP Cloud', [
		'wordpress/wp-content',
		'wordpress/wp-includes',
		'wordpress/core',
	]),
	...of('Local, Docker', ['app/public', 'app/web', 'app/wordpress']),
	...of('chroot of several hosts', [
		'chroot',
		'storage',
		'sites',
		'virtual',
		'hsphere',
		'hosting',
		'webspace',
		'vol',
	]),
];
