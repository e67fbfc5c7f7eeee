/** What a scan of HTML or XML meets, in order; places are in the text, ends exclusive. */
export type MarkupPiece =
	| { readonly is: 'text'; readonly start: number; readonly end: number }
	| { readonly is: 'comment' | 'cdata' | 'instruction'; readonly start: number; readonly end: number }
	| {
			readonly is: 'tag';
			readonly start: number;
			readonly end: number;
			readonly name: string;
			readonly closes: boolean;
	  }
	/** The content of an element that has no markup inside; its start tag came just before. */
	| { readonly is: 'raw'; readonly start: number; readonly end: number; readonly element: string };

/** HTML standard, "raw text" and "escapable raw text" elements. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes']);

const SPECIAL = [
	{ is: 'comment', opens: '<!--', closes: '-->' },
	{ is: 'cdata', opens: '<![CDATA[', closes: ']]>' },
	{ is: 'instruction', opens: '<?', closes: '>' },
] as const;

const TAG_NAME = /\/?[a-z][^\s/>]{0,100}/iy;

/**
 * Splits markup into its pieces as browsers do, in one pass and whatever the damage. Comments and CDATA sections include
 * their delimiters.
 */
export function* scanMarkup(text: string, isXml: boolean): Generator<MarkupPiece> {
	let at = 0;
	let textStart = 0;
	for (let open = text.indexOf('<'); open !== -1; open = text.indexOf('<', at)) {
		const special = SPECIAL.find(({ opens }) => text.startsWith(opens, open));
		TAG_NAME.lastIndex = open + 1;
		const name = special ? undefined : TAG_NAME.exec(text)?.[0];
		if (!special && name === undefined) {
			at = open + 1;
			continue;
		}
		if (open > textStart) yield { is: 'text', start: textStart, end: open };
		if (special) {
			const close = text.indexOf(special.closes, open + special.opens.length);
			const end = close === -1 ? text.length : close + special.closes.length;
			yield { is: special.is, start: open, end };
			at = textStart = end;
			continue;
		}
		const end = endOfTag(text, open + 1);
		const element = (name ?? '').toLowerCase();
		const closes = element.startsWith('/');
		yield { is: 'tag', start: open, end, name: closes ? element.slice(1) : element, closes };
		at = textStart = end;
		if (isXml || closes || !RAW.has(element)) continue;
		const close = endOfRaw(text, end, element);
		if (close > end) yield { is: 'raw', start: end, end: close, element };
		at = textStart = close;
	}
	if (textStart < text.length) yield { is: 'text', start: textStart, end: text.length };
}

/** After the `>` that is not inside a quoted value. */
function endOfTag(text: string, from: number): number {
	const stop = /[>"']/g;
	stop.lastIndex = from;
	for (let match = stop.exec(text); match; match = stop.exec(text)) {
		if (match[0] === '>') return match.index + 1;
		// Only after an equals sign a quotation mark begins a value.
		if (!/=\s{0,10}$/.test(text.slice(Math.max(from, match.index - 11), match.index))) continue;
		const close = text.indexOf(match[0], match.index + 1);
		if (close === -1) return text.length;
		stop.lastIndex = close + 1;
	}
	return text.length;
}

function endOfRaw(text: string, from: number, element: string): number {
	const close = new RegExp(`</${element}(?=[\\s/>])`, 'gi');
	close.lastIndex = from;
	return close.exec(text)?.index ?? text.length;
}

export interface Attribute {
	/** In small letters. */
	readonly name: string;
	/** Between the quotation marks, where there are any; references are not decoded. */
	readonly value: string;
	readonly start: number;
	readonly end: number;
}

const ATTRIBUTE = /([^\s"'<>/=]{1,200})\s{0,20}=\s{0,20}(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>`]+))/y;

/** The attributes with a value of a start tag, by their places in the text. */
export function attributesOf(text: string, start: number, end: number): readonly Attribute[] {
	const tag = text.slice(start, end);
	const attributes: Attribute[] = [];
	const equals = /=/g;
	let from = 1;
	for (let match = equals.exec(tag); match; match = equals.exec(tag)) {
		let nameStart = match.index;
		while (nameStart > from && isSpace(tag, nameStart - 1)) nameStart -= 1;
		while (nameStart > from && isOfName(tag, nameStart - 1)) nameStart -= 1;
		ATTRIBUTE.lastIndex = nameStart;
		const found = ATTRIBUTE.exec(tag);
		if (!found) continue;
		const value = found[2] ?? found[3] ?? found[4] ?? '';
		const valueEnd = nameStart + found[0].length - (hasClosingQuote(found[0], value) ? 1 : 0);
		attributes.push({
			name: (found[1] ?? '').toLowerCase(),
			value,
			start: start + valueEnd - value.length,
			end: start + valueEnd,
		});
		from = nameStart + found[0].length;
		equals.lastIndex = from;
	}
	return attributes;
}

/** ASCII without the engine for expressions: of a page this is asked of every name of an attribute, letter by letter. */
function isSpace(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : /\s/.test(text[at] ?? '');
}

function isOfName(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return true;
	return code === 0x2d || /[^\s"'<>/=]/.test(text[at] ?? '');
}

function hasClosingQuote(attribute: string, value: string): boolean {
	const last = attribute.at(-1);
	return (last === '"' || last === "'") && attribute.at(-value.length - 2) === last;
}
