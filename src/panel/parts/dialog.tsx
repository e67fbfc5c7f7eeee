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
	useLayoutEffect(() => {
		const box = dialog.current;
		const opener = document.activeElement;
		box?.showModal();
		return () => {
			// Closed by Escape it has given the focus back by itself, and by now that may be where somebody types.
			const on = document.activeElement;
			const isHeld = !on || on === document.body || box?.contains(on);
			if (isHeld && opener instanceof HTMLElement) opener.focus();
		};
	}, []);
	return (
		<dialog
			ref={dialog}
			class="dialog"
			aria-labelledby="dialog-title"
			onClose={onClose}
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
