import { describe, expect, it } from 'vitest';
import { EDITORS_UNSEEN, type EditorSign, editorSigns } from '../../src/diagnosis/editors.ts';
import { resourceOf } from '../../src/diagnosis/timeline.ts';
import type { Observation } from '../../src/inspector.ts';
import { caseNames } from '../accuracy/truth.ts';
import { sayEnglish } from '../support.ts';
import { observed, recording } from './stories.ts';
import { ajaxUrl, form, html, json, type Step, site } from './support.ts';

const resource = '/wp/v2/posts/7';
const brief = (signs: readonly EditorSign[]) =>
	signs.map(
		({ confidence, exchangeIds, how, says }) =>
			`${how} ${confidence} ${exchangeIds.join()}: ${sayEnglish(says)}`,
	);
const inRecording = (name: string, of: string) => brief(editorSigns(recording(name), of));
const inStory = (...steps: readonly Step[]) => brief(editorSigns(observed(...steps), resource));

const open = (lock: string, at: number): Step => ({
	at,
	url: `${site}/wp-admin/post.php?post=7&action=edit`,
	requestHeaders: { 'Sec-Fetch-Dest': 'document' },
	responseHeaders: html,
	responseBody: `<!doctype html><script>{"postLock":{"isLocked":false,"activePostLock":"${lock}"}}</script>`,
});
const beat = (lock: string, at: number, next: string, post = 7): Step => ({
	at,
	method: 'POST',
	url: ajaxUrl,
	requestHeaders: form,
	requestBody: `action=heartbeat&_nonce=0123456789&data[wp-refresh-post-lock][post_id]=${post}&data[wp-refresh-post-lock][lock]=${lock}`,
	responseHeaders: json,
	responseBody: JSON.stringify({ 'wp-refresh-post-lock': { new_lock: next }, 'wp-auth-check': true }),
});
const leave = (lock: string, at: number): Step => ({
	at,
	method: 'POST',
	url: ajaxUrl,
	requestHeaders: form,
	requestBody: `action=wp-remove-post-lock&post_ID=7&active_post_lock=${lock}`,
	responseBody: '1',
});

describe('another person', () => {
	it('took the post over, says the heartbeat', () => {
		expect(inRecording('editor-lock-taken', '/wp/v2/posts/6')).toEqual([
			'other-person certain 6: editor has taken it over from this tab.',
		]);
		expect(editorSigns(recording('editor-lock-taken'), '/wp/v2/posts/6')[0]).toMatchObject({
			holder: 'editor',
			pointer: 'response.body#/wp-refresh-post-lock/lock_error',
		});
	});

	it('had it open, says the page; and this tab took it over', () => {
		for (const name of ['editor-lock-met-and-taken-over', 'editor-lock-met-and-taken-over-6.5'])
			expect(editorSigns(recording(name), 'edit 6').map(({ holder, how }) => [how, holder])).toEqual([
				['other-person', 'editor'],
				['took-over', null],
			]);
	});

	it('edits it, says the list of posts', () => {
		const signs = editorSigns(recording('healthy-list-with-heartbeat'), '/wp/v2/posts/6');
		expect(brief(signs)).toEqual(['other-person certain 6,5,4,3: editor is editing it.']);
		expect(editorSigns(recording('healthy-list-with-heartbeat'), '/wp/v2/posts/1')).toEqual([]);
	});

	it('holds an order of WooCommerce, or a post in Elementor', () => {
		expect(inRecording('shop-order-lock', '/wc/v3/orders/41')).toEqual([
			'other-person certain 0: Maria has taken it over from this tab.',
		]);
		expect(inRecording('elementor-locked-user', '/wp/v2/pages/7')).toEqual([
			'other-person certain 0: Maria has taken it over from this tab.',
		]);
	});

	it('is told once however often, by what was told last', () => {
		const signs = editorSigns(recording('post-lock-heartbeat'), '/wp/v2/posts/4');
		expect(signs.map(({ exchangeIds, holder, how }) => [how, holder, exchangeIds])).toEqual([
			['other-person', 'editor', [4, 2, 1]],
			['other-person', 'admin', [6]],
			['took-over', null, [5]],
		]);
	});
});

