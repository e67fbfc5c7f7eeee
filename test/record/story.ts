import type { Page } from 'playwright-core';
import type { Label } from '../accuracy/truth.ts';
import type { Person, StartOptions, WordPress, WordPressVersion } from '../wordpress/index.ts';
import type { HarEntry } from './har.ts';

/** What every case has. */
interface Told {
	/** Its file name. */
	readonly name: string;
	readonly what: string;
	/** The labels, found in what was recorded; none means that it is silent. */
	readonly truth: (entries: readonly HarEntry[]) => readonly Label[];
}

interface OnWordPress extends Told {
	/** Default: 7.1 alone. A case of another release has its number at the end of its name. */
	readonly versions?: readonly WordPressVersion[];
	readonly site?: Omit<StartOptions, 'version' | 'backend'>;
	/** Last touches, after cutting. */
	readonly edit?: (entries: HarEntry[]) => HarEntry[];
}

/** The scene of a story in a browser: the recorded tab is signed in as admin. */
export interface BrowserScene {
	readonly wp: WordPress;
	readonly page: Page;
	/** Everything before it is not part of the recording. */
	readonly begin: () => Promise<void>;
	/** Waits until the page and DevTools have nothing more to do: what is navigated away from too early has no body. */
	readonly quiet: () => Promise<void>;
}

/** Played in a browser, recorded by an extension in DevTools unless it says otherwise. */
export interface BrowserStory extends OnWordPress {
	readonly by: 'browser';
	readonly play: (scene: BrowserScene) => Promise<void>;
	/** Keeps core's scripts and styles in the recording. */
	readonly whole?: true;
	/** Recorded by Playwright instead, from the sign-in on: `begin` does nothing then. */
	readonly recorder?: 'playwright';
	/** Begins with the sign-in form, not signed in. */
	readonly signedOut?: true;
}

/** The scene of a story told by plain HTTP requests. What the people of it send is the recording. */
export interface ClientScene {
	readonly wp: WordPress;
	readonly admin: Person;
	readonly editor: Person;
	readonly anyone: Person;
	/** Everything before it is not part of the recording. */
	readonly begin: () => void;
	/** What one person sent and got during the recording is left out. */
	readonly unseen: (person: Person) => void;
}

/** Played by plain HTTP clients. */
export interface ClientStory extends OnWordPress {
	readonly by: 'client';
	readonly play: (scene: ClientScene) => Promise<void>;
}

/** Not played at all: written after documentation and source, for sites that cannot be run here. */
export interface WrittenStory extends Told {
	readonly by: 'hand';
	/** Whose dialect of HAR it is in. */
	readonly browser: string;
	readonly write: () => readonly HarEntry[];
}

export type Story = BrowserStory | ClientStory | WrittenStory;
