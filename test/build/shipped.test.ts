import { beforeAll, describe, expect, it } from 'vitest';
import { type Built, builtFor } from './built.ts';

/* What reviewers of a store look for, looked for first: only our own files, none of which makes code or markup out of text. */

const EXPECTED = [
	/^manifest\.json$/,
	/^_locales\/\w+\/messages\.json$/,
	/^icons\/icon(-\d+)?\.(png|svg)$/,
	/^src\/(browser\/devtools|panel\/panel)\.html$/,
	/^assets\/[\w.-]+\.(js|css)$/,
];

/** Ways from text to code or to markup. `insertAdjacentHTML` and the like never got in; they shall not. */
const TEXT_TO_CODE =
	/\beval\s*\(|\bFunction\s*\(\s*["'`]|\bnew Function\b|\bdocument\.write|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|\bnew DOMParser\b|\bimportScripts\b|(?:setTimeout|setInterval)\s*\(\s*["'`]/;
/** What is fetched and run, or shown, from elsewhere; a namespace or a link in a report is no such thing. */
const REMOTE_CODE =
	/(?:\bimport\s*\(?|\bfrom|\bWorker\s*\(|\bURL\s*\()\s*["'`](?:https?:)?\/\/|["'`](?:data|blob):text\/javascript/;
const REMOTE_STYLE = /@import|url\(\s*["']?(?!data:)/;

describe.each(['chrome', 'firefox'])('the %s build', browser => {
	let built: Built;
	let scripts: readonly string[] = [];

	beforeAll(async () => {
		built = await builtFor(browser);
		scripts = built.files.filter(file => file.endsWith('.js'));
	});

	it('holds what it must, and nothing else', () => {
		const strays = built.files.filter(file => !EXPECTED.some(pattern => pattern.test(file)));
		expect(strays).toEqual([]);
		for (const pattern of EXPECTED) expect(built.files.some(file => pattern.test(file))).toBe(true);
	});

	it('is made of the source, and not of the plain page or of tests', () => {
		expect(built.modules.some(id => id.endsWith('/src/panel/main.tsx'))).toBe(true);
		expect(built.modules.filter(id => /\/src\/panel\/plain\/|\/test\/|\/src\/cli\//.test(id))).toEqual([]);
	});

	it('reads HAR files in a worker that is a file of its own, without the panel', () => {
		const [worker = '', ...more] = scripts.filter(file => /^assets\/har-worker[\w-]*\.js$/.test(file));
		expect(more).toEqual([]);
		const makers = scripts.filter(file => built.read(file).includes(worker.slice('assets/'.length)));
		expect(worker).not.toBe('');
		expect(makers.map(file => file.replace(/-[\w-]+\.js$/, ''))).toEqual(['assets/panel']);
		expect(built.read(worker)).not.toMatch(/dangerouslySetInnerHTML|\bdocument\./);
	});

	it('has pages without inline script, style or handler, and all they load is their own', () => {
		for (const page of built.files.filter(file => file.endsWith('.html'))) {
			const html = built.read(page);
			const tags = [...html.matchAll(/<(\w+)([^>]*)>([^<]*)/g)];
			for (const [, tag, attributes = '', text = ''] of tags) {
				expect(attributes, page).not.toMatch(/\s(?:on\w+|style)=/);
				if (tag === 'script' || tag === 'style') expect(text.trim(), page).toBe('');
				for (const [, url] of attributes.matchAll(/\s(?:src|href)="([^"]*)"/g)) {
					expect(url, page).toMatch(/^\/assets\/[\w.-]+$/);
				}
			}
			expect(html, page).toMatch(/<script type="module" crossorigin src="/);
		}
	});

	it('makes no code and no markup out of text', () => {
		for (const script of scripts) {
			const code = built.read(script);
			expect(TEXT_TO_CODE.exec(code)?.[0], script).toBeUndefined();
			// Preact can set innerHTML from an object that only `dangerouslySetInnerHTML` makes, which the linter forbids.
			const set = [...code.matchAll(/\.(?:inner|outer)HTML\s*\+?=(?!=)\s*([\w.$]+)/g)].map(
				([, value]) => value,
			);
			for (const value of set) expect(value, script).toMatch(/^[\w$]+\.__html$/);
		}
	});

	it('loads nothing from elsewhere', () => {
		for (const script of scripts) {
			expect(REMOTE_CODE.exec(built.read(script))?.[0], script).toBeUndefined();
		}
		for (const sheet of built.files.filter(file => file.endsWith('.css'))) {
			expect(REMOTE_STYLE.exec(built.read(sheet))?.[0], sheet).toBeUndefined();
		}
	});
});

describe('the patterns', () => {
	it.each(['eval("1")', 'new Function(x)', 'x.insertAdjacentHTML("a",b)', 'setTimeout("x()",1)'])(
		'find %s',
		code => expect(code).toMatch(TEXT_TO_CODE),
	);
	it.each(['import("https://x/y.js")', 'import a from"//x/y.js"', 'new Worker("http://x")'])(
		'find %s',
		code => expect(code).toMatch(REMOTE_CODE),
	);
});
