import { describe, expect, it, vi } from 'vitest';
import { type ClipboardWindow, copyText } from '../../src/browser/clipboard.ts';

/** A document whose `execCommand('copy')` fires the event that browsers fire, or does what a browser may do instead. */
function page(command: 'copies' | 'refuses' | 'throws' | 'asks nobody'): ClipboardWindow['document'] & {
	readonly clipboard: Map<string, string>;
} {
	const clipboard = new Map<string, string>();
	const target = new EventTarget();
	const execCommand = () => {
		if (command === 'throws') throw new Error('NS_ERROR_FAILURE');
		if (command === 'refuses') return false;
		if (command === 'asks nobody') return true;
		const clipboardData = { setData: (type: string, text: string) => void clipboard.set(type, text) };
		const event = Object.assign(new Event('copy', { cancelable: true }), { clipboardData });
		// What nobody answers is the selection, and there is none.
		return !target.dispatchEvent(event);
	};
	return Object.assign(target, { execCommand, clipboard }) as unknown as ReturnType<typeof page>;
}

const blocked = () => Promise.reject(new DOMException('Blocked by permissions policy', 'NotAllowedError'));

it('copies by the Clipboard API where it may', async () => {
	const writeText = vi.fn(async () => undefined);
	const document = page('throws');
	expect(await copyText('{"é":1}', { document, navigator: { clipboard: { writeText } } })).toBe(true);
	expect(writeText).toHaveBeenCalledWith('{"é":1}');
});

describe('where the Clipboard API is blocked or missing', () => {
	it.each([{ clipboard: { writeText: blocked } }, {}])(
		'copies by the command, and leaves no listener',
		async navigator => {
			const document = page('copies');
			expect(await copyText('first', { document, navigator })).toBe(true);
			expect(document.clipboard.get('text/plain')).toBe('first');
			document.clipboard.clear();
			expect(document.execCommand('copy')).toBe(false);
			expect(document.clipboard.size).toBe(0);
		},
	);

	it.each(['refuses', 'throws', 'asks nobody'] as const)('says so when the command %s', async command => {
		const navigator = { clipboard: { writeText: blocked } };
		expect(await copyText('x', { document: page(command), navigator })).toBe(false);
	});
});
