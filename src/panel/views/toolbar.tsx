import { useHost, useWords } from '../host-context.ts';
import { saveFile } from '../save-file.ts';
import type { PanelStore } from '../store.ts';
import { ClearIcon, RecordIcon, ReloadIcon, SaveIcon } from './icons.tsx';

export function Toolbar({ store }: { store: PanelStore }) {
	const t = useWords();
	const host = useHost();
	const paused = store.paused.value;
	const saveReport = () => {
		const report = store.report(host.say, new Date());
		saveFile('concord-report.json', 'application/json', `${JSON.stringify(report, null, '\t')}\n`);
	};
	return (
		<div class="toolbar" role="toolbar" aria-label={t('toolbar_label')}>
			<button
				type="button"
				class="tool"
				aria-pressed={!paused}
				title={paused ? t('toolbar_record') : t('toolbar_pause')}
				onClick={store.togglePaused}
			>
				<RecordIcon recording={!paused} />
			</button>
			<button type="button" class="tool" title={t('toolbar_clear')} onClick={store.clear}>
				<ClearIcon />
			</button>
			<span class="tool-divider" />
			<button type="button" class="tool" title={t('toolbar_reload')} onClick={host.reloadPage}>
				<ReloadIcon />
			</button>
			<span class="tool-divider" />
			<button
				type="button"
				class="tool"
				title={t('toolbar_saveReport')}
				disabled={store.rows.value.length === 0}
				onClick={saveReport}
			>
				<SaveIcon />
			</button>
		</div>
	);
}
