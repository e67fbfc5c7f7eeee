import type { Exchange } from '../exchange/exchange.ts';
import { header } from '../exchange/headers.ts';
import { parseUrl } from '../exchange/url.ts';
import { type Message, message } from '../words/message.ts';
import { posixQuote } from './posix-quote.ts';
import { requestIds } from './request-ids.ts';

/** A line to copy into a terminal on the server. */
export interface LogLine {
	readonly what: Message;
	readonly text: string;
	readonly note: Message | null;
}

/** Clocks differ, and a log is written when the answer is out. In milliseconds. */
const SLACK = 5000;
/** A window longer than this is searched by the hour, and by nothing at all beyond a day. */
const MAX_MINUTES = 6;
const MAX_HOURS = 3;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In UTF-16 units; the beginning of a longer path is enough. */
const MAX_PATH = 300;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Parameters that say what is asked for where the path does not. */
const TELLING = /(?:^|&)((?:rest_route|wc-ajax|action)=[^&#\s]{1,200})/;

/**
 * Lines that find an exchange in the logs of the server: one for its place in the access log, in the format that nginx and
 * Apache write unless told otherwise (`combined`), and one for each id that a log may hold. Everything in them is quoted
 * for a POSIX shell.
 *
 * @param exchange redacted, for the lines are pasted elsewhere; its labels match what was there
 */
export function logSearchLines(exchange: Exchange): readonly LogLine[] {
	const access = accessLogPattern(exchange);
	return [
		...(access === null
			? []
			: [
					{
						what: message('ids_lineAccessLog'),
						text: `grep -E -e ${posixQuote(access)} access.log`,
						note: message('ids_noteTimeZone'),
					},
				]),
		...requestIds(exchange).flatMap(({ header: name, search }) =>
			search === null
				? []
				: [
						{
							what: message('ids_lineId', name),
							text: `grep -F -e ${posixQuote(search)} *.log`,
							note: null,
						},
					],
		),
	];
}

/** `[21/Nov/2026:08:00:00 +0000] "PUT /wp-json/wp/v2/posts/6?_locale=user HTTP/1.1" 409 `, as a regular expression. */
function accessLogPattern(exchange: Exchange): string | null {
	const { request, response } = exchange;
	const url = parseUrl(request.url);
	// What the browser answered itself, no server has seen.
	if (!url || !/^https?:$/.test(url.protocol) || response.fromCache !== '') return null;
	const times = timesOf(exchange);
	const time = times.length > 1 ? `(${times.join('|')})` : times.join('');
	const path = url.pathname.slice(0, MAX_PATH);
	const rest = path.length < url.pathname.length ? '' : '[? ]';
	const telling = rest === '' ? undefined : TELLING.exec(url.search.slice(1))?.[1];
	const target = telling ? `${literal(path)}\\?([^" ]*&)?${literal(telling)}[& ]` : `${literal(path)}${rest}`;
	const status = response.status > 0 ? ` ${response.status} ` : '';
	return `${time === '' ? '' : `\\[${time}:.*`}"${literal(request.method)} ${target}[^"]*"${status}`;
}

/** `‹token#1›`, as it stands in a URL that was redacted. The log has there what nobody is to copy. */
const LABEL = /%E2%80%B9[^/?&]{1,100}?%E2%80%BA/g;

/** For `grep -E`; a label stands for anything. */
function literal(text: string): string {
	return text
		.split(LABEL)
		.map(piece => piece.replace(/[.[()*+?{|^$\\]/g, '\\$&'))
		.join('[^/?&" ]*');
}

/** The minutes, or hours, in which the server may have written it; none when nobody knows. By the server's clock if it told. */
function timesOf(exchange: Exchange): readonly string[] {
	const { durationMs, startedAt } = exchange;
	const answeredAt = serverTime(exchange) ?? startedAt + durationMs;
	const from = answeredAt - durationMs - SLACK;
	const to = answeredAt + SLACK;
	if (!Number.isFinite(from) || !Number.isFinite(to)) return [];
	const minutes = stretches(from, to, MINUTE, MAX_MINUTES);
	if (minutes.length > 0) return minutes.map(time => logTime(time, true));
	return stretches(from, to, HOUR, MAX_HOURS).map(time => logTime(time, false));
}

/** `Date` of an answer that the server made for this request: not one from a cache, and not a clock that runs wild. */
function serverTime({ durationMs, response, startedAt }: Exchange): number | null {
	const time = Date.parse(header(response.headers, 'date') ?? '');
	const stored = Number(header(response.headers, 'age') ?? 0) !== 0 || response.fromServiceWorker;
	if (!Number.isFinite(time) || stored) return null;
	const wild = Math.abs(time - (startedAt + durationMs)) > DAY;
	return wild ? null : time;
}

/** Beginnings of all stretches of a length that touch a window; none if there are too many. */
function stretches(from: number, to: number, length: number, most: number): readonly number[] {
	const first = Math.floor(from / length);
	const count = Math.floor(to / length) - first + 1;
	return count > most ? [] : Array.from({ length: count }, (_, place) => (first + place) * length);
}

/** `21/Nov/2026:08:00`, in UTC; without the minutes where they do not matter. */
function logTime(time: number, minutes: boolean): string {
	const date = new Date(time);
	const two = (number: number) => String(number).padStart(2, '0');
	const day = `${two(date.getUTCDate())}/${MONTHS[date.getUTCMonth()]}/${date.getUTCFullYear()}`;
	return `${day}:${two(date.getUTCHours())}${minutes ? `:${two(date.getUTCMinutes())}` : ''}`;
}
