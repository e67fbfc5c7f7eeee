/*
 * Just enough of CommonMark and its tables to read what Concord writes, made after the specification and not after the
 * writer: code spans (6.1), escapes (2.4), and which lines begin a block (4, 5).
 */

/** A stretch of a line that is code or is not. */
export interface Stretch {
	readonly isCode: boolean;
	readonly text: string;
}

/** Reads a line, or a cell, as code spans and what is between them. */
export function stretches(line: string): readonly Stretch[] {
	const found: Stretch[] = [];
	let rest = line;
	while (rest !== '') {
		const open = /^(?:[^`\\]|\\.|\\$)*?(?=`|$)/s.exec(rest)?.[0] ?? '';
		if (open !== '') found.push({ isCode: false, text: open });
		rest = rest.slice(open.length);
		const fence = /^`+/.exec(rest)?.[0];
		if (fence === undefined) continue;
		const inside = rest.slice(fence.length);
		const end = [...inside.matchAll(/`+/g)].find(([run]) => run.length === fence.length);
		if (!end) {
			// Backticks that nothing closes are text.
			found.push({ isCode: false, text: fence });
			rest = inside;
			continue;
		}
		const code = inside.slice(0, end.index);
		const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
		found.push({ isCode: true, text: isPadded ? code.slice(1, -1) : code });
		rest = inside.slice(end.index + fence.length);
	}
	return found;
}

/** The cells of a row: a pipe ends one unless a backslash is right before it, which then goes away. */
export function cells(row: string): readonly string[] {
	return row
		.replace(/^\|/, '')
		.replace(/\|$/, '')
		.split(/(?<!\\)\|/)
		.map(cell => cell.replaceAll('\\|', '|').trim());
}

/** What kind of line it is: `#3`, `-`, `  -`, `1.`, `| 3`, `text` or nothing. */
export function kindOf(line: string): string {
	const heading = /^(#{1,6}) /.exec(line)?.[1];
	if (heading) return `#${heading.length}`;
	const item = /^( *)([-+*]|\d{1,9}[.)])(?: |$)/.exec(line);
	if (item) return `${item[1]}${/\d/.test(item[2] ?? '') ? '1.' : item[2]}`;
	if (line.startsWith('|')) return `| ${cells(line).length}`;
	if (/^(?: {4}|\t|>|<|~~~|```[^`]*$|={1,}$|(?:[-_*] *){3,}$)/.test(line)) return `other ${line}`;
	return line === '' ? '' : 'text';
}

/** A line without what makes it a heading, an item or a row, cell by cell. */
export function contents(line: string): readonly string[] {
	if (line.startsWith('|')) return cells(line);
	return [line.replace(/^(?:#{1,6} |\s*(?:[-+*]|\d{1,9}[.)]) (?:\[[ x]\] )?)/, '')];
}
