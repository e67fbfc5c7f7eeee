import type { DevTools } from './devtools.ts';
import { openView } from './panel-hand.ts';

/**
 * Saves the report with the panel's own button, as a person does.
 *
 * @param file where the report goes
 * @throws Error when nothing was saved in time
 */
export async function saveReport(tools: DevTools, file: string): Promise<void> {
	await openView(tools, 'Report');
	const [download] = await Promise.all([
		tools.devtools.waitForEvent('download'),
		tools.panel.getByRole('button', { name: 'Save report' }).click(),
	]);
	await download.saveAs(file);
}
