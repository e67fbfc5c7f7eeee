import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSearchLines } from '../../src/diagnosis/log-search.ts';
import { posixQuote } from '../../src/diagnosis/posix-quote.ts';
import { requestIds } from '../../src/diagnosis/request-ids.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { parseUrl } from '../../src/exchange/url.ts';
import { createRedactor } from '../../src/report/redaction/redactor.ts';
import { type EntrySketch, exchange, sayEnglish } from '../support.ts';
import { at, recording } from './stories.ts';

const save: EntrySketch = {
	method: 'POST',
	url: 'https://example.test/wp-json/wp/v2/posts/7?_locale=user',
	status: 409,
};

describe('ids of a request', () => {
	it('come from the answer and from the request, best known first', () => {
		const ids = requestIds(
			exchange({
				...save,
				requestHeaders: { Traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
				responseHeaders: { 'X-Request-ID': 'abc-123', 'CF-Ray': '8f2c1d3e4b5a6978-RIX' },
			}),
		);
		expect(ids.map(({ header, pointer, search, side }) => [header, side, pointer, search])).toEqual([
			['cf-ray', 'response', 'response.headers/cf-ray', '8f2c1d3e4b5a6978'],
			['x-request-id', 'response', 'response.headers/x-request-id', 'abc-123'],
			['traceparent', 'request', 'request.headers/traceparent', '4bf92f3577b34da6a3ce929d0e0e4736'],
		]);
		expect(ids.map(({ ask }) => sayEnglish(ask))).toEqual([
			'Cloudflare dashboard › Security › Events: filter by Ray ID.',
			'Ask the host to search the logs of the server for it.',
			'Search for it in the tool that traces the requests of the site.',
		]);
	});

	it('that came back as they were sent are told once, changed ones twice', () => {
		const sent = { requestHeaders: { 'X-Request-ID': 'abc-123' } };
		const sides = (value: string) =>
			requestIds(exchange({ ...save, ...sent, responseHeaders: { 'X-Request-ID': value } })).map(
				({ side }) => side,
			);
		expect(sides('abc-123')).toEqual(['response']);
		expect(sides('xyz-789')).toEqual(['response', 'request']);
	});

	it('are shown but not searched for where they only name a server', () => {
		const [sucuri] = requestIds(at(recording('edge-sucuri'), 0).exchange);
		expect(sucuri).toMatchObject({ header: 'x-sucuri-id', value: '15008', search: null });
		expect(sucuri && sayEnglish(sucuri.ask)).toContain('names their server');
	});

	it('are found in what Cloudflare answered', () => {
		const [ray] = requestIds(at(recording('edge-cloudflare-challenge'), 0).exchange);
		expect(ray).toMatchObject({ header: 'cf-ray', search: '8f2c1d3e4b5a6978' });
	});

	it('of hostile length and content are cut to what a log may hold', () => {
		const ids = (value: string) =>
			requestIds(exchange({ ...save, responseHeaders: { 'X-Request-ID': value } }))[0];
		expect(ids('x'.repeat(5000))?.value).toHaveLength(200);
		expect(ids('a\u001b[2Jbcdef ghi')?.search).toBe('[2Jbcdef');
		expect(ids('ä ö')?.search).toBeNull();
	});
});

/** What a POSIX shell makes of a line. */
const shell = (line: string, input = '') => spawnSync('sh', ['-c', line], { input, encoding: 'utf8' });

describe('quoting', () => {
	it('keeps every visible text one word', () => {
		fc.assert(
			// A shell takes its time to start: many texts each.
			fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 20, maxLength: 40 }), texts => {
				const visible = texts.map(text => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ''));
				const { stdout } = shell(`printf '%s\\n' ${texts.map(posixQuote).join(' ')}`);
				expect(stdout.split('\n').slice(0, -1)).toEqual(visible);
			}),
			{ numRuns: 5 },
		);
	});

	it.each(["'; touch /tmp/x; '", '$(id)', '`id`', '\\', "'\\''", '-rf', '!!', '"$HOME"'])('of %s', text => {
		expect(shell(`printf %s ${posixQuote(text)}`).stdout).toBe(text);
	});

	it('leaves out what a terminal would act on', () => {
		expect(posixQuote('a\u0015\u0003\r\nb\u202ec\u2028d\ud800')).toBe("'abcd'");
	});
});

