/** HTML that is safe to write out: only `html` makes it. */
export interface Html {
	readonly html: string;
}

type Part = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/**
 * Puts HTML together. Every value that is not such HTML itself is text and stands escaped, between tags and in quoted
 * attributes alike (HTML, 13.1.2.3); so what a site wrote cannot become a tag.
 */
export function html(template: TemplateStringsArray, ...values: readonly Part[]): Html {
	const parts = template.map((text, index) => text + written(values[index] ?? ''));
	return { html: parts.join('') };
}

/**
 * A value as JSON in a script element that is data. A script ends at `</script`, and `<!--` changes how it is read (HTML,
 * 4.12.1.3), so neither may stand there.
 */
export function jsonData(value: unknown): Html {
	const json = JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
	return { html: json };
}

/** A constant of this program, such as its style sheet, as it is. */
export function trusted(text: string): Html {
	return { html: text };
}

function written(part: Part): string {
	if (typeof part === 'string') return part.replace(/[&<>"']/g, character => ENTITIES[character] ?? '');
	if (typeof part === 'number') return String(part);
	if ('html' in part) return part.html;
	return part.map(each => each.html).join('');
}
