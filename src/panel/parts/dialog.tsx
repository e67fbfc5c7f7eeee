import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useWords } from '../panel-context.ts';
import { CloseIcon } from './icons.tsx';

interface DialogProps {
	readonly title: string;
	readonly onClose: () => void;
	readonly children: ComponentChildren;
	/** The buttons; the one that does it comes last. */
	readonly actions?: ComponentChildren;
}

/** A modal question or help page. `alert` and `confirm` look foreign in DevTools, and Firefox has none there. */
export function Dialog({ actions, children, onClose, title }: DialogProps) {
	const t = useWords();
	const dialog = useRef<HTMLDialogElement>(null);
	const closed = useRef(onClose);
	closed.current = onClose;
	useLayoutEffect(() => {
		const box = dialog.current;
		if (!box) return;
		const onClosed = () => closed.current();
		box.addEventListener('close', onClosed);
		box.showModal();
		return () => {
			box.removeEventListener('close', onClosed);
			// Answered, it is open still. Closing gives the focus back to where it was before, unless that was done already:
			// nobody who has gone on since loses it. An open dialog that is only taken out drops it.
			box.close();
		};
	}, []);
	return (
		<dialog
			ref={dialog}
			class="dialog"
			aria-labelledby="dialog-title"
			// Escape closes the dialog, not DevTools' drawer or our detail as well.
			onKeyDown={event => event.stopPropagation()}
		>
			<header class="dialog-head">
				<h2 id="dialog-title">{title}</h2>
				<button type="button" class="tool" title={t('dialog_close')} onClick={() => dialog.current?.close()}>
					<CloseIcon />
				</button>
			</header>
			<div class="dialog-body">{children}</div>
			{actions && <footer class="dialog-actions">{actions}</footer>}
		</dialog>
	);
}
