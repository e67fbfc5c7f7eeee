import type { Body } from './body.ts';
import type { FormField } from './form-field.ts';
import { mediaType } from './headers.ts';
import { parseMultipart } from './multipart.ts';
import { parseUrlencoded } from './urlencoded.ts';

export type { FormField } from './form-field.ts';

/**
 * The fields PHP would put into `$_POST` and `$_FILES`. In a body without a content type they are looked for, too: a
 * recorder may have lost it.
 */
export function readFormFields(body: Body, contentType: string | undefined): readonly FormField[] {
	if (body.kind !== 'text') return [];
	const { text } = body;
	switch (mediaType(contentType)) {
		case 'application/x-www-form-urlencoded':
			return parseUrlencoded(text);
		case 'multipart/form-data':
			return parseMultipart(text, contentType ?? '');
		case '':
			if (/^--[^\n]{1,200}\nContent-Disposition: *form-data/i.test(text)) return parseMultipart(text, '');
			return /^[\w.%[\]+-]{1,200}=[^\s{}<>"]*$/.test(text) ? parseUrlencoded(text) : [];
		default:
			return [];
	}
}
