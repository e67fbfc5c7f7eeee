import type { WireStep } from '../wordpress/index.ts';
import { type HarEntry, headerOf } from './har.ts';

/** What went over the wire of a plain HTTP client, as HAR entries: no initiator, no resource type. */
export function wireToHar(steps: readonly WireStep[]): HarEntry[] {
	return steps.map(({ startedDateTime, timeMs, request, response }) => ({
		startedDateTime,
		time: timeMs,
		request: {
			method: request.method,
			url: request.url,
			httpVersion: 'HTTP/1.1',
			headers: request.headers,
			queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
			cookies: [],
			headersSize: -1,
			bodySize: Buffer.byteLength(request.body),
			...(request.body === ''
				? {}
				: { postData: { mimeType: headerOf(request.headers, 'content-type'), text: request.body } }),
		},
		response: {
			status: response.status,
			statusText: response.statusText,
			httpVersion: response.httpVersion,
			headers: response.headers,
			cookies: [],
			content: {
				size: Buffer.byteLength(response.body),
				mimeType: headerOf(response.headers, 'content-type'),
				text: response.body,
			},
			redirectURL: headerOf(response.headers, 'location'),
			headersSize: -1,
			bodySize: -1,
		},
		cache: {},
		timings: { send: 0, wait: timeMs, receive: 0 },
	}));
}
