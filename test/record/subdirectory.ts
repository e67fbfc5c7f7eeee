import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { WordPress } from '../wordpress/index.ts';

/** A running front door; stop it. */
export interface FrontDoor {
	/** With the folder: "http://127.0.0.1:PORT/blog" */
	readonly origin: string;
	stop(): Promise<void>;
}

/**
 * Puts a WordPress into a folder of another address, as a reverse proxy does: what is asked of /blog/… goes to the
 * WordPress without the folder, and WordPress is told in its configuration where it lives.
 */
export async function serveInFolder(wp: WordPress, folder = '/blog'): Promise<FrontDoor> {
	const { host } = new URL(wp.origin);
	const server = createServer((incoming, outgoing) => {
		const path = incoming.url ?? '/';
		if (!path.startsWith(`${folder}/`)) {
			outgoing.writeHead(404, { 'Content-Type': 'text/plain' }).end('Another site lives here.');
			return;
		}
		const headers = { ...incoming.headers, 'x-concord-folder': folder };
		const options = { method: incoming.method, headers, path: path.slice(folder.length), agent: false };
		const onward = request(`http://${host}`, options, answer => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	await tellWordPress(wp.site);
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}${folder}`,
		async stop() {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** WordPress makes its links, and finds its way in the address asked for, by these. */
async function tellWordPress(site: string): Promise<void> {
	const path = join(site, 'wp-config.php');
	const config = await readFile(path, 'utf8');
	const code = `if ( isset( $_SERVER['HTTP_X_CONCORD_FOLDER'] ) ) {
	define( 'WP_HOME', 'http://' . $_SERVER['HTTP_HOST'] . $_SERVER['HTTP_X_CONCORD_FOLDER'] );
	define( 'WP_SITEURL', WP_HOME );
	foreach ( array( 'REQUEST_URI', 'SCRIPT_NAME', 'PHP_SELF' ) as $concord_name ) {
		$_SERVER[ $concord_name ] = $_SERVER['HTTP_X_CONCORD_FOLDER'] . $_SERVER[ $concord_name ];
	}
} elseif`;
	await writeFile(
		path,
		config.replace("if ( isset( $_SERVER['HTTP_HOST'] ) )", `${code} ( isset( $_SERVER['HTTP_HOST'] ) )`),
	);
}
