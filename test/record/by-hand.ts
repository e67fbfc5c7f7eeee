import type { HarEntry, NameValue } from './har.ts';

/* Entries in the shape of two browsers, from the few things that matter. */

/** One request, told shortly. */
export interface Sketch {
	/** Milliseconds after the beginning of the recording. */
	readonly at: number;
	/** How long it took; default 120 ms. */
	readonly took?: number;
	/** "POST https://shop.example/wp-json/…" */
	readonly ask: `${string} ${string}`;
	readonly headers?: Readonly<Record<string, string>>;
	/** An object is JSON; a text is a form. */
	readonly send?: object | string;
	readonly status: number;
	readonly answerHeaders?: Readonly<Record<string, string>>;
	/** An object is JSON; a text is a page, unless the headers say otherwise. */
	readonly answer?: object | string;
	/** What Chromium calls its type; default: fetch. */
	readonly type?: string;
	/** Scripts on the stack, the innermost first; "url#function". */
	readonly by?: readonly string[];
	/** Chromium's word for a request that came to nothing. */
	readonly error?: string;
}

const BEGIN = Date.parse('2026-11-20T14:00:00.000Z');

const REASONS: Readonly<Record<number, string>> = {
	200: 'OK',
	201: 'Created',
	202: 'Accepted',
	204: 'No Content',
	207: 'Multi-Status',
	302: 'Found',
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	406: 'Not Acceptable',
	409: 'Conflict',
	410: 'Gone',
	412: 'Precondition Failed',
	422: 'Unprocessable Entity',
	428: 'Precondition Required',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
};

const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

/** As an extension gets it from Chromium. */
export function chromium(sketches: readonly Sketch[]): HarEntry[] {
	return sketches.map(sketch => {
		const { took = 120, type = 'fetch', by = [] } = sketch;
		const callFrames = by.map(frame => {
			const [url = '', functionName = ''] = frame.split('#');
			return { functionName, scriptId: '41', url, lineNumber: 11, columnNumber: 7 };
		});
		const entry = common(sketch, CHROMIUM);
		return {
			_initiator: by.length > 0 ? { type: 'script', stack: { callFrames } } : { type: 'other' },
			_priority: 'High',
			_resourceType: type,
			...entry,
			response: {
				...entry.response,
				_transferSize: 400,
				_error: sketch.error ?? null,
				_fetchedViaServiceWorker: false,
			},
			timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.2, wait: took - 2.2, receive: 1 },
			serverIPAddress: '203.0.113.7',
			_connectionId: '144',
			pageref: 'page_1',
		};
	});
}

/** As an extension gets it from Firefox: neither initiator nor resource type, times with an offset. */
export function firefox(sketches: readonly Sketch[]): HarEntry[] {
	return sketches.map(sketch => {
		const entry = common(sketch, FIREFOX);
		const { postData } = entry.request;
		return {
			...entry,
			startedDateTime: entry.startedDateTime.replace('Z', '+00:00'),
			request: {
				...entry.request,
				...(postData === undefined ? {} : { postData: { ...postData, params: [] } }),
			},
			response: {
				...entry.response,
				content: { ...entry.response.content, comment: 'Response bodies are not included.' },
			},
			timings: { blocked: 1, dns: 0, connect: 0, ssl: 0, send: 0, wait: sketch.took ?? 120, receive: 0 },
			_securityState: 'secure',
			_priority: 'Normal',
			serverIPAddress: '203.0.113.7',
			connection: '443',
		};
	});
}

const CHROMIUM =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

function common(sketch: Sketch, agent: string): HarEntry {
	const [method = '', address = ''] = sketch.ask.split(' ');
	const url = new URL(address);
	const { text: sent, type: sentType } = written(sketch.send, FORM);
	const { text, type: answerType } = written(sketch.answer, 'text/html; charset=UTF-8');
	const answerHeaders = fields({
		Date: new Date(BEGIN + sketch.at).toUTCString(),
		...(text === undefined ? {} : { 'Content-Type': answerType }),
		...sketch.answerHeaders,
	});
	const mimeType = answerHeaders.findLast(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
	const redirectURL = sketch.answerHeaders?.Location ?? '';
	return {
		startedDateTime: new Date(BEGIN + sketch.at).toISOString(),
		time: sketch.took ?? 120,
		request: {
			method,
			url: address,
			httpVersion: 'HTTP/2',
			headers: fields({
				Host: url.host,
				'User-Agent': agent,
				Accept: '*/*',
				...(sent === undefined ? {} : { 'Content-Type': sentType, 'Content-Length': String(sent.length) }),
				...sketch.headers,
			}),
			queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
			cookies: [],
			headersSize: 500,
			bodySize: sent?.length ?? 0,
			...(sent === undefined ? {} : { postData: { mimeType: sentType, text: sent } }),
		},
		response: {
			status: sketch.status,
			statusText: REASONS[sketch.status] ?? '',
			httpVersion: 'HTTP/2',
			headers: sketch.status === 0 ? [] : answerHeaders,
			cookies: [],
			content: {
				size: text?.length ?? 0,
				mimeType: mimeType.split(';')[0] ?? '',
				...(text === undefined ? {} : { text }),
			},
			redirectURL,
			headersSize: 300,
			bodySize: text?.length ?? 0,
		},
		cache: {},
		timings: {},
	};
}

function written(what: object | string | undefined, type: string) {
	if (typeof what === 'object')
		return { text: JSON.stringify(what), type: 'application/json; charset=UTF-8' };
	return { text: what, type };
}

function fields(headers: Readonly<Record<string, string>>): NameValue[] {
	return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

/** A form's body. */
export function form(values: Readonly<Record<string, string>>): string {
	return new URLSearchParams(values).toString();
}

/** A REST error as WordPress writes it. */
export function wpError(code: string, message: string, status: number, more: object = {}): object {
	return { code, message, data: { status, ...more } };
}

/** What every REST answer of WordPress carries. */
export const REST_HEADERS = {
	'X-Robots-Tag': 'noindex',
	Link: '<https://shop.example/wp-json/>; rel="https://api.w.org/"',
	'X-Content-Type-Options': 'nosniff',
	'Access-Control-Expose-Headers': 'X-WP-Total, X-WP-TotalPages, Link',
	Allow: 'GET, POST, PUT, PATCH, DELETE',
} as const;

/** The cookies of somebody signed in. */
export const SIGNED_IN = {
	Cookie:
		'wordpress_test_cookie=WP%20Cookie%20check; wordpress_logged_in_0123456789abcdef0123456789abcdef=maria%7C1795427547%7Ctoken%7Chash',
	'X-WP-Nonce': '3f1c5d7a90',
} as const;
