import type { Truth } from '../accuracy/truth.ts';
import { signIn } from '../e2e/wp-admin.ts';
import { startWordPress, type WordPress, type WordPressVersion } from '../wordpress/index.ts';
import { Person } from '../wordpress/person.ts';
import { cutEntry } from './cut.ts';
import { type DevToolsRecording, recordDevTools } from './devtools-recording.ts';
import { writeFixture } from './fixture.ts';
import { type HarEntry, inOrderOfStart } from './har.ts';
import { recordPlaywright } from './playwright-recording.ts';
import { scrub } from './scrub.ts';
import type { BrowserStory, ClientStory, Story } from './story.ts';
import { wireToHar } from './wire-to-har.ts';

/** A case as it is written: a story, on one release. */
export interface Case {
	readonly name: string;
	readonly story: Story;
	readonly version: WordPressVersion;
}

/** A story is one case for each release it is told on. */
export function casesOf(story: Story): Case[] {
	const versions = (story.by === 'hand' ? undefined : story.versions) ?? ['7.1'];
	return versions.map(version => ({
		name: version === '7.1' ? story.name : `${story.name}-${version}`,
		story,
		version,
	}));
}

/** Records one case and writes its files; says how big it became and how many entries it has. */
export async function recordCase({ name, story, version }: Case, folder: string): Promise<string> {
	const { entries, ...origin } = await recorded(story, version);
	const expected = story.truth(entries);
	const truth: Truth = {
		what: story.what,
		...origin,
		expected,
		...(expected.every(({ severity, optional }) => optional || severity === 'info') ? { silent: true } : {}),
	};
	const size = writeFixture(folder, name, entries, truth);
	return `${entries.length} entries, ${size} bytes, ${expected.map(({ kind, exchange }) => `${kind}@${exchange}`).join(' ') || 'silent'}`;
}

type Recorded = Omit<Truth, 'what' | 'expected' | 'silent'> & { entries: readonly HarEntry[] };

async function recorded(story: Story, version: WordPressVersion): Promise<Recorded> {
	if (story.by === 'hand') return { entries: story.write(), source: 'written', browser: story.browser };
	const wp = await startWordPress({ ...story.site, version });
	try {
		const played = story.by === 'browser' ? await playInBrowser(story, wp) : await playByClient(story, wp);
		const whole = story.by === 'browser' && story.whole === true;
		const cut = played.entries.flatMap(entry => cutEntry(entry, whole) ?? []);
		const entries = scrub(story.edit?.(cut) ?? cut, wp.site);
		return { entries, source: 'recorded', wordpress: wp.version, browser: played.browser };
	} finally {
		await wp.stop();
	}
}

async function playInBrowser(story: BrowserStory, wp: WordPress) {
	const recording = await (story.recorder === 'playwright'
		? recordPlaywright(wp.origin)
		: watched(story, wp));
	const { page, browser } = recording;
	page.setDefaultTimeout(20_000);
	try {
		const nothing = () => Promise.resolve();
		const { startOver: begin = nothing, caughtUp: quiet = nothing } = recording as Partial<DevToolsRecording>;
		await story.play({ wp, page, begin, quiet });
		return { browser, entries: await recording.entries() };
	} finally {
		await recording.close();
	}
}

/** A browser with DevTools open, where the story can begin. */
async function watched(story: BrowserStory, wp: WordPress): Promise<DevToolsRecording> {
	const recording = await recordDevTools();
	try {
		if (!story.signedOut) await signIn(recording.page, wp.origin, wp.admin.user, wp.admin.password);
		await recording.startOver();
		return recording;
	} catch (error) {
		await recording.close();
		throw error;
	}
}

async function playByClient(story: ClientStory, wp: WordPress) {
	const [admin, editor] = [await wp.as('admin', 'admin'), await wp.as('editor', 'editor')];
	const anyone = new Person(wp.origin, 'anyone');
	const people = [admin, editor, anyone];
	const begin = () => {
		for (const { wire } of people) wire.length = 0;
	};
	begin();
	const unseen = new Set<Person>();
	await story.play({ wp, admin, editor, anyone, begin, unseen: person => unseen.add(person) });
	const seen = people.filter(person => !unseen.has(person));
	return { browser: 'http client', entries: inOrderOfStart(seen.flatMap(({ wire }) => wireToHar(wire))) };
}
