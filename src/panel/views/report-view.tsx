import { usePanel, useWords } from '../panel-context.ts';
import { saveFile } from '../save-file.ts';
import { reportOf } from '../state/report.ts';

/** What will be shared, before it is. */
export function ReportView() {
	const t = useWords();
	const { host, recording } = usePanel();
	const report = reportOf(recording, host.say, new Date());
	const text = `${JSON.stringify(report, null, '\t')}\n`;
	return (
		<div class="tab-panel">
			<button
				type="button"
				class="button button-primary"
				onClick={() => saveFile('concord-report.json', 'application/json', text)}
			>
				{t('report_save')}
			</button>
			<pre class="code">{text.slice(0, 20_000)}</pre>
		</div>
	);
}
