import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { exchangeFromHar } from '../../src/exchange/from-har.ts';
import {
	isPreflight,
	isServiceWorkerTwin,
	serviceWorkerCopy,
} from '../../src/exchange/service-worker-twins.ts';
import { exchange } from '../support.ts';

/** What Chromium 156 recorded of one `fetch()` that a service worker passed on. */
const recorded: { entry: unknown }[] = JSON.parse(
	readFileSync(new URL('fixtures/service-worker-pair.json', import.meta.url), 'utf8'),
);

function pair(): [worker: Exchange, page: Exchange] {
	const [worker, page] = recorded.map(({ entry }, index) => exchangeFromHar(entry, index));
	if (!worker || !page) throw new Error('The fixture holds no pair');
	return [worker, page];
}

it("names the worker's copy, in whichever order they come", () => {
	const [worker, page] = pair();
	expect(page.response.fromServiceWorker).toBe(true);
	expect(serviceWorkerCopy(worker, page)).toBe(worker);
	expect(serviceWorkerCopy(page, worker)).toBe(worker);
});

it.each<[string, (worker: Exchange) => Exchange]>([
	['another body', w => ({ ...w, request: { ...w.request, body: { kind: 'text', text: 'other' } } })],
	['another method', w => ({ ...w, request: { ...w.request, method: 'PUT' } })],
	['another URL', w => ({ ...w, request: { ...w.request, url: `${w.request.url}&x` } })],
	['a later time', w => ({ ...w, startedAt: w.startedAt + 1000 })],
	['no time', w => ({ ...w, startedAt: Number.NaN })],
	["a way through the worker, too: the page's second", w => ({ ...w, response: pair()[1].response })],
])('takes a request with %s for a second one', (_, change) => {
	const [worker, page] = pair();
	expect(isServiceWorkerTwin(change(worker), page)).toBe(false);
});

it("takes a request with a body, sent by the page's own script, for a second one", () => {
	const [worker, page] = pair();
	const frames = [{ url: 'https://example.test/app.js', functionName: '', line: 0, column: 0 }];
	const initiator = { type: 'script', url: '', frames };
	const own = {
		...worker,
		initiator,
		response: { ...worker.response, body: { kind: 'text' as const, text: '{}' } },
	};
	expect(isServiceWorkerTwin(own, { ...page, initiator })).toBe(false);
});

it("knows Chromium's refusal before the same request goes out without the worker", () => {
	const refused = exchange({ status: 400 });
	const made = {
		...refused,
		response: { ...refused.response, statusText: 'Service Worker Fallback Required' },
	};
	const real = exchange({ status: 200, startedDateTime: '2026-11-21T08:00:00.020Z' });
	expect(serviceWorkerCopy(made, real)).toBe(made);
	expect(isServiceWorkerTwin(made, { ...real, startedAt: real.startedAt + 60_000 })).toBe(false);
});

it('knows a preflight by its type, or by what it asks', () => {
	expect(isPreflight(exchange({ method: 'OPTIONS', resourceType: 'preflight' }))).toBe(true);
	const asking = { method: 'OPTIONS', requestHeaders: { 'Access-Control-Request-Method': 'PUT' } };
	expect(isPreflight(exchange(asking))).toBe(true);
	expect(isPreflight(exchange({ method: 'OPTIONS' }))).toBe(false);
});
