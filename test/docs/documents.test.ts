import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { readDocument, root } from './document.ts';

/* What the documents name is there. */

const documents = [
	...readdirSync(root).filter(name => name.endsWith('.md')),
	...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
		.filter(name => name.endsWith('.md'))
		.map(name => `docs/${name.replaceAll('\\', '/')}`),
	'test/fixtures/README.md',
	'test/fixtures/traffic/README.md',
].sort();

/** Places of the house, in running text and in code: `src/words`, `src/wordpress/knowledge/error-codes/*.ts`. */
const PLACES = /(?<![\w/.-])(?:src|test|public|docs|scripts)\/[\w./*-]*[\w*]/g;
/** What somebody is told to make is not there yet. */
const TO_BE_MADE = /^```(?:ts|diff)\n.*?^```$/gms;

/** The table's rows are paths within the knowledge about WordPress. */
function knowledgeRows(markdown: string): readonly string[] {
	const table = /^\| table \|.*?\n\n/ms.exec(markdown)?.[0] ?? '';
	return [...table.matchAll(/`([\w/*.-]+\.ts)`/g)].map(([, name = '']) => `src/wordpress/knowledge/${name}`);
}

function isThere(path: string): boolean {
	if (!path.includes('*')) return existsSync(join(root, path));
	const folder = join(root, dirname(path));
	return existsSync(folder) && readdirSync(folder).length > 0;
}

describe.each(documents)('%s', name => {
	const text = readDocument(name);
	const prose = text.replace(TO_BE_MADE, '');

	it('names places that are there', () => {
		const places = [...(prose.match(PLACES) ?? []), ...knowledgeRows(text)];
		expect(places.filter(place => !/\/codes$/.test(place) && !isThere(place))).toEqual([]);
	});

	it('links to what is there, headings included', () => {
		const links = [...prose.matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(#[^)\s]*)?\)/g)];
		const broken = links.filter(([, path = '', heading = '']) => {
			const target = path === '' ? name : join(dirname(name), path);
			if (!existsSync(join(root, target))) return true;
			return heading !== '' && !headingsOf(readDocument(target)).includes(heading.slice(1));
		});
		expect(broken.map(([link]) => link)).toEqual([]);
	});

	it('names commands that there are', () => {
		const named = [...prose.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, script = '']) => script);
		expect(named.filter(script => !Object.hasOwn(packageJson.scripts, script))).toEqual([]);
	});
});

/** As GitHub names them. */
function headingsOf(markdown: string): readonly string[] {
	return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
		heading
			.toLowerCase()
			.replace(/[^\w\- ]/g, '')
			.replaceAll(' ', '-'),
	);
}

it('shows every room of the house and none that is not there', () => {
	const table = /^\| room \|.*?\n\n/ms.exec(readDocument('docs/ARCHITECTURE.md'))?.[0] ?? '';
	const shown = [...table.matchAll(/`(src\/[\w.-]+)`/g)].map(([, path]) => path);
	const rooms = readdirSync(join(root, 'src')).filter(name => name !== 'env.d.ts');
	expect([...new Set(shown)].sort()).toEqual(rooms.map(name => `src/${name}`).sort());
});

/** What stands on the browser's own screens. */
const OF_BROWSERS = ['»', 'Developer mode', 'Load Temporary Add-on', 'Load unpacked', 'Network'];

it('calls what a person is told to click as the screen does', () => {
	const prose = readDocument('README.md').replace(/\s+/g, ' ');
	const named = [...prose.matchAll(/(?<![*\w])\*(?!\*)([^*]+)\*(?![*\w])/g)].map(([, name = '']) => name);
	const shown = new Set([...Object.values(messages).map(({ message }) => message), ...OF_BROWSERS]);
	expect(named.length).toBeGreaterThan(10);
	expect(named.filter(name => !shown.has(name))).toEqual([]);
});
