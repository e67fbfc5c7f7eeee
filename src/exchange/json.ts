/** The outcome of reading JSON: a value, or the fact that it was none. `null` is a value. */
export type JsonResult = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const NOT_JSON: JsonResult = { ok: false };

/** Parses JSON text and never throws. Callers decide what a byte order mark or a notice before it means. */
export function parseJson(text: string): JsonResult {
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch {
		return NOT_JSON;
	}
}
