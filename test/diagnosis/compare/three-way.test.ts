import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldInAnswer } from '../../../src/diagnosis/compare/current-state.ts';
import { lastReadBefore } from '../../../src/diagnosis/compare/last-read.ts';
import { overwrittenState } from '../../../src/diagnosis/compare/overwritten-state.ts';
import { sentBody } from '../../../src/diagnosis/compare/sent-body.ts';
import { compareThreeWay, type ThreeWay } from '../../../src/diagnosis/compare/three-way.ts';
import { asRecord } from '../../../src/exchange/loose.ts';
import { nestFields } from '../../../src/exchange/nest-fields.ts';
import { parseUrlencoded } from '../../../src/exchange/urlencoded.ts';
import { answerJson } from '../../../src/wordpress/unread-answer.ts';
import { labelled, numbered, recording } from './support.ts';

const core = (base: unknown, mine: unknown, theirs: unknown) =>
	compareThreeWay({ base, mine, theirs, namespace: 'wp/v2' });

/** `{'/title': 'both', …}`, of the fields that were sent. */
const sentStates = ({ rows }: ThreeWay) =>
	Object.fromEntries(rows.filter(({ sent }) => sent).map(({ path, state }) => [path, state]));
const states = ({ rows }: ThreeWay) => Object.fromEntries(rows.map(({ path, state }) => [path, state]));

const post = {
	id: 4,
	modified_gmt: '2026-11-21T11:05:14',
	title: { raw: 'Spring menu', rendered: 'Spring menu' },
	content: {
		raw: 'Soup & bread.',
		rendered: '<p>Soup &#038; bread.</p>',
		protected: false,
		block_version: 0,
	},
	status: 'draft',
	sticky: false,
	featured_media: 12,
	categories: [1, 7],
	tags: [],
	meta: { footnotes: '', price: 4 },
	_links: { self: [{ href: 'https://example.test/wp-json/wp/v2/posts/4' }] },
};

describe('a refused save, compared with what the server holds', () => {
	it('shows the title that two people changed, and the version only the server changed', () => {
		const { all, at } = labelled('plugin-rest-stale-version');
		const base = lastReadBefore(all, at);
		const sent = sentBody(at);
		const comparison = compareThreeWay({
			base: base?.body,
			mine: sent.kind === 'json' && sent.value,
			// The recording goes on with the same GET that the panel would send.
			theirs: answerJson(numbered(all, 3)),
			namespace: at.endpoint.namespace,
		});
		expect(base).toMatchObject({ exchangeId: 0, how: 'read' });
		expect(sentStates(comparison)).toEqual({ '/title': 'both', '/acme_version': 'theirs' });
		expect(comparison.rows.find(({ path }) => path === '/title')).toMatchObject({
			base: 'Spring menu',
			mine: 'by editor',
			theirs: 'by admin',
		});
		const changed = comparison.rows.filter(({ state }) => !['unchanged', 'server'].includes(state));
		expect(changed.map(({ path }) => path)).toEqual(['/title', '/acme_version']);
		expect(states(comparison)).toMatchObject({
			'/modified_gmt': 'server',
			'/generated_slug': 'server',
			'/_links': 'server',
			'/content': 'unchanged',
			'/meta/footnotes': 'unchanged',
		});
	});

	it('works from what the page of the block editor brought along', () => {
		const { all, at } = labelled('editor-save-refused');
		const base = lastReadBefore(all, at);
		const sent = sentBody(at);
		if (sent.kind !== 'json') throw new Error('No JSON was sent');
		expect(base?.how).toBe('preload');
		const theirs = { ...base?.body, title: { raw: 'Theirs', rendered: 'Theirs' }, acme_version: 2 };
		const comparison = core(base?.body, sent.value, theirs);
		expect(sentStates(comparison)).toEqual({
			'/id': 'unchanged',
			'/title': 'both',
			'/content': 'unchanged',
			'/acme_version': 'theirs',
		});
	});

	it('finds the state in the refusal of an ajax action, which no GET would tell', () => {
		const { at } = labelled('ajax-note-refused');
		const sent = sentBody(at);
		const held = heldInAnswer(at);
		expect(held).toEqual({ pointer: '/data/current', value: { version: 2, text: 'Theirs' } });
		const comparison = compareThreeWay({
			base: null,
			mine: sent.kind === 'form' && sent.value,
			theirs: held?.value,
			namespace: null,
		});
		expect(sentStates(comparison)).toEqual({
			'/action': 'mine',
			'/nonce': 'server',
			'/version': 'differs',
			'/text': 'differs',
		});
	});
});

