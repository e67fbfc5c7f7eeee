import { fileURLToPath } from 'node:url';
import { type DevTools, openDevTools } from '../e2e/devtools.ts';
import {
	button,
	type DetailTab,
	detail,
	filterBy,
	focusOn,
	openRow,
	openTab,
	openView,
	press,
	rows,
	textOf,
} from '../e2e/panel-hand.ts';
import { openEditor, saveTitle, signIn } from '../e2e/wp-admin.ts';
import { startWordPress, type WordPress } from '../wordpress/index.ts';

/* Everything the panel can look like, one after another, over a real WordPress: to be photographed, and to be looked at by axe. */

const extension = fileURLToPath(new URL('../../dist/chrome', import.meta.url));

/** Where the panel is shown. */
export interface Stage {
	readonly tools: DevTools;
	readonly wordpress: WordPress;
	close(): Promise<void>;
}

/** One look of the panel. */
export interface PanelState {
	/** Also the name of its pictures. */
	readonly name: string;
	/** Brings it about, from where the state before has left. */
	readonly open: (stage: Stage) => Promise<void>;
	/** Puts back what the next state does not expect. */
	readonly leave?: (stage: Stage) => Promise<void>;
}

/**
 * Starts a WordPress that refuses stale saves, and DevTools on it, signed in.
 *
 * @returns the stage; close it
 * @throws Error when one of them does not start; nothing is left behind
 */
export async function openStage(): Promise<Stage> {
	const wordpress = await startWordPress({ plugins: ['version-guard'] });
	let tools: DevTools | undefined;
	const close = async () => {
		await tools?.close();
		await wordpress.stop();
	};
	try {
		tools = await openDevTools({ extension });
		await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);
		return { tools, wordpress, close };
	} catch (error) {
		await close();
		throw error;
	}
}

const empty =
	(title: string) =>
	async ({ tools }: Stage) =>
		textOf(tools.panel.locator('.empty h1'), title);

/** The focus is back where it was only when the dialog is gone. */
async function closeDialog({ tools }: Stage): Promise<void> {
	await press(tools, 'Escape');
	await tools.panel.getByRole('dialog').waitFor({ state: 'detached' });
}

/** An empty field suggests keys, above the rows. */
async function unfilter({ tools }: Stage): Promise<void> {
	await filterBy(tools, '');
	await press(tools, 'Escape');
}

/** A post that somebody else has saved while it was open in the editor. */
let route = '';

async function causeConflicts({ tools, wordpress }: Stage): Promise<void> {
	const { data } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', {
		title: 'Opening hours',
		status: 'publish',
	});
	route = `/wp/v2/posts/${data.id}`;
	await openEditor(tools.page, wordpress.origin, data.id);
	await wordpress.rest('POST', route, { title: 'Opening hours in winter' });
	await saveTitle(tools.page, 'Opening hours in summer');
	await tools.page.evaluate(() => {
		const { apiFetch } = (window as unknown as { wp: { apiFetch(options: object): Promise<unknown> } }).wp;
		const save = { path: '/wp/v2/posts/1', method: 'POST', data: { title: 'Twice' } };
		return Promise.allSettled([apiFetch(save), apiFetch(save)]);
	});
}

const tab = (name: DetailTab): PanelState => ({
	name: `tab-${name.toLowerCase()}`,
	open: ({ tools }) => openTab(tools, name),
});

