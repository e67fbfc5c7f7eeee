import type { DevTools } from './devtools.ts';
import { openView } from './panel-hand.ts';
import { until } from './until.ts';

/**
 * Saves the report as JSON with the panel's own button, as a person does.
 *
 * @param file where the report goes
 * @throws Error when nothing was saved in time
 */
export async function saveReport(tools: DevTools, file: string): Promise<void> {
	await openView(tools, 'Report');
	await tools.panel.getByRole('combobox', { name: 'For', exact: true }).selectOption('json');
	await until('the preview', async () =>
		((await tools.panel.locator('.report-preview').textContent()) ?? '').startsWith('{'),
	);
	const [download] = await Promise.all([
		tools.devtools.waitForEvent('download'),
		tools.panel.getByRole('button', { name: 'Save report' }).click(),
	]);
	await download.saveAs(file);
}