describe('a save that went over somebody else’s', () => {
	// What WordPress 7.1.1 keeps of it: recorded from `/wp/v2/posts/4/revisions?context=edit`.
	const revision = (
		id: number,
		date_gmt: string,
		title: string,
		content: string,
		slug = '6-revision-v1',
	) => ({
		author: 2,
		id,
		date_gmt,
		modified_gmt: date_gmt,
		parent: 6,
		slug,
		title: { raw: title, rendered: title },
		content: { raw: content, rendered: `<p>${content}</p>\n` },
		excerpt: { raw: '', rendered: '' },
		meta: { footnotes: '' },
	});

	it.each(['editor-lost-update', 'editor-lost-update-6.5', 'editor-lost-update-later'])(
		'%s: compares with the revision that was overwritten',
		name => {
			const { all, at } = labelled(name);
			const base = lastReadBefore(all, at);
			const saved = asRecord(answerJson(at));
			const links = asRecord(saved?._links) as { 'predecessor-version': { id: number }[] } | null;
			const last = links?.['predecessor-version'][0]?.id ?? 0;
			const mine = sentBody(at);
			const theirsAt = new Date(Date.parse(`${saved?.modified_gmt}Z`) - 1000).toISOString().slice(0, 19);
			const revisions = [
				revision(last, String(saved?.modified_gmt), 'Spring menu', 'Mine'),
				revision(last - 1, theirsAt, 'Theirs', 'Theirs'),
				revision(last - 2, theirsAt, 'Draft', 'Draft', '6-autosave-v1'),
			];
			const theirs = overwrittenState(revisions, at, base?.body ?? null);
			expect(theirs).toMatchObject({ title: { raw: 'Theirs' }, modified_gmt: theirsAt, id: 6 });
			const comparison = core(base?.body, mine.kind === 'json' && mine.value, theirs);
			expect(states(comparison)).toMatchObject({
				'/content': 'both',
				'/title': 'theirs',
				'/status': 'unchanged',
				'/meta/footnotes': 'unchanged',
				'/modified_gmt': 'server',
			});
			expect(base?.how).toBe(name === 'editor-lost-update-later' ? 'own-write' : 'preload');
		},
	);

	it('says nothing when no revision stands between', () => {
		const { all, at } = labelled('editor-lost-update');
		const base = lastReadBefore(all, at)?.body ?? null;
		const saved = String(asRecord(answerJson(at))?.modified_gmt);
		expect(overwrittenState([revision(9999, saved, 'Mine', 'Mine')], at, base)).toBeNull();
		expect(overwrittenState([], at, base)).toBeNull();
		expect(overwrittenState({ code: 'rest_cannot_read' }, at, base)).toBeNull();
	});
});

