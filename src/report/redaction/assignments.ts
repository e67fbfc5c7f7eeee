import type { Claim } from './candidate.ts';
import { isPlainName, judgeField } from './field-rules.ts';
import { withSpaces } from './percent.ts';
import { isLabel } from './secrets.ts';
import { unescapeOnce } from './unescape.ts';
import { CONTEXT, type Walk } from './walk.ts';

/** `["name":protected]=>` of `var_dump()`, `[name:Cart:private] =>` of `print_r()`. */
const ACCESS = String.raw`(?::(?:protected|["\w\\]{1,100}:private)\])?`;
/** `var_dump()` says `string(7) "value"` and `int(7)`. */
const TYPE = String.raw`(?:(?:int|float)\(|string\(\d{1,9}\) )?`;

/**
 * Between a name and its value: `name => 'value'`, as PHP dumps it or not; `name=value`, `"name":"value"`, `name("value"`;
 * `";s:7:"` as PHP serialises.
 */
const SEPARATOR = new RegExp(
	String.raw`["'\x60\]]{0,3}(?:${ACCESS}\s{0,3}=>\s{0,100}${TYPE}|\s{0,3}(?:[:=](?!=)|\()\s{0,3}|;s:\d{1,7}:)`,
	'y',
);

/** `[name] => value`: a value that `print_r()` writes ends with its line. */
const PRINTED = /^\S{0,100}\] => $/;

const MAX_NAME = 60;

/**
 * Finds secrets in text that is no format of its own by the names before them: inline scripts, PHP's dumps, log lines,
 * sentences such as `token=… was refused`.
 */
export function findAssignments(text: string, claim: Claim, walk: Walk): void {
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		// `:`, `=`, `(` and `;`
		if (code !== 0x3a && code !== 0x3d && code !== 0x28 && code !== 0x3b) continue;
		const name = nameBefore(text, at);
		if (!name || isPlainName(name.text, CONTEXT.none)) continue;
		SEPARATOR.lastIndex = name.end;
		const separator = SEPARATOR.exec(text)?.[0];
		if (separator === undefined || name.end + separator.length <= at) continue;
		const value = readValue(text, name.end + separator.length, separator);
		if (!value || isLabel(value.text)) continue;
		const verdict = judgeField(name.text, value.text, CONTEXT.none);
		if (verdict.is !== 'secret' || !isBelievable(value)) continue;
		claim(value.start, value.end, () => walk.secret(verdict.kind, value.text));
	}
}

/** The name that ends before a separator, past spaces and a quotation mark. */
function nameBefore(text: string, at: number): { readonly text: string; readonly end: number } | null {
	let end = at;
	while (end > 0 && at - end < 6 && ' "\'`]\t'.includes(text[end - 1] ?? '')) end -= 1;
	let start = end;
	while (start > 0 && end - start < MAX_NAME && isNameCharacter(text.charCodeAt(start - 1))) start -= 1;
	return end - start >= 2 ? { text: text.slice(start, end), end } : null;
}

/** Letters, digits, `_`, `-` and `[`, of PHP's `billing[email]`. */
function isNameCharacter(code: number): boolean {
	return (
		(code >= 0x30 && code <= 0x39) ||
		((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
		code === 0x5f ||
		code === 0x2d ||
		code === 0x5b
	);
}

interface Value {
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly isQuoted: boolean;
	/** As in `key=value`, without a space. */
	readonly isTight: boolean;
}

/** Up to the closing quotation mark; a backslash guards one. */
const QUOTED: Readonly<Record<string, RegExp>> = {
	'"': /(?:[^"\\\n]|\\[^\n]){0,4096}/y,
	"'": /(?:[^'\\\n]|\\[^\n]){0,4096}/y,
	'`': /(?:[^`\\\n]|\\[^\n]){0,4096}/y,
};
/** Not beyond a line break that another format wrote its own way. */
const LINE = /(?:[^\r\n\\<]|\\(?![nr])|<(?!br)){0,4096}/y;
const BARE = /[^\s,;&<>"'`)\]}\\‹]{0,4096}/y;

function readValue(text: string, from: number, separator: string): Value | null {
	const quoted = QUOTED[text[from] ?? ''];
	// What is called with a word is a function, not a name.
	if (separator.includes('(') && !separator.includes('=>') && !quoted) return null;
	const isPrinted = PRINTED.test(separator);
	const start = quoted && !isPrinted ? from + 1 : from;
	const pattern = isPrinted ? LINE : (quoted ?? BARE);
	pattern.lastIndex = start;
	const raw = pattern.exec(text)?.[0] ?? '';
	if (raw === '') return null;
	const end = start + raw.length;
	const isTight = isPrinted || separator === '=' || separator === ':';
	const read = quoted ? (unescapeOnce(raw, 'backslash-and-entity')?.text ?? raw) : raw;
	return {
		text: !quoted && separator === '=' ? percentDecoded(read) : read,
		start,
		end,
		isQuoted: !!quoted,
		isTight,
	};
}

/** `password: must be longer` is a sentence: without quotation marks and after a space only what no word looks like counts. */
function isBelievable({ isQuoted, isTight, text }: Value): boolean {
	return isQuoted || isTight || /[\d@]/.test(text) || /[a-z][A-Z]/.test(text);
}

function percentDecoded(text: string): string {
	if (!/[%+]/.test(text)) return text;
	try {
		return decodeURIComponent(withSpaces(text));
	} catch {
		return text;
	}
}
