import { beginningOf } from '../../../exchange/cut-short.ts';
import { decoded } from '../formats/html.ts';
import { scanMarkup } from '../formats/html-scan.ts';
import type { Walk } from '../walk.ts';

/** An error stands at the beginning. In UTF-16 units. */
const MAX_READ = 2048;
const MAX_SAID = 1000;

/** Elements whose text says what was asked or what failed: XML-RPC's, WordPress's own, RFC 9457's. */
const SHOWN = new Set(
	'methodname name code message title detail status faultcode faultstring wp_error int i4 boolean'.split(' '),
);

/** The shape of XML, as XML: elements as they are, of text its length, but for what says what failed. */
export function xmlShape(text: string, walk: Walk): string {
	const source = walk.xml(beginningOf(text, MAX_READ));
	let out = '';
	const open: string[] = [];
	let member = '';
	for (const piece of scanMarkup(source, true)) {
		const raw = source.slice(piece.start, piece.end);
		if (piece.is === 'tag') {
			if (piece.closes) open.pop();
			else if (!raw.endsWith('/>')) open.push(piece.name);
			out += raw;
			continue;
		}
		if (piece.is === 'instruction') {
			out += raw;
			continue;
		}
		const isCdata = piece.is === 'cdata';
		const content = (isCdata ? raw.slice('<![CDATA['.length, -']]>'.length) : raw).trim();
		const element = open.at(-1) ?? '';
		if (element === 'name') member = content;
		const isShown = SHOWN.has(element) || SHOWN.has(member.toLowerCase()) || open.includes('wp_error');
		if (content === '' || content.includes('‹')) out += raw;
		else if (isShown)
			out += isCdata ? beginningOf(raw, MAX_SAID) : decoded(raw, said => beginningOf(said, MAX_SAID));
		else out += `string(${content.length})`;
	}
	return text.length > MAX_READ ? `${out}…` : out;
}