/** In the order in which they can be reached. */
export const PANEL_STATES: readonly PanelState[] = [
	{
		name: 'empty-nothing-yet',
		async open(stage) {
			await stage.tools.page.goto('about:blank');
			await openView(stage.tools, 'Requests');
			await button(stage.tools, 'Clear').click();
			await empty('No WordPress requests yet')(stage);
		},
	},
	{
		name: 'empty-paused',
		async open(stage) {
			await button(stage.tools, 'Stop recording').click();
			await empty('Recording is paused')(stage);
		},
		leave: ({ tools }) => tools.panel.locator('.empty').getByRole('button').click(),
	},
	{
		name: 'empty-no-conflict',
		async open(stage) {
			await stage.tools.page.goto(stage.wordpress.origin);
			await openView(stage.tools, 'Conflicts');
			await empty('No conflict so far')(stage);
		},
	},
	{
		name: 'empty-filtered',
		async open(stage) {
			await filterBy(stage.tools, 'status:503');
			await empty('The filter hides everything')(stage);
		},
		leave: unfilter,
	},
	{
		name: 'conflicts',
		async open(stage) {
			await causeConflicts(stage);
			await rows(stage.tools, route).waitFor();
			await rows(stage.tools, 'Sent twice').waitFor();
		},
	},
	{
		name: 'tab-diagnosis',
		async open({ tools }) {
			await openRow(tools, route);
			await detail(tools)
				.getByRole('heading', { name: /old version/ })
				.waitFor();
		},
	},
	tab('Compare'),
	{
		name: 'compare-fetched',
		async open({ tools }) {
			await button(tools, 'Get the current state').click();
			await button(tools, 'Get the current state again').waitFor();
		},
	},
	{
		name: 'compare-consent',
		async open({ tools }) {
			// More than one where the browser had no body for what the editor read: then nobody knows what it began from.
			for (const mine of await detail(tools).getByRole('radio', { name: 'Mine' }).all()) await mine.check();
			await button(tools, 'Resubmit once').click();
			await tools.panel.getByRole('dialog').waitFor();
		},
		leave: closeDialog,
	},
	tab('Request'),
	tab('Response'),
	{
		name: 'tab-response-raw',
		open: ({ tools }) => button(tools, 'Raw').click(),
		leave: ({ tools }) => button(tools, 'Parsed').click(),
	},
	tab('Timeline'),
	tab('Suspects'),
	{
		name: 'compare-duplicate',
		async open({ tools }) {
			await openRow(tools, 'Sent twice');
			await openTab(tools, 'Compare');
		},
	},
	{
		name: 'menu',
		async open({ tools }) {
			await openTab(tools, 'Diagnosis');
			await rows(tools, route).click({ button: 'right' });
			await tools.panel.getByRole('menu').waitFor();
		},
		leave: ({ tools }) => press(tools, 'Escape'),
	},
	{
		name: 'menu-copy-as',
		async open({ tools }) {
			await rows(tools, route).click({ button: 'right' });
			await tools.panel.getByRole('menuitem', { name: 'Copy as', exact: true }).click();
			await tools.panel.getByRole('menuitem', { name: /^cURL/ }).first().waitFor();
		},
	},
	{
		name: 'copy-with-secrets',
		async open({ tools }) {
			await tools.panel.getByRole('menuitem', { name: 'Copy with secrets…' }).click();
			await tools.panel.getByRole('dialog').waitFor();
		},
		leave: closeDialog,
	},
	{
		name: 'suggestions',
		async open({ tools }) {
			await filterBy(tools, 'st');
			await focusOn(tools, 'combobox Filter');
			await press(tools, 'ArrowDown');
			await tools.panel.getByRole('listbox').waitFor();
		},
		leave: unfilter,
	},
	{
		name: 'filtered',
		open: ({ tools }) => filterBy(tools, 'is:write -status:200'),
		leave: unfilter,
	},
	{
		name: 'verify',
		async open({ tools }) {
			await openRow(tools, route);
			await button(tools, 'Verify the fix').click();
			await textOf(tools.panel.locator('.banners .notice'), /^Watching/);
		},
	},
	{
		name: 'verify-back',
		async open({ tools }) {
			await saveTitle(tools.page, 'Opening hours in summer, still');
			await textOf(tools.panel.locator('.banners .notice'), /came back/);
		},
		leave: ({ tools }) => button(tools, 'Stop watching').click(),
	},
	{
		name: 'rates',
		open: ({ tools }) => tools.panel.locator('#rate-button').click(),
		leave: ({ tools }) => tools.panel.locator('#rate-button').click(),
	},
	{
		name: 'requests-detail',
		open: ({ tools }) => openView(tools, 'Requests'),
	},
	{
		name: 'requests',
		async open({ tools }) {
			await tools.panel.getByRole('grid').press('Escape');
			await detail(tools).waitFor({ state: 'detached' });
		},
	},
	{ name: 'isolate', open: ({ tools }) => openView(tools, 'Isolate') },
	{ name: 'report', open: ({ tools }) => openView(tools, 'Report') },
	{
		name: 'help',
		async open({ tools }) {
			await button(tools, 'Keyboard shortcuts').click();
			await tools.panel.getByRole('dialog').waitFor();
		},
		leave: closeDialog,
	},
	{
		name: 'attempt',
		async open({ tools }) {
			await openView(tools, 'Conflicts');
			await button(tools, 'Record one attempt').click();
			await textOf(tools.panel.locator('.banners .notice'), /^Perform the action/);
		},
	},
	{
		name: 'attempt-done',
		async open({ tools }) {
			await saveTitle(tools.page, 'Opening hours in summer, once more');
			await textOf(tools.panel.locator('.banners .notice'), /^Attempt recorded/);
		},
		leave: ({ tools }) => button(tools, 'Show all requests').click(),
	},
	{
		name: 'import-refused',
		async open({ tools }) {
			await openFile(tools, 'notes.har', 'This is no HAR file.');
			await tools.panel.locator('.banners .notice', { hasText: 'Choose a HAR file' }).waitFor();
		},
	},
];

async function openFile(tools: DevTools, name: string, text: string): Promise<void> {
	const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
	await tools.panel.locator('input[type=file]').setInputFiles(file);
}

/** Both themes, wide as in a window of its own and narrow as docked to the side; in CSS pixels. */
export const LOOKS = (['light', 'dark'] as const).flatMap(theme =>
	([1200, 420] as const).map(width => ({ theme, width, height: 720 })),
);
