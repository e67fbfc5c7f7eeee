/**
 * What was typed, with the line breaks that the text had: a text area knows only LF (HTML standard, "API value"), and forms
 * are sent with CRLF, so that each line would count as changed.
 */
export function keepLineBreaks(before: string, typed: string): string {
	return before.includes('\r\n') ? typed.replace(/\r?\n/g, '\r\n') : typed;
}
