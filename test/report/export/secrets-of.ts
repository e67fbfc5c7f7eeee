/*
 * What must not leave, found by simple means and without a line of the redaction that is tested with it: values of cookies,
 * nonces by their names, passwords by theirs, and everything with an at sign.
 */

/** Not secret: the same on every site, or a choice of how to see things. */
const HARMLESS = /^(?:WP(?: |\+|%20)Cookie(?: |\+|%20)check|deleted|\d{1,12}|(?:[\w-]+=[\w-]*&?)+)$/;

/** Short values stand everywhere by chance. */
const SHORTEST = 6;

const NONCE =
	/(?:_?wpnonce|_ajax_nonce|nonce|_nonce|security|x-wp-nonce|_acme_nonce)(?:%5B\w+%5D)?\\?["']?(?:\s*[=:]\s*|%3D|\\?["'],\\?["']value\\?["']:\s*)\\?["']?([0-9a-f]{10})(?![0-9a-f])/gi;

const PASSWORD =
	/(?:"|&|^|\\")(?:pwd|pass|pass1|pass2|user_pass|password|post_password)(?:=|\\?":\s*\\?")([^&"\\]{6,100})/g;

const EMAIL = /[a-z0-9][\w.+-]{0,60}(?:@|%40|\\u0040|&#0?64;)[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/gi;

/** @param har parsed, of any shape */
export function secretsOf(har: unknown): ReadonlySet<string> {
	const secrets = new Set<string>();
	const add = (value: string) => {
		for (const each of [value, decoded(value)]) {
			if (each.length >= SHORTEST && !HARMLESS.test(each)) secrets.add(each);
		}
	};
	walk(har, (name, value, holder) => {
		const isHeader = (header: string) => name === 'value' && String(holder.name).toLowerCase() === header;
		if (isHeader('cookie')) for (const pair of value.split(/;\s*/)) add(pair.slice(pair.indexOf('=') + 1));
		if (isHeader('set-cookie'))
			for (const line of value.split('\n')) add(line.split(';', 1)[0]?.replace(/^[^=]*=/, '') ?? '');
		if (isHeader('x-wp-nonce')) add(value);
		for (const [, nonce = ''] of value.matchAll(NONCE)) add(nonce);
		for (const [, password = ''] of value.matchAll(PASSWORD)) add(password);
		for (const [email] of value.matchAll(EMAIL)) add(email.replace(/%40|\\u0040|&#0?64;/i, '@'));
	});
	return secrets;
}

/** All ways in which a secret could be written. */
export function formsOf(secret: string): ReadonlySet<string> {
	const html = secret.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
	const named = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
	const base64 = [0, 1, 2].map(shift => {
		const text = Buffer.from('.'.repeat(shift) + secret)
			.toString('base64')
			.replace(/=+$/, '');
		// Without the characters that hold bits of a neighbour.
		return text.slice(shift === 0 ? 0 : shift + 1, -1);
	});
	return new Set([
		secret,
		encodeURIComponent(secret),
		new URLSearchParams([['', secret]]).toString().slice(1),
		JSON.stringify(secret).slice(1, -1),
		html,
		named,
		...base64,
	]);
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

function walk(
	value: unknown,
	visit: (name: string, value: string, holder: Readonly<Record<string, unknown>>) => void,
): void {
	if (typeof value !== 'object' || value === null) return;
	for (const [name, child] of Object.entries(value)) {
		if (typeof child === 'string') visit(name, child, value as Record<string, unknown>);
		else walk(child, visit);
	}
}
