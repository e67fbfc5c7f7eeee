import { fileURLToPath } from 'node:url';
import { lintAddOn } from './web-ext.ts';

/* `npm run lint:firefox`: what addons.mozilla.org will say of `dist/firefox`. Needs `npm run build:firefox`. */

const outcome = lintAddOn(fileURLToPath(new URL('../../dist/firefox', import.meta.url)));
const complaints = Object.entries(outcome).flatMap(([kind, messages]) =>
	Array.isArray(messages)
		? messages.map(each => `${kind}: ${each.code} ${each.file ?? ''}: ${each.message}\n`)
		: [],
);
process.stdout.write(complaints.join(''));
const { errors, notices, warnings } = outcome;
process.stdout.write(`${errors.length} errors, ${notices.length} notices, ${warnings.length} warnings\n`);
if (complaints.length > 0) process.exitCode = 1;
