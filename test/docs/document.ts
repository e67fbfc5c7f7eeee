import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a document says to do: a file to be made, or lines to be put into one that is there. */
export type Step =
	| { readonly kind: 'file'; readonly path: string; readonly text: string }
	| {
			readonly kind: 'change';
			readonly path: string;
			/** Lines that are there now, as one text. */
			readonly before: string;
			readonly after: string;
	  };

/** The text of a document, by its path in the repository. */
export function readDocument(path: string): string {
	return readFileSync(`${root}/${path}`, 'utf8');
}

/**
 * The steps of a document, in order. A block of code that begins with `// path` is a file; a `diff` block is a change, in which
 * `@@` begins a place.
 *
 * @throws Error for a diff that names no file
 */
export function stepsOf(markdown: string): readonly Step[] {
	return [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(
		([, language = '', block = '']): readonly Step[] => {
			if (language === 'diff') return changesOf(block);
			const path = /^\/\/ (\S+)\n/.exec(block);
			return path?.[1] ? [{ kind: 'file', path: path[1], text: block.slice(path[0].length) }] : [];
		},
	);
}

function changesOf(block: string): readonly Step[] {
	return block.split(/^(?=--- a\/)/m).flatMap(file => {
		const [head = '', ...places] = file.split(/^@@\n/m);
		const path = /^\+\+\+ b\/(\S+)$/m.exec(head)?.[1];
		if (path === undefined) throw new Error(`A diff that names no file: ${head}`);
		return places.map(place => {
			const lines = place.trimEnd().split('\n');
			const side = (mark: string) =>
				lines
					.filter(line => line[0] === ' ' || line[0] === mark)
					.map(line => `${line.slice(1)}\n`)
					.join('');
			return { kind: 'change' as const, path, before: side('-'), after: side('+') };
		});
	});
}

/**
 * What becomes of a file by a change.
 *
 * @throws Error when its lines are not there, or there twice: the document is out of date
 */
export function changed(text: string, { after, before, path }: Step & { kind: 'change' }): string {
	const [start, end, ...more] = text.split(before);
	if (start === undefined || end === undefined || more.length > 0) {
		throw new Error(`${path} has not exactly one place with:\n${before}`);
	}
	return start + after + end;
}
