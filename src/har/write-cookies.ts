import type { Headers } from '../exchange/headers.ts';

/** HAR 1.2, "cookies". */
export interface HarCookie {
	readonly name: string;
	readonly value: string;
	readonly path?: string;
	readonly domain?: string;
	/** ISO 8601. */
	readonly expires?: string;
	readonly httpOnly?: boolean;
	readonly secure?: boolean;
	readonly sameSite?: string;
}

/** The cookies of the `Cookie` fields (RFC 6265, 4.2.1). */
export function requestCookies(headers: Headers): HarCookie[] {
	return fields(headers, 'cookie').flatMap(value =>
		value
			.split(';')
			.map(pair => readPair(pair))
			.filter(({ name, value: text }) => name !== '' || text !== ''),
	);
}

/** The cookies of the `Set-Cookie` fields (RFC 6265, 5.2), one a field. */
export function responseCookies(headers: Headers): HarCookie[] {
	return fields(headers, 'set-cookie').map(field => {
		const [pair = '', ...attributes] = field.split(';');
		return { ...readPair(pair), ...Object.assign({}, ...attributes.map(readAttribute)) };
	});
}

function fields(headers: Headers, name: string): string[] {
	return headers.filter(field => field.name.toLowerCase() === name).map(({ value }) => value);
}

function readPair(pair: string): { name: string; value: string } {
	const equals = pair.indexOf('=');
	return equals === -1
		? { name: '', value: pair.trim() }
		: { name: pair.slice(0, equals).trim(), value: pair.slice(equals + 1).trim() };
}

function readAttribute(text: string): Omit<HarCookie, 'name' | 'value'> {
	const { name, value } = readPair(text.includes('=') ? text : `${text}=`);
	switch (name.toLowerCase()) {
		case 'path':
			return { path: value };
		case 'domain':
			return { domain: value };
		case 'expires': {
			const time = Date.parse(value);
			return Number.isNaN(time) ? {} : { expires: new Date(time).toISOString() };
		}
		case 'httponly':
			return { httpOnly: true };
		case 'secure':
			return { secure: true };
		case 'samesite':
			return { sameSite: value };
		default:
			return {};
	}
}
