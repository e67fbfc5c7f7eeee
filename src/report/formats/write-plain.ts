import { plainText } from '../plain-text.ts';
import type { Block, Line } from './blocks.ts';

/** Blocks as plain text for editors without markup; lines are left to the reader's window to wrap. */
export function writePlain(blocks: readonly Block[]): string {
	return `${blocks.map(writeBlock).join('\n\n')}\n`;
}

/** A line of runs; what is literal stands between backticks, which forums take for code. */
function plainLine(line: Line): string {
	return line
		.map(({ kind, text }) => {
			const plain = plainText(text);
			if (kind === 'gap') return `‹${plain}›`;
			if (kind === 'words') return plain;
			return plain === '' ? '–' : `\`${plain.replaceAll('`', "'")}\``;
		})
		.join(' ');
}

function writeBlock(block: Block): string {
	switch (block.kind) {
		case 'heading': {
			const text = plainLine(block.text);
			return block.level === 1 ? text : `== ${text} ==`;
		}
		case 'paragraph':
			return plainLine(block.text);
		case 'code':
			return block.text;
		case 'list':
			return block.items
				.flatMap(({ inner = [], text }, index) => [
					MARKS[block.mark](index) + plainLine(text),
					...inner.map(line => `  - ${plainLine(line)}`),
				])
				.join('\n');
		case 'table':
			return block.rows
				.map(([name = [], ...cells]) => `${plainLine(name)}: ${cells.map(plainLine).join(', ')}`)
				.join('\n');
	}
}

const MARKS = {
	bullet: () => '- ',
	number: (index: number) => `${index + 1}. `,
	box: () => '[ ] ',
	ticked: () => '[x] ',
} as const;
