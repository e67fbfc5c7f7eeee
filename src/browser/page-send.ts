/** A request as it goes into the page, as JSON. */
export interface PageOrder {
	/** Name of the property of `window` that holds the answer until it is fetched. Unguessable, used once. */
	readonly key: string;
	readonly origin: string;
	readonly method: string;
	readonly url: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly body: string | null;
	/** Where WordPress hands out nonces, should the page not say; `null` when no nonce is wanted. */
	readonly ajaxUrl: string | null;
	/** Bytes of body that are read. */
	readonly maxBytes: number;
	/** Milliseconds after which the page gives up and forgets all about it, should nobody come back. */
	readonly forgetMs: number;
}

/** What WordPress's own scripts leave in a window; a page may put anything there. */
interface PageWindow {
	readonly ajaxurl?: unknown;
	readonly wpApiSettings?: { readonly nonce?: unknown };
	readonly wp?: { readonly apiFetch?: { readonly nonceMiddleware?: { readonly nonce?: unknown } } };
}

/** What lies under the key while a request is under way. */
export interface PageJob {
	/** `null` until there is one, empty if it failed. */
	answer: Readonly<Record<string, unknown>> | null;
	readonly stop: () => void;
}

/**
 * Starts a request. Answers `started`, or `other-origin` and then sends nothing.
 *
 * This runs in the inspected page. It goes there as its own source text, so it may use nothing but its parameter and
 * what every page has: no import, no constant of this file, no syntax that a build turns into a call of a helper.
 *
 * Redirects are followed, since `manual` would hide everything but that there was one; the mode `same-origin` lets none
 * leave the origin, and the nonce with it.
 *
 * A nonce in the page may be older than a nonce's life. WordPress refuses it before anything is done, in
 * `rest_cookie_check_errors()`; then a new one is asked for and the request sent once more, as core's `apiFetch` does.
 */
export function startInPage(order: PageOrder): string {
	if (window.location.origin !== order.origin) return 'other-origin';
	const stopper = new AbortController();
	const job: PageJob = { answer: null, stop: () => stopper.abort() };
	Object.defineProperty(window, order.key, { value: job, configurable: true });
	setTimeout(() => {
		job.stop();
		Reflect.deleteProperty(window, order.key);
	}, order.forgetMs);

	const frames: HTMLIFrameElement[] = [];
	/** Plugins wrap `fetch` to add, retry or cache; any fresh frame of the same origin has the browser's own. */
	const browsersOwnFetch = () => {
		const code = Function.prototype.toString.call(fetch);
		if (/^function fetch\(\) \{\s*\[native code\]\s*\}$/.test(code)) return fetch;
		try {
			const frame = document.createElement('iframe');
			frame.hidden = true;
			document.documentElement.append(frame);
			frames.push(frame);
			return (frame.contentWindow as unknown as { fetch?: typeof fetch }).fetch ?? fetch;
		} catch {
			return fetch;
		}
	};

	const readText = async (response: Response) => {
		const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
		const reader = response.body?.getReader();
		let text = '';
		let room = order.maxBytes;
		while (reader) {
			const { done, value } = await reader.read();
			if (done) break;
			text += decoder.decode(value.subarray(0, room), { stream: true });
			room -= value.length;
			if (room < 0) {
				void reader.cancel();
				return { text, truncated: true };
			}
		}
		return { text: text + decoder.decode(), truncated: false };
	};

	const run = async () => {
		const ownFetch = browsersOwnFetch();
		const send = (url: string, init: RequestInit) =>
			ownFetch.call(window, url, {
				...init,
				mode: 'same-origin',
				credentials: 'same-origin',
				cache: 'no-store',
				redirect: 'follow',
				signal: stopper.signal,
			});

		const nonceOfPage = () => {
			const { wp, wpApiSettings } = window as unknown as PageWindow;
			const nonce = wp?.apiFetch?.nonceMiddleware?.nonce ?? wpApiSettings?.nonce;
			return typeof nonce === 'string' ? nonce : '';
		};
		/** Empty for somebody who is not signed in: admin-ajax.php says 400 and "0" then. */
		const newNonce = async () => {
			const { ajaxurl } = window as unknown as PageWindow;
			const known = typeof ajaxurl === 'string' ? ajaxurl : (order.ajaxUrl ?? '');
			const url = new URL(known, window.location.href);
			url.searchParams.set('action', 'rest-nonce');
			const response = await send(url.href, {});
			const nonce = (await readText(response)).text.trim();
			return response.ok && /^\w{6,64}$/.test(nonce) ? nonce : '';
		};

		const ask = async (nonce: string) => {
			const headers = order.headers.map(([name, value]): [string, string] => [name, value]);
			if (nonce !== '') headers.push(['X-WP-Nonce', nonce]);
			const startedAt = Date.now();
			const begun = performance.now();
			const response = await send(order.url, { method: order.method, headers, body: order.body });
			let lines = '';
			response.headers.forEach((value, name) => {
				lines += `${name}: ${value}\n`;
			});
			const { text, truncated } = await readText(response);
			const durationMs = performance.now() - begun;
			return { status: response.status, headers: lines, text, truncated, startedAt, durationMs };
		};

		if (order.ajaxUrl === null) return ask('');
		const held = nonceOfPage();
		if (held === '') return ask(await newNonce());
		const answer = await ask(held);
		if (answer.status !== 403 || !answer.text.includes('rest_cookie_invalid_nonce')) return answer;
		const nonce = await newNonce();
		return nonce === '' ? answer : ask(nonce);
	};

	// Not by `then`: a page may have replaced Promise, and `await` needs none of it.
	void (async () => {
		try {
			job.answer = await run();
		} catch {
			job.answer = {};
		}
		for (const frame of frames) frame.remove();
	})();
	return 'started';
}
