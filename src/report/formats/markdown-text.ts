import { plainText } from '../plain-text.ts';
import type { Line } from './blocks.ts';

/*
 * Escaping with backslashes is not enough where people paste: GitHub looks for @names, #1, commits, links and :emoji: in the
 * text that is left after Markdown has been read, where the backslash is gone (github/cmark-gfm#181), and so do GitLab and
 * Slack. All of them leave code alone. So a word is written as it is only if it has the form of a plain word; any other goes
 * into a code span (CommonMark 0.31.2, 6.1).
 */

/** ASCII letters, and all beyond ASCII but the full-width forms of the two signs that make references. */
const LETTER = '(?:[A-Za-z]|[^\\p{ASCII}\\uff03\\uff20])';
/** `machine-readable`, `don't`; `10,000`, `6.9.1`; `2026-11-21`; `12:00:00`, while `:100:` is an emoji. */
const WORD = new RegExp(
	`^(?:${LETTER}+(?:[-']${LETTER}+)*|\\d+(?:[.,]\\d+)*|\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d)$`,
	'u',
);
/** At the beginning of a line it makes a list. */
const LIST = /^\d+[.)]/;
/** Between spaces, as French has them. */
const SIGN = /^[:;!?%]$/;
const BEFORE = /^[("']+/;
const AFTER = '.,;:!?%"\')';
/** The name of a commit, for GitHub. */
const COMMIT = /(?<![\dA-Za-z_])[\dA-Fa-f]{7,}(?![\dA-Za-z_])/;

/** A sentence as Markdown that says the same and does nothing: no markup, link, mention or reference comes of it. */
export function prose(text: string, code: (text: string) => string = codeSpan): string {
	const parts: { before: string; coded: string; plain: string; after: string }[] = [];
	for (const [index, word] of plainText(text).split(' ').entries()) {
		const part = partsOf(word, index === 0);
		const last = parts.at(-1);
		const joins = part.plain === '' && part.before === '' && last?.plain === '' && last.after === '';
		if (last && joins && part.coded !== '') {
			last.coded += ` ${part.coded}`;
			last.after = part.after;
		} else parts.push(part);
	}
	return parts
		.map(({ after, before, coded, plain }) => before + (coded === '' ? plain : code(coded)) + after)
		.join(' ');
}

/** The marks around a word, and the word itself, which is either plain or not. */
function partsOf(word: string, isFirst: boolean) {
	const before = BEFORE.exec(word)?.[0] ?? '';
	const rest = word.slice(before.length);
	let after = rest.slice(lengthWithout(AFTER, rest));
	// The bracket that closes one inside the word belongs to the word.
	if (before === '' && rest.includes('(')) after = after.slice(after.lastIndexOf(')') + 1);
	const core = rest.slice(0, rest.length - after.length);
	if (core === '') {
		const coded = SIGN.test(word) ? '' : word;
		return { before: '', coded, plain: coded === '' ? word : '', after: '' };
	}
	const isPlain = WORD.test(core) && !COMMIT.test(core) && !(isFirst && LIST.test(rest));
	return { before, coded: isPlain ? '' : core, plain: isPlain ? core : '', after };
}

/** How much of a word is left without the marks at its end. */
function lengthWithout(marks: string, word: string): number {
	let end = word.length;
	while (end > 0 && marks.includes(word[end - 1] ?? ' ')) end -= 1;
	return end;
}

/** A code span that holds a text as it is, in one line. Only a run of backticks as long as its fence would end it. */
export function codeSpan(text: string): string {
	const runs = new Set((text.match(/`+/g) ?? []).map(run => run.length));
	let length = 1;
	while (runs.has(length)) length += 1;
	const fence = '`'.repeat(length);
	const first = text.at(0);
	const last = text.at(-1);
	// One space is taken away on both sides if there is one on both, but from spaces alone none is.
	const isPadded = first === '`' || last === '`' || (first === ' ' && last === ' ' && text.trim() !== '');
	const pad = isPadded ? ' ' : '';
	return `${fence}${pad}${text}${pad}${fence}`;
}

/**
 * A code span for the cell of a table. A pipe ends a cell, in code too, and whether a backslash before it counts depends on
 * the reader when another is before that; so pipes stand between spans, where there is none.
 */
export function codeCell(text: string): string {
	return text
		.split('|')
		.map(part => (part === '' ? '' : codeSpan(part)))
		.join('\\|');
}

/** Lines of code, fenced. */
export function codeBlock(text: string, language: string): string {
	const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
	const fence = '`'.repeat(Math.max(3, longest + 1));
	return `${fence}${language}\n${text}\n${fence}`;
}

/** A line of runs as Markdown; `code` writes what is literal. */
export function markdownLine(line: Line, code: (text: string) => string = codeSpan): string {
	return line
		.map(({ kind, text }) => {
			if (kind === 'literal') {
				const plain = plainText(text);
				return plain === '' ? '–' : code(plain);
			}
			return kind === 'gap' ? `‹${prose(text, code)}›` : prose(text, code);
		})
		.join(' ');
}
