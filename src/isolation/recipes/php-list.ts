/**
 * A list as PHP's `serialize()` writes it, which is what `active_plugins` holds: `a:1:{i:0;s:19:"akismet/akismet.php";}`.
 * Lengths are bytes of UTF-8; nothing in it is escaped.
 */
export function phpList(texts: readonly string[]): string {
	const items = texts.map((text, index) => `i:${index};s:${utf8Length(text)}:"${text}";`);
	return `a:${texts.length}:{${items.join('')}}`;
}

function utf8Length(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const point = character.codePointAt(0) ?? 0;
		bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	}
	return bytes;
}
