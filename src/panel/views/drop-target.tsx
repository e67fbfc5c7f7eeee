import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useShell, useWords } from '../panel-context.ts';

/**
 * Takes a file that is dropped anywhere on the panel, and says so while one is held above it. Nothing can be dragged the other
 * way.
 */
export function DropTarget() {
	const t = useWords();
	const { importing } = useShell();
	const isOver = useSignal(false);
	useEffect(() => {
		const events = new AbortController();
		const { signal } = events;
		const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
		addEventListener(
			'dragover',
			event => {
				if (!hasFiles(event)) return;
				event.preventDefault(); // says that a drop is welcome
				isOver.value = true;
			},
			{ signal },
		);
		addEventListener(
			'dragleave',
			event => {
				if (event.relatedTarget === null) isOver.value = false;
			},
			{ signal },
		);
		addEventListener(
			'drop',
			event => {
				isOver.value = false;
				if (!hasFiles(event)) return;
				event.preventDefault(); // the browser would open the file in place of the panel
				void importing.open(event.dataTransfer?.files);
			},
			{ signal },
		);
		addEventListener(
			'dragstart',
			event => {
				const isField = event.target instanceof Element && event.target.matches('input, textarea');
				// Marked text and links would leave the panel as they are, past redaction.
				if (!isField) event.preventDefault();
			},
			{ signal },
		);
		return () => events.abort();
	}, [importing]);
	return isOver.value ? <div class="drop-target">{t('import_drop')}</div> : null;
}
