/** A stretch of a line. */
export interface Run {
	/**
	 * `words` are sentences of ours, which may hold words of a site; a `literal` stands as a site or a browser wrote it, such as
	 * a path, a code or a version; a `gap` is a question that only the person can answer.
	 */
	readonly kind: 'words' | 'literal' | 'gap';
	readonly text: string;
}

/** Runs with a space between each two. */
export type Line = readonly Run[];

export interface ListItem {
	readonly text: Line;
	/** A list below it. */
	readonly inner?: readonly Line[];
}

/** What a document is made of, whatever it is written in. Nothing in it is markup. */
export type Block =
	| { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: Line }
	| { readonly kind: 'paragraph'; readonly text: Line }
	| {
			readonly kind: 'list';
			readonly mark: 'bullet' | 'number' | 'box' | 'ticked';
			readonly items: readonly ListItem[];
	  }
	| {
			readonly kind: 'table';
			readonly head: readonly Line[];
			/** Each as wide as the head; the first cell names the row. */
			readonly rows: readonly (readonly Line[])[];
	  }
	| { readonly kind: 'code'; readonly language: string; readonly text: string };

export function words(text: string): Run {
	return { kind: 'words', text };
}

export function literal(text: string): Run {
	return { kind: 'literal', text };
}

export function gap(text: string): Run {
	return { kind: 'gap', text };
}

export function paragraph(...text: Line): Block {
	return { kind: 'paragraph', text };
}

export function heading(level: 1 | 2 | 3 | 4, ...text: Line): Block {
	return { kind: 'heading', level, text };
}

/** A list of lines; nothing if there are none. */
export function list(
	items: readonly Line[],
	mark: 'bullet' | 'number' | 'box' | 'ticked' = 'bullet',
): readonly Block[] {
	return items.length === 0 ? [] : [{ kind: 'list', mark, items: items.map(text => ({ text })) }];
}

/** A table; nothing if it has no rows. */
export function table(head: readonly Line[], rows: readonly (readonly Line[])[]): readonly Block[] {
	return rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
}

/** Runs with a dot between each two, as in `409 · Stale version · Certain`. Empty ones are left out. */
export function dotted(...runs: readonly Run[]): Line {
	return runs
		.filter(({ text }) => text !== '')
		.flatMap((run, index) => (index === 0 ? [run] : [words('·'), run]));
}
