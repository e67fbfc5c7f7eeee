import type { Random } from './random.ts';

/** Texts that bodies are cut from: words, markup and code with as many quotes and line breaks as the real ones have. */
export interface Texts {
	/** Paragraphs as the block editor saves them; the length is about right. */
	content(length: number): string;
	page(length: number, head: string): string;
	script(length: number): string;
	style(length: number): string;
	base64(length: number): string;
}

const WORDS =
	'the of a site page with post editor block theme plugin shop order price customer menu header image gallery search result über café naïve “quoted” comment author draft revision schedule category tag'.split(
		' ',
	);

/** Slices of one long text are made much faster than texts. */
const POOL = 120_000;

export function createTexts(random: Random): Texts {
	const sentence = () =>
		Array.from({ length: 6 + random.below(12) }, () => WORDS[random.below(WORDS.length)]).join(' ');
	const fill = (piece: () => string) => {
		const pieces: string[] = [];
		for (let length = 0; length < POOL; ) {
			const text = piece();
			pieces.push(text);
			length += text.length;
		}
		return pieces.join('').slice(0, POOL);
	};
	const pools = {
		content: fill(
			() =>
				`<!-- wp:paragraph {"className":"p-${random.hex(4)}"} -->\n<p class="p-${random.hex(4)}">${sentence()}. ${sentence()}.</p>\n<!-- /wp:paragraph -->\n\n`,
		),
		page: fill(
			() =>
				`<li class="menu-item menu-item-${random.below(999)}"><a href="/${random.hex(6)}/" data-id="${random.hex(8)}">${sentence()}</a></li>\n\t\t`,
		),
		script: fill(
			() =>
				`function ${random.hex(3)}x(e,t){return void 0===t&&(t={}),"${random.hex(6)}"===e.type?(0,n.__)("${sentence()}"):e.map((e=>e.id+${random.below(99)}))};`,
		),
		style: fill(
			() => `.wp-block-${random.hex(5)}{margin:0 ${random.below(40)}px;color:#${random.hex(6)};}\n`,
		),
		base64: fill(() => btoa(random.hex(90))),
	};
	const cut = (pool: string, length: number) => {
		const from = random.below(Math.max(1, pool.length - length));
		return pool.slice(from, from + length);
	};
	return {
		content: length => cut(pools.content, length),
		page: (length, head) =>
			`<!DOCTYPE html>\n<html lang="en-US">\n<head>\n<meta charset="UTF-8" />\n${head}\n</head>\n<body class="home">\n<ul>${cut(pools.page, length)}</ul>\n</body>\n</html>\n`,
		script: length => cut(pools.script, length),
		style: length => cut(pools.style, length),
		base64: length => cut(pools.base64, length - (length % 4)),
	};
}