describe('two pages of one person', () => {
	it('show in a recording of several tabs, when the older goes on beside the newer', () => {
		const story = [
			open('1795248000:1', 0),
			open('1795248010:1', 10_000),
			beat('1795248010:1', 20_000, '1795248020:1'),
			beat('1795248000:1', 25_000, '1795248025:1'),
		];
		expect(inStory(...story)).toEqual([
			'two-pages likely 3,1,2: It is open in two tabs or windows of one person. Close one of them.',
		]);
		expect(inStory(...story, beat('1795248020:1', 35_000, '1795248035:1'))).toEqual([
			'two-pages certain 3,2,4: It is open in two tabs or windows of one person. Close one of them.',
		]);
	});

	it('show by heartbeats alone, whether or not the page takes the new locks', () => {
		expect(
			inStory(
				beat('1795248000:1', 0, '1795248001:1'),
				beat('1795248005:1', 5000, '1795248006:1'),
				beat('1795248000:1', 10_000, '1795248011:1'),
				beat('1795248006:1', 15_000, '1795248016:1'),
			),
		).toEqual([expect.stringContaining('two-pages certain')]);
	});

	it('show when the older is closed after the newer was opened', () => {
		expect(
			inStory(open('1795248000:1', 0), open('1795248010:1', 10_000), leave('1795248000:1', 60_000)),
		).toEqual([expect.stringContaining('two-pages likely 2,1')]);
	});

	it('are none when one follows the other', () => {
		expect(
			inStory(
				open('1795248000:1', 0),
				beat('1795248000:1', 10_000, '1795248010:1'),
				leave('1795248000:1', 19_990),
				{ ...open('1795248020:1', 20_000), takes: 900 },
				beat('1795248000:1', 20_100, '1795248021:1'),
				leave('1795248000:1', 20_950),
				beat('1795248020:1', 30_000, '1795248030:1'),
				beat('1795248030:1', 40_000, '1795248040:1'),
			),
		).toEqual([]);
	});

	it('are none of another post', () => {
		expect(
			inStory(
				beat('1795248000:1', 0, '1795248001:1'),
				beat('1795248005:1', 5000, '1795248006:1', 8),
				beat('1795248000:1', 10_000, '1795248011:1'),
				beat('1795248006:1', 15_000, '1795248016:1', 8),
			),
		).toEqual([]);
	});

	it('are in no recording of a single tab', () => {
		for (const name of caseNames().filter(each => /edit|lock/.test(each))) {
			const story = recording(name);
			for (const each of new Set(story.map(resourceOf)))
				expect(
					editorSigns(story, each).filter(({ how }) => how === 'two-pages'),
					`${name} ${each}`,
				).toEqual([]);
		}
	});
});

describe('a save past this tab', () => {
	const post = (modified: string, revisions: number) => ({
		responseHeaders: json,
		responseBody: JSON.stringify({
			id: 7,
			modified_gmt: modified,
			_links: { 'version-history': [{ count: revisions }] },
		}),
	});
	const read: Step = { url: `${site}/wp-json/wp/v2/posts/7?context=edit`, ...post('2026-11-21T07:00:00', 3) };
	const save: Step = {
		at: 60_000,
		method: 'POST',
		url: `${site}/wp-json/wp/v2/posts/7`,
		requestHeaders: { ...json, 'X-HTTP-Method-Override': 'PUT' },
		requestBody: '{"title":"x"}',
		...post('2026-11-21T08:01:00', 5),
	};

	it('points to an own other tab, when nobody else held the lock', () => {
		expect(inStory(read, beat('', 50_000, '1795248050:1'), save)).toEqual([
			'saved-elsewhere possible 2,1: It was saved past this tab while nobody else held the lock. Look for another tab of your own.',
		]);
	});

	it('points nowhere without a heartbeat near it, or when it told of somebody', () => {
		expect(inStory(read, save)).toEqual([]);
		const told = {
			...beat('', 50_000, ''),
			responseBody: JSON.stringify({
				'wp-refresh-post-lock': { lock_error: { name: 'Maria', text: 'Maria.' } },
			}),
		};
		expect(inStory(read, told, save).map(each => each.split(' ')[0])).toEqual(['other-person']);
	});
});

describe('signs', () => {
	it('are looked for only where a number may be that of a post', () => {
		const story: readonly Observation[] = recording('editor-lock-taken');
		for (const each of ['/wp/v2/users/6', '/wp/v2/categories/6', '/wp/v2/posts', 'heartbeat', ''])
			expect(editorSigns(story, each)).toEqual([]);
	});

	it('are none in healthy editing', () => {
		for (const name of [
			'healthy-editing',
			'healthy-editing-6.5',
			'healthy-editing-after-reload',
			'healthy-heartbeat-hour',
		])
			expect(inRecording(name, '/wp/v2/posts/6'), name).toEqual([]);
	});

	it('go with a word on what they cannot show', () => {
		expect(sayEnglish(EDITORS_UNSEEN)).toContain('another tab of the same person');
	});

	it('take names as they come', () => {
		const name = '</script>\\"é';
		const page: Step = {
			...open('', 0),
			responseBody: `"postLock":{"isLocked":true,"user":{"avatar":"x","name":${JSON.stringify(name)}}}`,
		};
		expect(editorSigns(observed(page), 'edit 7')[0]?.holder).toBe(name);
	});
});
