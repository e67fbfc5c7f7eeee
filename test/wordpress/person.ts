import { CookieJar } from './cookies.ts';
import { type Answer, exchange, type WireStep } from './wire.ts';

/** What a request carries: nothing, a form, JSON, or a text of some type. */
export type Body =
	| { kind: 'none' }
	| { kind: 'form'; fields: Readonly<Record<string, string>> }
	| { kind: 'json'; value: unknown }
	| { kind: 'text'; type: string; text: string };

/** An answer whose body was JSON. */
export type RestAnswer<T> = Answer & { data: T };

/**
 * Somebody with a login on the test site: a plain HTTP client that keeps their cookies, their REST nonce, and
 * everything that went over the wire.
 *
 * Sessions live in the site's database: after `reset()` a login made since the start is void, nonces too.
 */
export class Person {
	readonly cookies = new CookieJar();
	/** Everything sent and received, in order of the answers. */
	readonly wire: WireStep[] = [];
	/** What goes out as X-WP-Nonce with `rest`; empty for none. Set it to anything to try a wrong one. */
	nonce = '';

	constructor(
		readonly origin: string,
		readonly name: string,
	) {
		// The login form plants this one to see whether cookies work. Having it from the start saves a request,
		// and keeps Playground from answering the first request that has no cookie with a redirect to itself.
		this.cookies.set('wordpress_test_cookie', 'WP%20Cookie%20check');
	}

	/** Sends any request, as this person but without a nonce. Throws only if no answer comes. */
	async send(
		method: string,
		path: string,
		body: Body = { kind: 'none' },
		headers: Readonly<Record<string, string>> = {},
	): Promise<Answer> {
		const url = new URL(path, this.origin);
		const { type, text } = encoded(body);
		// Node adds nothing to these, so `wire` shows what really went out.
		const all: Record<string, string> = {
			Host: url.host,
			Connection: 'close',
			Accept: '*/*',
			Cookie: this.cookies.header(),
		};
		if (body.kind !== 'none') {
			all['Content-Type'] = type;
			all['Content-Length'] = String(Buffer.byteLength(text));
		}
		const sent = Object.entries({ ...all, ...headers }).map(([name, value]) => ({ name, value }));
		const answer = await exchange(this.name, method, url, sent, text);
		this.cookies.take(answer.headers['set-cookie'] ?? []);
		this.wire.push(answer.step);
		return answer;
	}

	get(path: string): Promise<Answer> {
		return this.send('GET', path);
	}

	/** Posts a form. */
	post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
		return this.send('POST', path, { kind: 'form', fields });
	}

	/** Calls an admin-ajax action, as jQuery does. The action's own nonce, if any, is one of the fields. */
	ajax(action: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
		const form = { kind: 'form', fields: { ...fields, action } } as const;
		return this.send('POST', '/wp-admin/admin-ajax.php', form, { 'X-Requested-With': 'XMLHttpRequest' });
	}

	/**
	 * Calls a REST route ("/wp/v2/posts/1?context=edit") with cookies and nonce. Any status is an answer.
	 * @throws if the answer is not JSON; use `send` where that is the point
	 */
	async rest<T>(
		method: string,
		route: string,
		value?: unknown,
		headers: Readonly<Record<string, string>> = {},
	): Promise<RestAnswer<T>> {
		const body: Body = value === undefined ? { kind: 'none' } : { kind: 'json', value };
		const nonce = this.nonce === '' ? {} : { 'X-WP-Nonce': this.nonce };
		const answer = await this.send(method, `/wp-json${route}`, body, { ...nonce, ...headers });
		try {
			return { ...answer, data: JSON.parse(answer.text) };
		} catch {
			throw new Error(
				`${method} ${route} answered ${answer.status} and no JSON: ${answer.text.slice(0, 300)}`,
			);
		}
	}

	/**
	 * As `rest`, but a refused nonce (the clock was changed, the site reset) is renewed and the call made once
	 * more, as wp.apiFetch does. For setting the scene; a test about nonces wants `rest`.
	 */
	async restAlways<T>(method: string, route: string, value?: unknown): Promise<RestAnswer<T>> {
		const answer = await this.rest<T>(method, route, value);
		if (answer.status !== 403 || !answer.text.includes('rest_cookie_invalid_nonce')) {
			return answer;
		}
		await this.refreshNonce();
		return this.rest<T>(method, route, value);
	}

	/** Signs in through the login form and fetches a REST nonce. Throws if WordPress refuses. */
	async login(password: string): Promise<void> {
		await this.loginWithoutNonce(password);
		await this.refreshNonce();
	}

	/** Signs in through the login form. Throws if WordPress refuses. */
	async loginWithoutNonce(password: string): Promise<void> {
		const answer = await this.post('/wp-login.php', { log: this.name, pwd: password, 'wp-submit': 'Log In' });
		if (answer.status !== 302 || !this.cookies.has('wordpress_logged_in_')) {
			throw new Error(
				`${this.name} could not log in (${answer.status}): ${words(answer.text).slice(0, 300)}`,
			);
		}
	}

	/** Fetches a fresh REST nonce, the way wp.apiFetch does after a 403. */
	async refreshNonce(): Promise<void> {
		this.nonce = (await this.get('/wp-admin/admin-ajax.php?action=rest-nonce')).text;
	}
}

function encoded(body: Body): { type: string; text: string } {
	switch (body.kind) {
		case 'none':
			return { type: '', text: '' };
		case 'form':
			return {
				type: 'application/x-www-form-urlencoded; charset=UTF-8',
				text: new URLSearchParams(body.fields).toString(),
			};
		case 'json':
			return { type: 'application/json', text: JSON.stringify(body.value) };
		case 'text':
			return body;
	}
}

/** The text of a page without its markup, to quote in an error. */
function words(html: string): string {
	return html
		.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
