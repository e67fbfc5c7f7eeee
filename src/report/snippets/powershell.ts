import type { Exchange } from '../../exchange/exchange.ts';
import type { Headers } from '../../exchange/headers.ts';
import { type Message, message } from '../../words/message.ts';
import { joined } from './headers-sent.ts';
import type { Piece } from './pieces.ts';
import { powerShellText } from './powershell-text.ts';
import { gapNote, readSendable, type Sendable, snippetOf } from './sendable.ts';
import type { Snippet } from './snippet.ts';

/** Those of `[Microsoft.PowerShell.Commands.WebRequestMethod]` in Windows PowerShell 5.1, the oldest in use. */
const KNOWN_METHODS: ReadonlySet<string> = new Set(
	'GET HEAD POST PUT DELETE TRACE OPTIONS MERGE PATCH'.split(' '),
);

/** `CookieContainer.DefaultPerDomainCookieLimit`: past it, each cookie added costs an older one. */
const COOKIES_KEPT = 20;
/** `CookieContainer.DefaultCookieLimit`. */
const COOKIES_AT_MOST = 300;

/** The request for Windows PowerShell 5.1 and PowerShell 7. */
export function powerShell(exchange: Exchange): Snippet {
	const sendable = readSendable(exchange);
	const { contentType, method, url } = sendable;
	const cookies = cookiesOf(sendable);
	const body = bodyOf(sendable);
	const userAgent = fieldValue(sendable.headers, 'user-agent');
	const options = [
		`-Uri ${powerShellText(url.href)}`,
		KNOWN_METHODS.has(method) ? `-Method ${method}` : `-CustomMethod ${powerShellText(method)}`,
		...(cookies.lines.length > 0 ? ['-WebSession $session'] : []),
		...(userAgent === undefined ? [] : [`-UserAgent ${powerShellText(userAgent)}`]),
		...headersOption(sendable.headers),
		...(body !== null && contentType !== undefined ? [`-ContentType ${powerShellText(contentType)}`] : []),
		...(body === null ? [] : [`-Body ${body}`]),
	];
	const lines = [...cookies.lines, `Invoke-WebRequest -UseBasicParsing ${options.join(' `\n  ')}`];
	return snippetOf(lines.join('\n'), [...sendable.notes, ...cookies.notes, ...ownNotes(sendable, body)]);
}

function ownNotes(sendable: Sendable, written: string | null): readonly Message[] {
	const { body, contentType, method } = sendable;
	if (body.length > 0 && written === null) return [message('snippet_bodyLeftOut', method)];
	const addsType = contentType === undefined && (method === 'POST' || method === 'PUT');
	return [...gapNote(sendable, 'snippet_gapFile'), ...(addsType ? [message('snippet_typeAdded')] : [])];
}

/** .NET sends no body with these ("Cannot send a content-body with this verb-type"). */
function bodyOf({ body, method }: Sendable): string | null {
	if (body.length === 0 || method === 'GET' || method === 'HEAD') return null;
	const parts = body.map(bytesOf);
	return parts.length === 1 ? `(${parts[0]})` : `([byte[]](${parts.join(' + ')}))`;
}

/** Bytes, because a string would be sent as ISO 8859-1 by 5.1. A file that is not there ends the command. */
function bytesOf(piece: Piece): string {
	switch (piece.kind) {
		case 'text':
			return `[Text.Encoding]::UTF8.GetBytes(${powerShellText(piece.text)})`;
		case 'binary':
			return `[Convert]::FromBase64String('${piece.base64}')`;
		case 'gap':
			return `[IO.File]::ReadAllBytes((Convert-Path ${piece.name}))`;
	}
}

const OWN_OPTION: ReadonlySet<string> = new Set(['content-type', 'cookie', 'user-agent']);

/** Names in a hash literal are the same whatever their case, and none may stand twice. */
function headersOption(headers: Headers): readonly string[] {
	const rows = joined(headers)
		.filter(({ name }) => !OWN_OPTION.has(name.toLowerCase()))
		.map(({ name, value }) => `    ${powerShellText(name)} = ${powerShellText(value)}`);
	return rows.length === 0 ? [] : [`-Headers @{\n${rows.join('\n')}\n  }`];
}

/**
 * Cookies go into the session: 5.1 throws away a `Cookie` header for its container's. What .NET takes for no cookie is left out
 * (a comma in a value, say), since adding it would fail.
 */
function cookiesOf({ headers, url }: Sendable): { lines: readonly string[]; notes: readonly Message[] } {
	const pairs = (fieldValue(headers, 'cookie') ?? '').split(';').flatMap(pair => {
		const equals = pair.indexOf('=');
		return equals === -1 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const];
	});
	const fits = ([name, value]: readonly [string, string]) =>
		/^[^$\s,][^\s,]*$/.test(name) && (!/,/.test(value) || /^"[^"]*"$/.test(value));
	const kept = pairs.filter(fits).slice(0, COOKIES_AT_MOST);
	const lost = pairs.filter(pair => !kept.includes(pair)).map(([name]) => name);
	const limit = `$session.Cookies.PerDomainCapacity = ${COOKIES_AT_MOST}`;
	const add = kept.map(([name, value]) => {
		const parts = [name, value, '/', url.hostname].map(powerShellText).join(', ');
		return `$session.Cookies.Add((New-Object System.Net.Cookie(${parts})))`;
	});
	const create = '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession';
	return {
		lines: kept.length === 0 ? [] : [create, ...(kept.length > COOKIES_KEPT ? [limit] : []), ...add],
		notes: lost.length === 0 ? [] : [message('snippet_cookieLeftOut', lost.join(', '))],
	};
}

function fieldValue(headers: Headers, name: string): string | undefined {
	return joined(headers).find(field => field.name.toLowerCase() === name)?.value;
}