describe('the same thing, said in another way', () => {
	const same: readonly (readonly [string, unknown, unknown])[] = [
		['a title without its wrapper', { title: 'Spring menu' }, post],
		['a title in a wrapper of its own', { title: { raw: 'Spring menu' } }, post],
		['CRLF', { text: 'a\r\nb' }, { text: 'a\nb' }],
		// wp_kses_normalize_entities(), seen with an author's post on WordPress 7.1.1.
		['a bare ampersand that kses wrote out', { text: 'Salt & pepper' }, { text: 'Salt &amp; pepper' }],
		['terms in another order', { categories: [7, 1] }, post],
		['terms as texts', { categories: ['7', '1'] }, post],
		['terms as one text', { categories: '1,7' }, post],
		['terms of a custom taxonomy', { dish: [3, 2] }, { dish: [2, 3] }],
		['a number as text', { featured_media: '12' }, post],
		['a boolean as text', { sticky: 'false' }, post],
		['a boolean as a number', { sticky: 0 }, post],
		['meta of which a part was sent', { meta: { price: '4' } }, post],
		['an object without members', { meta: {} }, { meta: [] }],
		[
			'ids of things of which the answer says more',
			{ images: [{ id: 9 }] },
			{ images: [{ id: 9, src: 'x' }] },
		],
	];

	it.each(same)('is no change: %s', (_, mine, held) => {
		const twoWay = core(null, mine, held);
		const threeWay = core(held, mine, held);
		for (const { state } of twoWay.rows.filter(({ sent }) => sent)) expect(state).toBe('unchanged');
		for (const { state } of threeWay.rows) expect(['unchanged', 'server']).toContain(state);
	});

	const other: readonly (readonly [string, unknown, unknown])[] = [
		['markup that became text', { text: '<b>' }, { text: '&lt;b&gt;' }],
		['an entity written out twice', { text: '&amp;lt;' }, { text: '&lt;' }],
		['a term more', { categories: [1, 7, 8] }, post],
		['pictures in another order', { images: [{ id: 1 }, { id: 2 }] }, { images: [{ id: 2 }, { id: 1 }] }],
		['an empty text and nothing', { text: '' }, { text: null }],
		['a text that only begins with a number', { pieces: '12 pieces' }, { pieces: 12 }],
		['a name every object has', { text: 'x' }, { text: {}, toString: 'x' }],
	];

	it.each(other)('is a change: %s', (_, mine, held) => {
		expect(Object.values(sentStates(core(null, mine, held)))).toContain('differs');
		expect(Object.values(sentStates(core(held, mine, held)))).toContain('mine');
	});

	it('reads a form as PHP does', () => {
		const mine = nestFields(
			parseUrlencoded(
				'title=Spring+menu&categories[]=7&categories[]=1&meta[price]=5&sticky=0&_wpnonce=0123456789',
			),
		);
		expect(sentStates(core(post, mine, post))).toEqual({
			'/title': 'unchanged',
			'/categories': 'unchanged',
			'/meta/price': 'mine',
			'/sticky': 'unchanged',
			'/_wpnonce': 'server',
		});
	});
});

it('names who changed what', () => {
	const base = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 };
	const theirs = { a: 1, b: 1, c: 2, d: 2, e: 2, f: 2 };
	const comparison = core(base, { a: 1, b: 3, c: 1, d: 3, e: 2 }, theirs);
	expect(states(comparison)).toEqual({
		'/a': 'unchanged',
		'/b': 'mine',
		'/c': 'theirs',
		'/d': 'both',
		'/e': 'same-change',
		'/f': 'theirs',
	});
	expect(comparison.rows.find(({ path }) => path === '/f')?.sent).toBe(false);
});

it('knows a field that is gone, a new one, and one that was never read', () => {
	const comparison = core(
		{ gone: 1, meta: {} },
		{ gone: 1, mine: 1, late: 2, meta: { new: 2 } },
		{
			late: 1,
			meta: { new: 1 },
		},
	);
	expect(states(comparison)).toEqual({
		'/gone': 'theirs',
		'/mine': 'mine',
		'/late': 'differs',
		'/meta/new': 'both',
	});
});

it('leaves a plugin the names that are core’s own in core alone', () => {
	const compare = (namespace: string) =>
		states(
			compareThreeWay({
				base: { link: 'a', price: 1 },
				mine: { link: 'b', price: 2 },
				theirs: { link: 'c', price: 3 },
				namespace,
			}),
		);
	expect(compare('wp/v2')).toEqual({ '/link': 'server', '/price': 'both' });
	expect(compare('wc/v3')).toEqual({ '/link': 'both', '/price': 'server' });
	expect(compare('bistro-menu/v2')).toEqual({ '/link': 'both', '/price': 'both' });
});

