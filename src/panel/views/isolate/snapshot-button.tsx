import { restoreLines } from '../../../isolation/recipes/restore-lines.ts';
import type { Snapshot } from '../../../isolation/session/events.ts';
import { orderToRestore } from '../../../isolation/session/state.ts';
import { useWords } from '../../panel-context.ts';
import { saveFile } from '../../save-file.ts';

/** Saves what the site was like before the first change, with the lines that put it back, where no browser can lose it. */
export function SnapshotButton({ snapshot }: { snapshot: Snapshot }) {
	const t = useWords();
	const save = () => {
		const text = JSON.stringify({ ...snapshot, restore: restoreLines(orderToRestore(snapshot)) }, null, '\t');
		saveFile('concord-snapshot.json', 'application/json', `${text}\n`);
	};
	return (
		<button type="button" class="link" onClick={save}>
			{t('isolate_saveSnapshot')}
		</button>
	);
}
