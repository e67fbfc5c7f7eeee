import type { FormField } from '../../exchange/form.ts';
import { mediaType } from '../../exchange/headers.ts';
import { asRecord } from '../../exchange/loose.ts';
import { boundaryOf } from '../../exchange/multipart.ts';

/** Deeper than this PHP lets a field go (`max_input_nesting_level`). */
const MAX_DEPTH = 64;

/**
 * Writes a form as it would be sent: multipart (RFC 7578) where the content type says so, else urlencoded.
 *
 * @param fields without chosen files, whose content no recording holds
 * @param contentType as sent; whoever sends the result names its boundary ({@link formTypeOf})
 */
export function encodeForm(fields: readonly FormField[], contentType: string | undefined): string {
	if (mediaType(contentType) !== 'multipart/form-data') {
		return new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();
	}
	const recorded = boundaryOf(contentType ?? '') ?? '----FormBoundary';
	let boundary = recorded;
	for (let count = 1; fields.some(({ value }) => value.includes(boundary)); count++) {
		boundary = `${recorded}${count}`;
	}
	const parts = fields.map(field => {
		const content = field.fileName === undefined ? field.value : '';
		return `--${boundary}\r\n${dispositionOf(field)}\r\n\r\n${content}\r\n`;
	});
	return `${parts.join('')}--${boundary}--\r\n`;
}

/** The content type of a body: as sent, but for the boundary, which is the one the body has. */
export function formTypeOf(text: string, contentType: string): string {
	const boundary = /^--([^\r\n"]{1,200})\r\n/.exec(text)?.[1];
	if (!boundary || mediaType(contentType) !== 'multipart/form-data') return contentType;
	return boundary === boundaryOf(contentType) ? contentType : `multipart/form-data; boundary="${boundary}"`;
}

function dispositionOf({ fileName, name }: FormField): string {
	const disposition = `Content-Disposition: form-data; name="${escapeName(name)}"`;
	return fileName === undefined
		? disposition
		: `${disposition}; filename=""\r\nContent-Type: application/octet-stream`;
}

/** HTML standard, "multipart/form-data encoding algorithm". */
function escapeName(name: string): string {
	return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/**
 * The fields that PHP would read as a value: `{a: {b: 1}}` is `a[b]=1`. A list that is empty is sent as an empty text, which
 * the REST API takes for an empty list (`wp_parse_list()`); a form has no other way to say so.
 */
export function fieldsOf(value: unknown): readonly FormField[] {
	const fields: FormField[] = [];
	const add = (name: string, member: unknown, depth: number) => {
		const record = asRecord(member);
		const members = Array.isArray(member)
			? member.map((item, index) => [typeof item === 'object' ? String(index) : '', item] as const)
			: record && Object.entries(record);
		if (!members || depth > MAX_DEPTH) {
			fields.push({ name, value: members ? '' : textOf(member) });
		} else if (members.length === 0) {
			fields.push({ name, value: '' });
		} else {
			for (const [key, inner] of members) add(`${name}[${key}]`, inner, depth + 1);
		}
	};
	for (const [name, member] of Object.entries(asRecord(value) ?? {})) add(name, member, 1);
	return fields;
}

/** PHP has no `true` in a form: `rest_sanitize_boolean()` reads 1 and 0. */
function textOf(value: unknown): string {
	if (typeof value === 'boolean') return value ? '1' : '0';
	return value === null || value === undefined ? '' : String(value);
}
