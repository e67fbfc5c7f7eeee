import type { Block, Line } from './blocks.ts';
import { codeBlock, codeCell, markdownLine } from './markdown-text.ts';

/** Blocks as GitHub Flavored Markdown. Each begins with what marks it, so that no text can begin another. */
export function writeMarkdown(blocks: readonly Block[]): string {
	return `${blocks.map(writeBlock).join('\n\n')}\n`;
}

function writeBlock(block: Block): string {
	switch (block.kind) {
		case 'heading':
			return `${'#'.repeat(block.level)} ${markdownLine(block.text)}`;
		case 'paragraph':
			return markdownLine(block.text);
		case 'code':
			return codeBlock(block.text, block.language);
		case 'list':
			return block.items
				.flatMap(({ inner = [], text }, index) => {
					const mark = MARKS[block.mark](index);
					// What is below an item stands in line with its text (CommonMark, 5.2).
					const indent = ' '.repeat(block.mark === 'number' ? mark.length : 2);
					const below = inner.map(line => `${indent}- ${markdownLine(line)}`);
					return [mark + markdownLine(text), ...below];
				})
				.join('\n');
		case 'table':
			return [row(block.head), `|${' --- |'.repeat(block.head.length)}`, ...block.rows.map(row)].join('\n');
	}
}

const MARKS = {
	bullet: () => '- ',
	number: (index: number) => `${index + 1}. `,
	box: () => '- [ ] ',
	ticked: () => '- [x] ',
} as const;

function row(cells: readonly Line[]): string {
	return `| ${cells.map(cell => markdownLine(cell, codeCell)).join(' | ')} |`;
}
