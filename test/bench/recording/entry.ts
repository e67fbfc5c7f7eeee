import type { Random } from './random.ts';

/** One request of a made-up recording; the rest of its entry follows from these. */
export interface Sketch {
	readonly method?: string;
	readonly url: string;
	/** Chrome's word: `fetch`, `script`, `document`. */
	readonly type: string;
	/** In milliseconds, for the whole of it. */
	readonly time?: number;
	readonly sent?: { readonly type: string; readonly text: string };
	readonly requestHeaders?: Readonly<Record<string, string>>;
	readonly status?: number;
	readonly mime: string;
	readonly answer: string;
	readonly isBase64?: boolean;
	readonly responseHeaders?: Readonly<Record<string, string>>;
	/** The script on top of the stack; the page itself where it is left out. */
	readonly script?: string;
	readonly viaServiceWorker?: boolean;
	/** Sent by the service worker itself: no script of the page is on the stack. */
	readonly byServiceWorker?: boolean;
}

export const SITE = 'https://shop.example';

const AGENT =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const LOGIN = 'wordpress_logged_in_5f4dcc3b5aa765d61d8327deb882cf99';

/** Writes an entry as Chrome 156 exports it, member by member (`test/fixtures/chromium-156`). */
export function entryOf(sketch: Sketch, startedAt: number, random: Random, withAnswer: boolean): object {
	const { answer, isBase64, mime, requestHeaders, responseHeaders, sent, status = 200, time = 80 } = sketch;
	const { host, pathname, search } = new URL(sketch.url);
	const query = [...new URLSearchParams(search)].map(([name, value]) => ({ name, value }));
	const cookie = `${LOGIN}=admin%7C1794000000%7C${SESSION}%7Cabcdef0123456789; wp-settings-1=libraryContent%3Dbrowse; wp-settings-time-1=1793000000`;
	const isOwn = host === 'shop.example';
	return {
		_connectionId: String(400 + random.below(6)),
		_initiator: initiatorOf(sketch, random),
		_priority: 'High',
		_resourceType: sketch.type,
		cache: {},
		connection: '443',
		pageref: 'page_1',
		request: {
			method: sketch.method ?? 'GET',
			url: sketch.url,
			httpVersion: 'http/2.0',
			headers: fields({
				':authority': host,
				':method': sketch.method ?? 'GET',
				':path': `${pathname}${search}`,
				':scheme': 'https',
				accept: sketch.type === 'document' ? 'text/html,application/xhtml+xml,*/*;q=0.8' : '*/*',
				'accept-encoding': 'gzip, deflate, br, zstd',
				'accept-language': 'en-GB,en;q=0.9',
				...(isOwn ? { cookie } : {}),
				...(sent ? { 'content-length': String(sent.text.length), 'content-type': sent.type } : {}),
				referer: `${SITE}/wp-admin/post.php?post=12&action=edit`,
				'sec-ch-ua': '"Not:A-Brand";v="8", "Chromium";v="156"',
				'sec-fetch-dest': sketch.type === 'document' ? 'document' : 'empty',
				'sec-fetch-mode': sketch.type === 'document' ? 'navigate' : 'cors',
				'sec-fetch-site': isOwn ? 'same-origin' : 'cross-site',
				'user-agent': AGENT,
				...requestHeaders,
			}),
			queryString: query,
			cookies: isOwn
				? [{ name: LOGIN, value: `admin%7C1794000000%7C${SESSION}`, path: '/', domain: host }]
				: [],
			headersSize: -1,
			bodySize: sent?.text.length ?? 0,
			...(sent ? { postData: { mimeType: sent.type, text: sent.text } } : {}),
		},
		response: {
			status,
			statusText: '',
			httpVersion: 'http/2.0',
			headers: fields({
				'cache-control': sketch.type === 'script' ? 'max-age=31536000' : 'no-store, must-revalidate',
				'content-encoding': 'br',
				'content-type': mime,
				date: new Date(startedAt).toUTCString(),
				server: 'nginx',
				'strict-transport-security': 'max-age=63072000; includeSubDomains',
				vary: 'Accept-Encoding, Origin',
				'x-content-type-options': 'nosniff',
				...responseHeaders,
			}),
			cookies: [],
			content: {
				size: answer.length,
				mimeType: mime.split(';', 1)[0],
				...(withAnswer ? { text: answer, ...(isBase64 ? { encoding: 'base64' } : {}) } : {}),
			},
			redirectURL: '',
			headersSize: -1,
			bodySize: -1,
			_transferSize: answer.length,
			_error: null,
			_fetchedViaServiceWorker: sketch.viaServiceWorker ?? false,
		},
		serverIPAddress: '203.0.113.7',
		startedDateTime: new Date(startedAt).toISOString(),
		time,
		timings: {
			blocked: 1.2,
			dns: -1,
			ssl: -1,
			connect: -1,
			send: 0.3,
			wait: time - 3,
			receive: 1.5,
			_blocked_queueing: 0.9,
			_workerStart: -1,
			_workerReady: -1,
			_workerFetchStart: -1,
			_workerRespondWithSettled: -1,
		},
	};
}

/** Of the one login, planted in every request: a redacted report must not have it. */
export const SESSION = 'q8ZrWm3TnKx5VhYb2LdPcFsGj7Ru4Ea9';

function fields(headers: Readonly<Record<string, string>>): object[] {
	return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function initiatorOf({ byServiceWorker, script, type }: Sketch, random: Random): object {
	if (byServiceWorker) {
		const worker = { columnNumber: 9, functionName: '', lineNumber: 3, scriptId: '5', url: `${SITE}/sw.js` };
		return { type: 'script', stack: { callFrames: [worker] } };
	}
	if (script === undefined) {
		return { type: type === 'document' ? 'other' : 'parser', url: `${SITE}/wp-admin/`, lineNumber: 40 };
	}
	const frame = (url: string, place: number) => ({
		columnNumber: 17 * place,
		functionName: place % 3 === 0 ? '' : `handle${place}`,
		lineNumber: place,
		scriptId: String(20 + place),
		url,
	});
	const library = [
		'/wp-includes/js/dist/api-fetch.min.js?ver=3a4d9af2b423048b0dee',
		'/wp-includes/js/dist/data.min.js?ver=fe6c4835cd00e12493c3',
		'/wp-includes/js/dist/vendor/react-dom.min.js?ver=18.3.1.1',
	];
	const callFrames = [
		frame(`${SITE}${library[0]}`, 2),
		frame(script, 3 + random.below(3)),
		...Array.from({ length: 9 }, (_, place) =>
			frame(`${SITE}${library[place % library.length]}`, 10 + place),
		),
	];
	return {
		type: 'script',
		stack: { callFrames, parent: { description: 'Promise.then', callFrames: callFrames.slice(4, 8) } },
	};
}
