/** Longer than this is no message but an attempt to flood. In UTF-16 units. */
const MAX_LENGTH = 4000;

/**
 * Characters that reorder what is read (the "Trojan Source" of CVE-2021-42574), or that nobody sees: a site could write a
 * slug that looks like another's.
 */
const UNSEEN =
	/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Text of a site made fit for a terminal, in one line: no escape sequence may move the cursor, retitle the window or write to
 * the clipboard, as a log line can (CWE-150). What a sequence would have shown stays.
 */
export function plainText(text: string): string {
	const [first = '', ...rest] = text
		.slice(0, MAX_LENGTH)
		// The eight-bit form of the same (ECMA-48, 5.3).
		.replaceAll('\u009b', '\u001b[')
		.split('\u001b');
	const withoutSequences = [first, ...rest.map(afterEscape)].join('');
	const line = withoutSequences
		.replace(/[^\P{Cc}\s]/gu, '')
		.replace(UNSEEN, '')
		.replace(/\p{Surrogate}/gu, '\ufffd')
		.replace(/\s+/g, ' ')
		.trim();
	return text.length > MAX_LENGTH ? `${line}…` : line;
}

/** What follows an escape character, without the sequence it begins (ECMA-48, 5.4 and 5.3). */
function afterEscape(text: string): string {
	return text.replace(/^(?:\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])/, '');
}