it('counts a volatile name as a field where the resource has it', () => {
	expect(states(core({ interval: 5 }, { interval: 7 }, { interval: 9 }))).toEqual({ '/interval': 'both' });
	expect(states(core({}, { interval: 7 }, {}))).toEqual({ '/interval': 'server' });
});

it('marks a text that the answer only shows', () => {
	const shown = { content: { rendered: '<p>Theirs</p>' } };
	expect(core(null, { content: 'Mine' }, shown).rows).toEqual([
		{
			path: '/content',
			base: undefined,
			mine: 'Mine',
			theirs: '<p>Theirs</p>',
			state: 'differs',
			sent: true,
			shownOnly: true,
		},
	]);
	// Before and after are compared by what both answers have.
	expect(
		states(core(shown, { content: 'Mine' }, { content: { raw: 'Theirs', rendered: '<p>Theirs</p>' } })),
	).toEqual({
		'/content': 'mine',
	});
});

it('takes names from JSON as data', () => {
	const text = '{"__proto__":{"x":1},"constructor":2,"meta":{"__proto__":3}}';
	const comparison = core({}, JSON.parse(text), JSON.parse(text.replace('3', '4')));
	expect(states(comparison)).toEqual({
		'/__proto__/x': 'unchanged',
		'/constructor': 'unchanged',
		'/meta/__proto__': 'differs',
	});
	expect(core({}, { constructor: 1 }, {}).rows[0]?.base).toBeUndefined();
});

it('is bounded', () => {
	const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
	const deepList = JSON.parse(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`);
	expect(core(deep, deep, deep).rows).toHaveLength(1);
	expect(core({ a: deepList }, { a: deepList }, { a: 1 }).rows[0]?.state).toBe('theirs');
	expect(core({ a: { raw: deep } }, { a: { raw: { ...deep } } }, { a: 1 }).rows.length).toBeGreaterThan(0);
	const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, index]));
	const comparison = core(wide, wide, wide);
	expect(comparison.rows).toHaveLength(2000);
	expect(comparison.cut).toBe(true);
});

const json = fc.jsonValue({ maxDepth: 4 });
const record = fc.dictionary(
	fc.oneof(fc.string(), fc.constantFrom('__proto__', 'title', 'meta', 'raw', 'rendered')),
	json,
);

it('finds no conflict among equal values, whatever they are', () => {
	fc.assert(
		fc.property(record, value => {
			const copy = JSON.parse(JSON.stringify(value));
			for (const { state } of core(value, copy, value).rows) expect(['unchanged', 'server']).toContain(state);
			for (const { state } of core(null, copy, value).rows) expect(['unchanged', 'server']).toContain(state);
		}),
	);
});

it('never throws, and says of every field that was sent what became of it', () => {
	fc.assert(
		fc.property(fc.oneof(record, json), record, fc.oneof(record, json), (base, mine, theirs) => {
			const { rows } = core(base, mine, theirs);
			const paths = rows.map(({ path }) => path);
			expect(new Set(paths).size).toBe(paths.length);
			for (const row of rows) expect(row.sent).toBe(row.mine !== undefined);
		}),
	);
});

it('reads every recorded write against itself without a conflict', () => {
	for (const name of [
		'healthy-editing-whole',
		'healthy-quick-edit',
		'shop-products-batch',
		'healthy-batch',
	]) {
		for (const observation of recording(name).filter(({ isWrite }) => isWrite)) {
			const sent = sentBody(observation);
			if (sent.kind !== 'json' && sent.kind !== 'form') continue;
			const { rows } = compareThreeWay({
				base: sent.value,
				mine: sent.value,
				theirs: sent.value,
				namespace: observation.endpoint.namespace,
			});
			for (const { state } of rows) expect(['unchanged', 'server']).toContain(state);
		}
	}
});
