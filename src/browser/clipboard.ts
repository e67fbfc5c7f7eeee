/** As much of a window as copying takes. */
export interface ClipboardWindow {
	readonly document: Document;
	readonly navigator: { readonly clipboard?: Pick<Clipboard, 'writeText'> };
}

/**
 * Copies text. Call it from a click or a key press: browsers ask for one.
 *
 * DevTools keeps the focus or the permission from a panel at times, and then the Clipboard API rejects; the older
 * `execCommand('copy')` works there.
 *
 * @returns true when it reached the clipboard
 */
export async function copyText(text: string, { document, navigator }: ClipboardWindow): Promise<boolean> {
	try {
		if (navigator.clipboard) {
			await navigator.clipboard.writeText(text);
			return true;
		}
	} catch {
		// Not allowed; the other way may be.
	}
	return copyByCommand(text, document);
}

/** Answers the command's own `copy` event, so that neither focus nor selection moves. */
function copyByCommand(text: string, document: Document): boolean {
	let put = false;
	const answer = (event: ClipboardEvent) => {
		if (!event.clipboardData) return;
		event.clipboardData.setData('text/plain', text);
		event.preventDefault();
		event.stopImmediatePropagation();
		put = true;
	};
	document.addEventListener('copy', answer, { capture: true });
	try {
		return document.execCommand('copy') && put;
	} catch {
		return false;
	} finally {
		document.removeEventListener('copy', answer, { capture: true });
	}
}
