import type { Frame, Page } from 'playwright-core';

/*
 * What runs inside of the pages that are measured. As text, because what turns TypeScript into JavaScript calls helpers that
 * are not there.
 */

const PROBE = `
	window.bench ??= {
		/** The moment after the next frame was drawn. */
		painted: async () => (await window.bench.frame(() => true)).drawn,
		/**
		 * Milliseconds from an action to the frame that shows what it did. It is looked for before each frame is drawn, and the
		 * one in which it is found is the one that shows it.
		 */
		async time(act, isSeen) {
			await this.painted();
			const from = performance.now();
			act();
			for (;;) {
				const { drawn, isShown } = await this.frame(isSeen);
				if (isShown) return drawn - from;
			}
		},
		/** Whether something is seen right before a frame is drawn, and the moment after it was. */
		frame: isSeen =>
			new Promise(done =>
				requestAnimationFrame(() => {
					const isShown = isSeen();
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => done({ isShown, drawn: performance.now() });
					port2.postMessage(null);
				}),
			),
		type(field, text) {
			Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		},
		/** Follows a file from the moment it is chosen to the first frame that shows it, or to the one without progress. */
		follow() {
			const story = { steps: 0, ms: null, clicked: null, gone: null };
			let from = null;
			let last = '';
			const input = document.querySelector('input[type=file]');
			input.addEventListener('change', () => { from = performance.now(); }, { capture: true, once: true });
			addEventListener('click', event => { story.clicked = event.timeStamp; }, { capture: true });
			const observer = new MutationObserver(async () => {
				if (from === null) return;
				const bar = document.querySelector('.banners progress');
				if (bar && bar.getAttribute('value') !== last) {
					last = bar.getAttribute('value');
					story.steps += 1;
				}
				if (bar || story.steps === 0) return;
				observer.disconnect();
				const now = await this.painted();
				story.gone = now;
				story.ms = now - from;
			});
			observer.observe(document.body, { subtree: true, childList: true, attributes: true });
			this.story = story;
		},
	};
`;

/** Makes `bench` known in a page. */
export async function probe(page: Frame | Page): Promise<void> {
	await page.evaluate(PROBE);
}

/** What became of a file that was opened. Times in milliseconds; `null` for what has not come. */
export interface OpeningStory {
	/** How often the bar moved. */
	readonly steps: number;
	/** From the choice of the file to the first frame that shows it. */
	readonly ms: number | null;
	/** The last click, by the clock of the page; and the first frame without the bar. */
	readonly clicked: number | null;
	readonly gone: number | null;
}

export function follow(panel: Frame): Promise<void> {
	return panel.evaluate('bench.follow()');
}

export function storyOf(panel: Frame): Promise<OpeningStory> {
	return panel.evaluate<OpeningStory>('bench.story');
}

/** Milliseconds from an action to the frame in which the other expression is true. */
export function timeOf(page: Frame | Page, act: string, isSeen: string): Promise<number> {
	return page.evaluate<number>(`bench.time(() => { ${act} }, () => ${isSeen})`);
}
