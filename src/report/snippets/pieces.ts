import type { ExchangeRequest } from '../../exchange/exchange.ts';
import { header, mediaType } from '../../exchange/headers.ts';
import { visible } from '../../exchange/visible.ts';
import { type Message, message } from '../../words/message.ts';
import { readMultipart } from '../redaction/formats/multipart.ts';
import { wellFormed } from './hidden.ts';

/** A part of a body. A gap is what nobody recorded; its name stands in the snippet where the person is to put it. */
export type Piece =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'binary'; readonly base64: string; readonly bytes: number }
	| { readonly kind: 'gap'; readonly name: string };

export interface Pieces {
	/** None for an empty body. */
	readonly pieces: readonly Piece[];
	readonly notes: readonly Message[];
}

const BODY_GAP = 'BODY_NOT_RECORDED';

/** What was sent, byte for byte as far as it is known. */
export function bodyPieces({ body, headers, method }: ExchangeRequest): Pieces {
	switch (body.kind) {
		case 'empty':
			return { pieces: [], notes: [] };
		case 'missing':
			// Nothing is said of the body of a request that hardly ever has one.
			if (/^(?:GET|HEAD|OPTIONS)$/.test(method)) return { pieces: [], notes: [] };
			return gap(message('snippet_bodyMissing', BODY_GAP));
		case 'binary':
			return {
				pieces: [{ kind: 'binary', base64: canonicalBase64(body.base64), bytes: body.bytes }],
				notes: [],
			};
		case 'text': {
			// Half a form would be taken for a whole one.
			if (body.truncatedFrom !== undefined) return gap(message('snippet_bodyCut', BODY_GAP));
			const text = wellFormed(body.text);
			const { notes, pieces } = textPieces(text, header(headers, 'content-type') ?? '');
			const broken = text === body.text ? [] : [message('snippet_bodyBroken')];
			return { pieces, notes: [...notes, ...broken] };
		}
	}
}

function gap(note: Message): Pieces {
	return { pieces: [{ kind: 'gap', name: BODY_GAP }], notes: [note] };
}

/** Browsers do not hand over what is in a file: in the text of a multipart body its place is empty. */
function textPieces(text: string, contentType: string): Pieces {
	const multipart = mediaType(contentType).startsWith('multipart/') ? readMultipart(text, contentType) : null;
	const pieces: Piece[] = [];
	const notes: Message[] = [];
	let written = 0;
	for (const { end, head, start } of multipart?.parts ?? []) {
		const fileName = /;\s{0,3}filename\s{0,3}=\s{0,3}"?([^"\r\n;]*)/i.exec(head)?.[1] ?? '';
		if (fileName === '' || !isLost(text.slice(start, end))) continue;
		const name = `FILE_${notes.length + 1}_NOT_RECORDED`;
		pieces.push({ kind: 'text', text: text.slice(written, start) }, { kind: 'gap', name });
		// The file's own name is the site's word: a snippet never reads a file of that name.
		notes.push(message('snippet_fileMissing', visible(fileName, 80), name));
		written = end;
	}
	if (written < text.length) pieces.push({ kind: 'text', text: text.slice(written) });
	return { pieces, notes };
}

/** Not handed over, not text, or left out by the redaction. */
function isLost(content: string): boolean {
	return content === '' || content.includes('\ufffd') || /^… \d{1,15} characters$/.test(content);
}

/** `atob()` takes spaces and does without padding; the decoders of other systems do not. */
function canonicalBase64(base64: string): string {
	const bare = base64.replace(/[^A-Za-z0-9+/]/g, '');
	return bare + '='.repeat((4 - (bare.length % 4)) % 4);
}
