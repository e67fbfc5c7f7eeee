/**
 * The secrets of a recording, looked for in the plainest way and apart from the engine: by the names of headers and fields
 * that WordPress documents, in the text of the HAR file.
 */
export function secretsOf(har: string): readonly string[] {
	const text = unquoted(har);
	const found = [
		...cookies(har),
		...matches(text, /(?:[xX]-[wW][pP]-[nN]once|Nonce)","value":"([0-9a-f]{10})"/g),
		...matches(text, /_(?:wp|ajax_)nonce=([0-9a-f]{10})/g),
		...matches(text, /(?:nonce|Nonce|security)["']?\s*[:=]\s*["']([0-9a-f]{10})["']/g),
		...matches(text, /name="[\w-]*nonce[\w-]*"[^<>]{0,60}value="([0-9a-f]{10})"/g),
		...matches(text, /[?&;](?:pwd|user_pass|pass1|password)=([^&"\s]{3,100})/g).flatMap(decoded),
		...matches(text, /"(?:pwd|user_pass|password)","value":"([^"\\]{3,100})"/g),
		...basic(text),
		...matches(text, /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/g).filter(isMail),
	];
	return [...new Set(found)];
}

function matches(text: string, pattern: RegExp): string[] {
	return [...text.matchAll(pattern)].map(match => match[1] ?? match[0]);
}

/** JSON within JSON and URLs, read far enough for plain patterns. */
function unquoted(har: string): string {
	return har
		.replace(/\\+u00([0-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
		.replace(/\\+(?=["/])/g, '')
		.replaceAll('%40', '@')
		.replaceAll('%22', '"')
		.replaceAll('%3A', ':');
}

/** What is set to say something of the browser, and what takes a cookie away. */
const NO_SECRET =
	/^(?:wordpress_test_cookie|wp-settings-time-\d+|wp_lang|woocommerce_(?:items_in_cart|cart_hash))$/;

function cookies(har: string): string[] {
	interface Entry {
		readonly [side: string]: { readonly headers?: readonly { name: string; value: string }[] };
	}
	const { log }: { log: { entries: readonly Entry[] } } = JSON.parse(har);
	const headers = log.entries.flatMap(entry => [
		...(entry.request?.headers ?? []),
		...(entry.response?.headers ?? []),
	]);
	return headers.flatMap(({ name, value }) => {
		if (/^cookie$/i.test(name)) return value.split(';').flatMap(cookie);
		return /^set-cookie$/i.test(name)
			? value.split('\n').flatMap(line => cookie(line.split(';')[0] ?? ''))
			: [];
	});
}

function cookie(pair: string): string[] {
	const [name = '', ...rest] = pair.trim().split('=');
	const value = rest.join('=');
	if (NO_SECRET.test(name) || !/\d/.test(value) || value.length < 8) return [];
	// The parts of a session: who, until when, the token, the signature.
	return decoded(value).flatMap(each => [
		each,
		...each.split('|').filter(part => /[a-zA-Z].*\d/.test(part) && part.length > 12),
	]);
}

function basic(text: string): string[] {
	return matches(text, /Basic ([A-Za-z0-9+/]{8,400}={0,2})/g).flatMap(encoded => [
		encoded,
		Buffer.from(encoded, 'base64').toString().split(':').slice(1).join(':'),
	]);
}

function decoded(value: string): string[] {
	try {
		return [value, decodeURIComponent(value)];
	} catch {
		return [value];
	}
}

function isMail(text: string): boolean {
	return !/\.(?:png|jpe?g|gif|svg|webp|js|css|php)$|@\d/.test(text);
}