describe('lines for a log search', () => {
	const lineOf = (sketch: EntrySketch, change: Partial<Exchange> = {}) =>
		at(logSearchLines({ ...exchange(sketch), ...change }), 0);

	/** Runs the line over what a log holds instead of over `access.log`. */
	const finds = (line: string, log: string) =>
		shell(line.replace(/ (?:access\.log|\*\.log)$/, ''), `${log}\n`).stdout.trim();

	/** As nginx and Apache write it (`combined`). */
	const logged = (request: string, status = 409, time = '21/Nov/2026:08:00:00 +0000') =>
		`203.0.113.9 - - [${time}] "${request} HTTP/1.1" ${status} 142 "https://example.test/wp-admin/" "Mozilla/5.0"`;

	const target = '/wp-json/wp/v2/posts/7?_locale=user';

	it('look for time, method, path and status', () => {
		const { note, text, what } = lineOf(save);
		expect(text).toBe(
			`grep -E -e '\\[(21/Nov/2026:07:59|21/Nov/2026:08:00):.*"POST /wp-json/wp/v2/posts/7[? ][^"]*" 409 ' access.log`,
		);
		expect(sayEnglish(what)).toBe('Find it in the access log');
		expect(note && sayEnglish(note)).toContain('UTC');
	});

	it('find the request, and no other', () => {
		const { text } = lineOf(save);
		const hit = logged(`POST ${target}`);
		const log = [
			logged(`GET ${target}`),
			hit,
			logged(`POST ${target}`, 200),
			logged('POST /wp-json/wp/v2/posts/71'),
			logged(`POST ${target}`, 409, '21/Nov/2026:09:00:00 +0000'),
			logged('POST /wp-json/wp/v2/posts/7/autosaves'),
		].join('\n');
		expect(finds(text, log)).toBe(hit);
		expect(finds(text, logged('POST /wp-json/wp/v2/posts/7'))).not.toBe('');
	});

	it('find the request by an address that was redacted', () => {
		const url = 'https://example.test/reset/kP3x9VbN7mQ2sT5wR8zL/?action=ann@mail.test&b=1';
		const { text } = at(logSearchLines(createRedactor().exchange(exchange({ ...save, url }), 'shape')), 0);
		expect(text).not.toMatch(/kP3x9|ann@/);
		const hit = logged('POST /reset/kP3x9VbN7mQ2sT5wR8zL/?action=ann@mail.test&b=1');
		expect(finds(text, `${logged('POST /reset/?action=ann@mail.test&b=1')}\n${hit}`)).toBe(hit);
	});

	it('go by the clock of the server, where it told its time', () => {
		const responseHeaders = { Date: 'Sat, 21 Nov 2026 08:14:30 GMT' };
		expect(lineOf({ ...save, responseHeaders }).text).toContain('\\[21/Nov/2026:08:14:');
		expect(lineOf({ ...save, responseHeaders: { ...responseHeaders, Age: '60' } }).text).toContain(':08:00)');
		expect(lineOf({ ...save, responseHeaders: { Date: 'Sat, 21 Nov 2020 08:14:30 GMT' } }).text).toContain(
			':08:00)',
		);
	});

	it('widen with the time it took', () => {
		expect(lineOf(save, { durationMs: 150_000 }).text).toContain('|21/Nov/2026:08:02)');
		expect(lineOf(save, { durationMs: 3_600_000 }).text).toContain(
			'\\[(21/Nov/2026:07|21/Nov/2026:08|21/Nov/2026:09):',
		);
		expect(lineOf(save, { durationMs: 90_000_000 }).text).not.toContain('2026');
	});

	it('say no more than is known', () => {
		expect(lineOf({ ...save, startedDateTime: 'never' }).text).toBe(
			`grep -E -e '"POST /wp-json/wp/v2/posts/7[? ][^"]*" 409 ' access.log`,
		);
		expect(lineOf({ ...save, status: 0 }).text).toContain(`[^"]*"' access.log`);
		const cached = exchange(save);
		expect(logSearchLines({ ...cached, response: { ...cached.response, fromCache: 'disk' } })).toEqual([]);
	});

	it('name the method that travelled, not the one that was meant', () => {
		expect(lineOf({ ...save, requestHeaders: { 'X-HTTP-Method-Override': 'PUT' } }).text).toContain('"POST ');
	});

	it('take from the query what the path does not tell', () => {
		const plain = lineOf({
			...save,
			url: 'https://example.test/?_locale=user&rest_route=%2Fwp%2Fv2%2Fposts%2F7',
		});
		expect(finds(plain.text, logged('POST /?_locale=user&rest_route=%2Fwp%2Fv2%2Fposts%2F7'))).not.toBe('');
		expect(finds(plain.text, logged('POST /?rest_route=%2Fwp%2Fv2%2Fposts%2F71'))).toBe('');
		expect(finds(plain.text, logged('POST /'))).toBe('');
	});

	it('come one for each id', () => {
		const [, ray, ...others] = logSearchLines(
			exchange({ ...save, responseHeaders: { 'CF-Ray': "8f2c1d3e4b5a6978-'x", 'X-Sucuri-ID': '15008' } }),
		);
		expect(others).toEqual([]);
		expect(ray?.text).toBe("grep -F -e '8f2c1d3e4b5a6978' *.log");
		expect(ray && sayEnglish(ray.what)).toBe('Find the id from cf-ray in any log');
	});

	/** Searches for each text in one log that holds nothing else, by one shell for all. */
	const findAll = (searches: readonly { text: string; log: string }[]) => {
		const script = searches.map(
			({ log, text }) =>
				`${text.replace(/ (?:access\.log|\*\.log)$/, '')} <<'END OF LOG'\n${log}\nEND OF LOG\n`,
		);
		return shell(script.join('')).stdout.split('\n').slice(0, -1);
	};

	it('find an id whatever is in it, and run nothing', () => {
		const unit = fc.constantFrom(...`ab'"$\`\\;|&()<>!*?[]{}~#-=.`);
		const id = fc.string({ unit, minLength: 4, maxLength: 40 });
		fc.assert(
			fc.property(fc.array(id, { minLength: 10, maxLength: 30 }), values => {
				const searches = values.map(value => {
					const sketch = { ...save, url: 'data:,x', responseHeaders: { 'X-Request-ID': value } };
					const { text } = at(logSearchLines(exchange(sketch)), 0);
					return { text, log: `something else\nbefore ${value} after` };
				});
				expect(findAll(searches)).toEqual(values.map(value => `before ${value} after`));
			}),
			{ numRuns: 5 },
		);
	});

	it('find a path whatever is in it', () => {
		const address = fc.tuple(fc.webUrl({ withQueryParameters: true }), fc.string({ maxLength: 20 }));
		fc.assert(
			fc.property(fc.array(address, { minLength: 10, maxLength: 30 }), addresses => {
				const urls = addresses.flatMap(([start, end]) => parseUrl(start + end) ?? []);
				const searches = urls.map(url => ({
					text: lineOf({ ...save, url: url.href }).text,
					log: `${logged('POST /nowhere/else')}\n${logged(`POST ${url.pathname}${url.search}`)}`,
				}));
				expect(findAll(searches)).toEqual(urls.map(url => logged(`POST ${url.pathname}${url.search}`)));
			}),
			{ numRuns: 5 },
		);
	});
});
