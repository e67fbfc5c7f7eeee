/** What a browser would send back to one site, by name. Paths and domains are all the same here. */
export class CookieJar {
	readonly #cookies = new Map<string, string>();

	/** Takes in the `Set-Cookie` lines of an answer; an expired or emptied cookie is forgotten. */
	take(lines: readonly string[]): void {
		for (const line of lines) {
			const [pair = '', ...attributes] = line.split(';');
			const [name, value] = cut(pair);
			if (value === '' || attributes.some(expired)) {
				this.#cookies.delete(name);
			} else {
				this.#cookies.set(name, value);
			}
		}
	}

	set(name: string, value: string): void {
		this.#cookies.set(name, value);
	}

	/** Whether a cookie's name begins like this: WordPress appends a hash of the site's address. */
	has(prefix: string): boolean {
		return [...this.#cookies.keys()].some(name => name.startsWith(prefix));
	}

	/** The value of the `Cookie` header. */
	header(): string {
		return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}
}

function expired(attribute: string): boolean {
	const [name, value] = cut(attribute);
	switch (name.toLowerCase()) {
		case 'max-age':
			return Number(value) <= 0;
		case 'expires':
			return Date.parse(value) <= Date.now();
		default:
			return false;
	}
}

function cut(pair: string): [name: string, value: string] {
	const at = pair.indexOf('=');
	return at < 0 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
}
