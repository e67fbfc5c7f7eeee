/**
 * Finds text by a part of it, or the whole of it by a pattern in which `*` stands for anything: `*.example.com`.
 * Letters may be of either case. Takes time linear in the text for each piece between the stars, whatever the pattern.
 */
export function glob(pattern: string): (text: string) => boolean {
	const wanted = pattern.toLowerCase();
	if (!wanted.includes('*')) return text => text.toLowerCase().includes(wanted);
	return wholly(wanted);
}

/** The same, but without a star it is the whole text: for names that are often part of others. */
export function exactGlob(pattern: string): (text: string) => boolean {
	const wanted = pattern.toLowerCase();
	if (wanted.includes('*')) return wholly(wanted);
	return text => text.length === wanted.length && text.toLowerCase() === wanted;
}

function wholly(wanted: string): (text: string) => boolean {
	const pieces = wanted.split('*');
	const first = pieces[0] ?? '';
	const last = pieces.at(-1) ?? '';
	const between = pieces.slice(1, -1).filter(piece => piece !== '');
	return raw => {
		const text = raw.toLowerCase();
		if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
			return false;
		let at = first.length;
		for (const piece of between) {
			const found = text.indexOf(piece, at);
			if (found < 0) return false;
			at = found + piece.length;
		}
		return at <= text.length - last.length;
	};
}
