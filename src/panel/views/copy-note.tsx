import { useEffect } from 'preact/hooks';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { CloseIcon } from '../parts/icons.tsx';

/** So long it says that something was copied, where there is nothing else to know of it. In milliseconds. */
const SAID_FOR = 4000;

/** What became of the last copy from a menu. What has to be done with the text stays until it is dismissed. */
export function CopyNote() {
	const t = useWords();
	const { say } = useHost();
	const { copying } = usePanel();
	const note = copying.note.value;
	const isBrief = note?.outcome === 'copied' && note.text.length === 1;
	useEffect(() => {
		if (!isBrief) return;
		const timer = setTimeout(copying.dismiss, SAID_FOR);
		return () => clearTimeout(timer);
	}, [note]);
	return (
		<div role="status" class="copy-note">
			{note && (
				<p class={note.outcome === 'failed' ? 'notice notice-warning' : 'notice'}>
					<span>{note.text.map(say).join(' ')}</span>
					<button type="button" class="tool" title={t('banner_dismiss')} onClick={copying.dismiss}>
						<CloseIcon />
					</button>
				</p>
			)}
		</div>
	);
}
