import { MAX_FIELDS } from './form-field.ts';
import { mediaType } from './headers.ts';
import { asRecord, asString } from './loose.ts';
import { boundaryOf } from './multipart.ts';

interface Param {
	readonly name: string;
	readonly value: string;
	readonly fileName: string;
	readonly mediaType: string;
}

/** Writes the body of a form of which a recorder kept only the `params`, as the browser would have sent it. */
export function writeFormBody(raw: readonly unknown[], contentType: string): string {
	const params = raw.slice(0, MAX_FIELDS).map(readParam);
	return mediaType(contentType) === 'multipart/form-data'
		? writeMultipart(params, boundaryOf(contentType) ?? 'concord')
		: writeUrlencoded(params);
}

function readParam(raw: unknown): Param {
	const source = asRecord(raw);
	return {
		name: asString(source?.name),
		value: asString(source?.value),
		fileName: asString(source?.fileName),
		mediaType: asString(source?.contentType),
	};
}

/** Chrome keeps them as they travelled (`a%5B0%5D`, `1+2`), everybody else decodes them. */
function writeUrlencoded(params: readonly Param[]): string {
	const texts = params.flatMap(({ name, value }) => [name, value]);
	const areEncoded = texts.some(text => /%[0-9a-f]{2}/i.test(text)) && texts.every(canTravel);
	const write = areEncoded ? (text: string) => text : encode;
	return params.map(({ name, value }) => `${write(name)}=${write(value)}`).join('&');
}

/** Whether these could be the characters of a part of an urlencoded body, every percent sign being part of a sequence. */
function canTravel(text: string): boolean {
	return !/[^!-~]|&|%(?![0-9a-f]{2})/i.test(text);
}

/** An unpaired surrogate has no percent encoding; browsers send U+FFFD for it, too. */
function encode(text: string): string {
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/%20/g, '+');
}

function writeMultipart(params: readonly Param[], boundary: string): string {
	const parts = params.map(({ name, value, fileName, mediaType: type }) => {
		const file = fileName === '' ? '' : `; filename="${quote(fileName)}"`;
		const typeLine = type === '' ? '' : `Content-Type: ${type.replace(/[\r\n]/g, ' ')}\r\n`;
		return `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${file}\r\n${typeLine}\r\n${value}\r\n`;
	});
	return `${parts.join('')}--${boundary}--\r\n`;
}

/** WHATWG HTML, "multipart/form-data encoding algorithm". */
function quote(text: string): string {
	return text.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}
