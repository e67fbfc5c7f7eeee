import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { noInnerHtml } from '../../scripts/package/no-inner-html.ts';
import { type Built, builtFor } from '../build/built.ts';

const preact = fileURLToPath(new URL('../../node_modules/preact/dist/preact.mjs', import.meta.url));
const ASSIGNED = /\.(?:inner|outer)HTML\s*\+?=(?!=)/;

/** What the plugin makes of a module; `null` when it leaves it alone. */
function transformed(code: string, id: string): { readonly code: string } | null {
	const { transform } = noInnerHtml();
	return (transform as (code: string, id: string) => { readonly code: string } | null)(code, id);
}

describe('noInnerHtml', () => {
	it('takes one assignment out of Preact and leaves all else', () => {
		const code = readFileSync(preact, 'utf8');
		expect(code).toMatch(ASSIGNED);
		const left = transformed(code, preact)?.code ?? '';
		expect(left).not.toMatch(ASSIGNED);
		expect(code.length - left.length).toBeLessThan(40);
	});

	it('looks at nothing else, and says when Preact is another', () => {
		expect(transformed('a.innerHTML=b.__html', '/src/panel/main.tsx')).toBeNull();
		expect(() => transformed('export const a = 1', preact)).toThrow(/in 0 places/);
	});
});

describe.each(['chrome', 'firefox'])('the %s build', browser => {
	let built: Built;
	beforeAll(async () => {
		built = await builtFor(browser);
	});

	it('sets innerHTML nowhere', () => {
		const scripts = built.files.filter(file => file.endsWith('.js'));
		expect(scripts.filter(script => ASSIGNED.test(built.read(script)))).toEqual([]);
		expect(scripts.length).toBeGreaterThan(2);
	});
});
