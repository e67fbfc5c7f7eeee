import { parseJson } from '../../exchange/json.ts';
import { asRecord, asString } from '../../exchange/loose.ts';
import type { PageAnswer } from '../../exchange/page-request.ts';

export interface ActiveTheme {
	readonly stylesheet: string;
	/** The theme it is a child of; `null` when it is none's. */
	readonly parent: string | null;
	readonly version: string | null;
}

const FOLDER = /^[\w./-]{1,200}$/;

/** The active theme (`WP_REST_Themes_Controller`); `null` when it is not said. */
export function readTheme(answer: PageAnswer): ActiveTheme | null {
	if (answer.kind === 'failed' || answer.status !== 200) return null;
	const json = parseJson(answer.text);
	const row = json.ok && Array.isArray(json.value) ? asRecord(json.value[0]) : null;
	const stylesheet = asString(row?.stylesheet);
	if (!row || !FOLDER.test(stylesheet)) return null;
	const template = asString(row.template);
	return {
		stylesheet,
		parent: FOLDER.test(template) && template !== stylesheet ? template : null,
		version: asString(row.version).slice(0, 50) || null,
	};
}
