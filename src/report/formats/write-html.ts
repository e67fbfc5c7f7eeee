import { plainText } from '../plain-text.ts';
import type { Block, Line } from './blocks.ts';
import { type Html, html } from './html-text.ts';

/** Blocks as HTML, in their order. */
export function writeHtml(blocks: readonly Block[]): readonly Html[] {
	return blocks.map(writeBlock);
}

/** A line of runs; what is literal is code. */
export function htmlLine(line: Line): Html {
	const runs = line.map(({ kind, text }, index) => {
		const plain = plainText(text);
		const space = index === 0 ? '' : ' ';
		if (kind === 'literal') return plain === '' ? html`${space}–` : html`${space}<code>${plain}</code>`;
		return html`${space}${kind === 'gap' ? `‹${plain}›` : plain}`;
	});
	return html`${runs}`;
}

function writeBlock(block: Block): Html {
	switch (block.kind) {
		case 'heading':
			return writeHeading(block.level, block.text);
		case 'paragraph':
			return html`<p>${htmlLine(block.text)}</p>\n`;
		case 'code':
			return html`<pre>${block.text}</pre>\n`;
		case 'list': {
			const items = block.items.map(({ inner = [], text }) => {
				const below = inner.length === 0 ? [] : [html`\n<ul>\n${inner.map(writeItem)}</ul>\n`];
				return html`<li>${htmlLine(text)}${below}</li>\n`;
			});
			return block.mark === 'number' ? html`<ol>\n${items}</ol>\n` : html`<ul>\n${items}</ul>\n`;
		}
		case 'table':
			return writeTable(block.head, block.rows);
	}
}

function writeHeading(level: 1 | 2 | 3 | 4, text: Line): Html {
	const line = htmlLine(text);
	switch (level) {
		case 1:
			return html`<h1>${line}</h1>\n`;
		case 2:
			return html`<h2>${line}</h2>\n`;
		case 3:
			return html`<h3>${line}</h3>\n`;
		case 4:
			return html`<h4>${line}</h4>\n`;
	}
}

function writeItem(line: Line): Html {
	return html`<li>${htmlLine(line)}</li>\n`;
}

function writeTable(head: readonly Line[], rows: readonly (readonly Line[])[]): Html {
	const names = head.map(cell => html`<th scope="col">${htmlLine(cell)}</th>`);
	const body = rows.map(([name = [], ...cells]) => {
		const rest = cells.map(cell => html`<td>${htmlLine(cell)}</td>`);
		return html`<tr><th scope="row">${htmlLine(name)}</th>${rest}</tr>\n`;
	});
	// Of two columns the second says what the first is; their heads are for those who hear them.
	const kind = head.length === 2 ? 'facts' : 'grid';
	return html`<table class="${kind}">\n<thead><tr>${names}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}
