import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report } from '../../src/report/report.ts';
import { openDevTools } from '../e2e/devtools.ts';
import { detail, openRow, openView } from '../e2e/panel-hand.ts';
import { saveReport } from '../e2e/save-report.ts';
import { openEditor, saveTitle, signIn } from '../e2e/wp-admin.ts';
import { startWordPress } from '../wordpress/index.ts';

/*
 * `npm run demo`: the main job, for real. A WordPress on loopback refuses a save with 409, and the panel in DevTools names it.
 * With a display you see it happen; without one it runs headless and leaves the pictures. `--keep` leaves everything open.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'demo');
const { values: options } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });

const say = (text: string) => console.log(text);
const shown = (name: string) => relative(process.cwd(), join(folder, name));

async function demo(): Promise<void> {
	await rm(folder, { recursive: true, force: true });
	await mkdir(folder, { recursive: true });

	say(
		'1. Start a WordPress with a plugin that refuses stale saves (the first time this fetches and installs it)',
	);
	const wordpress = await startWordPress({ plugins: ['version-guard'] });
	say(`   WordPress ${wordpress.version} at ${wordpress.origin}`);

	say('2. Start a browser, open DevTools on the Concord panel, sign in');
	const tools = await openDevTools({ extension: join(root, 'dist/chrome'), headless: false });
	try {
		await signIn(tools.page, wordpress.origin, wordpress.admin.user, wordpress.admin.password);

		say('3. Open a post in the block editor; meanwhile somebody else saves it');
		const { data: post } = await wordpress.rest<{ id: number }>('POST', '/wp/v2/posts', {
			title: 'Opening hours',
			status: 'publish',
		});
		await openEditor(tools.page, wordpress.origin, post.id);
		await wordpress.rest('POST', `/wp/v2/posts/${post.id}`, { title: 'Opening hours in winter' });

		say('4. Save in the editor: "Updating failed"');
		await saveTitle(tools.page, 'Opening hours in summer');

		say('5. Read the verdict in the panel');
		await openRow(tools, `/wp/v2/posts/${post.id}`);
		await detail(tools).getByRole('heading', { level: 2 }).waitFor();
		const reportFile = join(folder, 'report.json');
		await saveReport(tools, reportFile);
		await openView(tools, 'Conflicts');
		const report: Report = JSON.parse(await readFile(reportFile, 'utf8'));
		for (const theme of ['dark', 'light'] as const) {
			await tools.setTheme(theme);
			for (const width of [420, 1200]) {
				await tools.resizePanel(width, 720);
				await tools.screenshot(join(folder, `panel-${theme}-${width}.png`), { clipTo: 'panel' });
			}
			await tools.screenshot(join(folder, `devtools-${theme}.png`));
		}
		tellVerdict(report);

		if (options.keep) {
			say(
				`\nOpen until you press Ctrl+C. Sign in elsewhere at ${wordpress.origin} as editor, password editor.`,
			);
			await new Promise<void>(resolve => {
				process.once('SIGINT', () => resolve());
				process.once('SIGTERM', () => resolve());
			});
		}
	} finally {
		await tools.close();
		await wordpress.stop();
	}
}

function tellVerdict(report: Report): void {
	const [finding] = report.findings;
	if (!finding) throw new Error('The panel found no conflict.');
	say(`\n   ${finding.status} ${finding.endpoint.method} ${finding.endpoint.route}`);
	say(`   ${finding.title} (${finding.confidence})`);
	for (const { text } of finding.evidence) say(`   - ${text}`);
	for (const suspect of finding.suspects) say(`   - ${suspect.evidence[0]?.text}`);
	say(`   What to do: ${finding.recovery.decision}`);
	say(`\nReport: ${shown('report.json')}`);
	say(
		`Pictures: ${shown('panel-light-1200.png')}, ${shown('panel-dark-1200.png')}, and narrow ones beside them`,
	);
}

try {
	await demo();
} catch (error) {
	console.error(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
}
