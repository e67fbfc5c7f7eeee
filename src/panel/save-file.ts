/** Lets the person save text as a file: needs no `downloads` permission and works in the panels of both browsers. */
export function saveFile(name: string, type: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The download has its own handle on the blob by the next turn of the event loop.
	setTimeout(() => URL.revokeObjectURL(url));
}
