import type { Person } from '../index.ts';

/** Health Check's troubleshooting mode, by hand: what a person clicks, done with their cookies. */

const form = '/wp-admin/site-health.php?tab=troubleshoot';

/** Starts the mode by its form. From then on the person's requests carry the cookie. Throws if it does not start. */
export async function startMode(person: Person): Promise<void> {
	const nonce = fieldOf((await person.get(form)).text, '_wpnonce');
	await person.post(form, { 'health-check-troubleshoot-mode': 'true', _wpnonce: nonce });
	if (!person.cookies.has('wp-health-check-disable-plugins')) {
		throw new Error('The troubleshooting mode did not start.');
	}
}

/** Ends it by its link on the dashboard. */
export function endMode(person: Person): Promise<void> {
	return followLink(person, 'health-check-disable-troubleshooting', '1');
}

/** Follows a link of the mode, found on the plugins screen: "health-check-troubleshoot-enable-plugin", "acme-seo". */
export async function followLink(person: Person, parameter: string, value: string): Promise<void> {
	const { text } = await person.get('/wp-admin/plugins.php');
	const links = [...text.matchAll(/href=["']([^"']*)["']/g)].map(
		([, href = '']) => new URL(plain(href), person.origin),
	);
	const link = links.find(({ searchParams }) => searchParams.get(parameter) === value);
	if (link === undefined) {
		throw new Error(`There is no link with ${parameter}=${value} on the plugins screen.`);
	}
	await person.get(link.pathname + link.search);
}

/** Enables or disables many plugins at once, by the list on the plugins screen. */
export async function changeMany(
	person: Person,
	action: 'health-check-enable' | 'health-check-disable' | 'health-check-troubleshoot',
	files: readonly string[],
): Promise<void> {
	const list = (await person.get('/wp-admin/plugins.php')).text;
	const bulk = list.slice(list.indexOf('id="bulk-action-form"'));
	await person.post('/wp-admin/plugins.php', {
		_wpnonce: fieldOf(bulk, '_wpnonce'),
		_wp_http_referer: '/wp-admin/plugins.php',
		action,
		...Object.fromEntries(files.map((file, at) => [`checked[${at}]`, file])),
	});
}

/** Those that the person's own site says are active, by REST; with a query, of that one request. */
export async function activeFor(person: Person, query = ''): Promise<string[]> {
	const route = `/wp/v2/plugins?_fields=plugin,status&${query}`;
	const { data } = await person.rest<{ plugin: string; status: string }[]>('GET', route);
	return data.filter(({ status }) => status === 'active').map(({ plugin }) => `${plugin}.php`);
}

function fieldOf(html: string, name: string): string {
	const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(html) ?? [];
	if (value === undefined) {
		throw new Error(`There is no field ${name} in the page.`);
	}
	return value;
}

const plain = (attribute: string): string => attribute.replaceAll('&#038;', '&').replaceAll('&amp;', '&');
