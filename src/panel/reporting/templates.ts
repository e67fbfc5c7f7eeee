import { visible } from '../../exchange/visible.ts';
import { type MessageKey, message, type Say } from '../../words/message.ts';
import type { Templates } from './report-messages.ts';

/* A worker cannot ask the browser for its words (`i18n` is not there), and functions do not travel. */

/** No sentence has more values. */
const MOST_VALUES = 9;

/** Of the private use area, so that no sentence has it. */
const MARK = /\ue000([1-9])/g;
const MARKS = Array.from({ length: MOST_VALUES }, (_, index) => `\ue000${index + 1}`);

/** As the panel says them: a site's words are cut, and what is invisible in them is written out. */
const MAX_VALUE = 500;

/** Every sentence as it is said, with marks for its values. */
export async function templatesOf(say: Say): Promise<Templates> {
	// For its keys alone; nobody waits for it but whoever opens the first report.
	const { default: catalogue } = await import('../../../public/_locales/en/messages.json');
	const keys = Object.keys(catalogue) as MessageKey[];
	return Object.fromEntries(keys.map(key => [key, say(message(key, ...MARKS))])) as Templates;
}

/** Says the same as what the templates were made of. */
export function sayByTemplates(templates: Templates): Say {
	return ({ key, values = [] }) =>
		templates[key].replace(MARK, (_, place: string) => visible(values[Number(place) - 1] ?? '', MAX_VALUE));
}
