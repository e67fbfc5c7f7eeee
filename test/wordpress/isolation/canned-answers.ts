/** An answer that WordPress never gave. */
export type CannedAnswer = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const html = 'text/html; charset=UTF-8';

const page = (title: string, body: string): string =>
	`<!DOCTYPE html>\n<html>\n<head><title>${title}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;

/** What a CDN says with 409 when it cannot find its way to the host: as Cloudflare's error 1001 looks. */
export const edgeConflict: CannedAnswer = {
	status: 409,
	headers: {
		'Content-Type': html,
		'Cache-Control': 'private, max-age=0, no-store',
		Server: 'cloudflare',
		'CF-RAY': '8f2c1d3e4b5a6978-RIX',
		'CF-Cache-Status': 'DYNAMIC',
	},
	body: page(
		'DNS resolution error | shop.example | Cloudflare',
		'<h1>Error <span>1001</span></h1><p>Ray ID: 8f2c1d3e4b5a6978</p>',
	),
};

export type RestBlock = 401 | 403 | 404;

/** How REST is closed off, by whom it usually is: a security plugin, a firewall's rule, a web server's rule. */
export const restBlocks: Readonly<Record<RestBlock, CannedAnswer>> = {
	401: {
		status: 401,
		headers: { 'Content-Type': 'application/json; charset=UTF-8' },
		body: JSON.stringify({
			code: 'rest_cannot_access',
			message: 'Only authenticated users can access the REST API.',
			data: { status: 401 },
		}),
	},
	403: {
		status: 403,
		headers: { 'Content-Type': html, Server: 'Apache' },
		body: page(
			'403 Forbidden',
			'<h1>Forbidden</h1>\n<p>You don&#39;t have permission to access this resource.</p>',
		),
	},
	404: {
		status: 404,
		headers: { 'Content-Type': 'text/html', Server: 'nginx' },
		body: page('404 Not Found', '<center><h1>404 Not Found</h1></center>\n<hr><center>nginx</center>'),
	},
};
