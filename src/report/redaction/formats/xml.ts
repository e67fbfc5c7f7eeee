import { patternIndex } from '../../../wordpress/knowledge/lookup.ts';
import { XML_RPC_METHODS } from '../knowledge/xml-rpc-methods.ts';
import { CONTEXT, type Walk } from '../walk.ts';
import { decoded, escapeHtml } from './html.ts';
import { attributesOf, scanMarkup } from './html-scan.ts';

const findMethod = patternIndex(XML_RPC_METHODS, ({ method }) => method);

/** Deeper nested, the name of an element tells nothing any more. */
const MAX_DEPTH = 100;

/** XML-RPC's names for types: what holds them has the name. */
const TYPES = new Set(
	'value string int i4 i8 double boolean base64 datetime.iso8601 param params array data'.split(' '),
);

/**
 * Redacts XML in place: the text of an element goes by the element's name, that of an XML-RPC member by the member's. The
 * name and password that XML-RPC's methods take are known only by their place.
 */
export function redactXml(text: string, walk: Walk): string {
	let out = '';
	let copied = 0;
	const open: string[] = [];
	let member = '';
	/** Of a method call: where its user stands among the parameters, and the parameter that is being read. */
	let userAt = Number.NaN;
	let parameter = -1;

	const nameHere = () => {
		if (parameter === userAt) return 'username';
		if (parameter === userAt + 1) return 'password';
		return open.includes('member') ? member : (open.findLast(name => !TYPES.has(name)) ?? '');
	};

	const put = (start: number, end: number, redacted: string) => {
		out += text.slice(copied, start) + redacted;
		copied = end;
	};

	for (const piece of scanMarkup(text, true)) {
		const { start, end } = piece;
		const source = text.slice(start, end);
		if (piece.is === 'tag') {
			for (const { name, value, start: from, end: to } of attributesOf(text, start, end)) {
				const redacted = decoded(value, plain => walk.field(name, plain, CONTEXT.response));
				if (redacted !== value) put(from, to, redacted);
			}
			if (piece.closes) {
				const index = open.lastIndexOf(piece.name);
				if (index !== -1) open.length = index;
			} else if (!source.endsWith('/>') && open.length < MAX_DEPTH) {
				open.push(piece.name);
				// A parameter of the call itself, or one in the array that `system.multicall` takes.
				if (piece.name === 'param' || (piece.name === 'value' && open.at(-2) === 'data')) parameter += 1;
			}
			continue;
		}
		if (piece.is === 'comment' || piece.is === 'instruction') {
			const redacted = walk.text(source);
			if (redacted !== source) put(start, end, redacted);
			continue;
		}
		if (piece.is === 'cdata') {
			const content = source.slice('<![CDATA['.length, -']]>'.length);
			const redacted = walk.field(nameHere(), content, CONTEXT.response);
			if (redacted !== content) put(start, end, escapeHtml(redacted));
			continue;
		}
		const content = source.trim();
		if (content === '') continue;
		const element = open.at(-1);
		if (element === 'methodname' || (element === 'string' && member === 'methodName')) {
			userAt = findMethod(content)?.user ?? Number.NaN;
			parameter = -1;
		} else if (element === 'name' && open.at(-2) === 'member') {
			member = content;
		} else {
			const redacted = decoded(content, plain => walk.field(nameHere(), plain, CONTEXT.response));
			if (redacted !== content)
				put(
					start,
					end,
					source.replace(content, () => redacted),
				);
		}
	}
	return out + text.slice(copied);
}
