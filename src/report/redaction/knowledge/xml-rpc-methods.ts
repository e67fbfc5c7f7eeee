export interface XmlRpcMethodRow {
	/** Exact, or with a `*` at its end. */
	readonly method: string;
	/** Zero-based places of the name and the password among the parameters. */
	readonly user: number;
	readonly source: string;
}

const SOURCE = 'WordPress 7.1.1 class-wp-xmlrpc-server.php';

/** Where XML-RPC's methods take the name of the user; the password follows it. */
export const XML_RPC_METHODS: readonly XmlRpcMethodRow[] = [
	{ method: 'wp.getUsersBlogs', user: 0, source: SOURCE },
	{ method: 'wp.*', user: 1, source: SOURCE },
	{ method: 'metaWeblog.*', user: 1, source: SOURCE },
	{ method: 'mt.*', user: 1, source: SOURCE },
	{ method: 'blogger.getUsersBlogs', user: 1, source: SOURCE },
	{ method: 'blogger.getUserInfo', user: 1, source: SOURCE },
	{ method: 'blogger.*', user: 2, source: SOURCE },
	{ method: 'jetpack.*', user: 1, source: 'Jetpack, unverified' },
];
