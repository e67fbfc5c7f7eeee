import type { Frame } from 'playwright-core';
import type { DevTools } from './devtools.ts';
import { press } from './panel-hand.ts';

/* Whether everything of the panel can be seen and got at, in whatever size and colours it is shown. */

/** What may be wider than its place: it scrolls within, and is no control. */
const SCROLLS_WITHIN = 'pre, .table-scroll, svg';
/** More stops than any state of the panel has. */
const MOST_STOPS = 120;

/** Names what sticks out of the panel, or makes the page or a pane scroll sideways. */
export function stickingOut(panel: Frame): Promise<readonly string[]> {
	return panel.evaluate(within => {
		const name = (element: Element) =>
			`${element.tagName.toLowerCase()}.${element.getAttribute('class')} “${element.textContent?.slice(0, 40)}”`;
		return [...document.querySelectorAll('body, body *')].flatMap(element => {
			if (element.closest(within)) return [];
			const { height, left, right, width } = element.getBoundingClientRect();
			if (width === 0 || height === 0) return [];
			const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
			if (scrolls && element.scrollWidth > element.clientWidth + 1) return [`scrolls: ${name(element)}`];
			return left < -1 || right > innerWidth + 1 ? [`sticks out: ${name(element)}`] : [];
		});
	}, SCROLLS_WITHIN);
}

/** What Tab leads to. */
export interface Stop {
	readonly name: string;
	/** Empty when it is wholly in sight, nothing lies on it, and it shows that it has the focus. */
	readonly wrong: string;
}

/**
 * Presses Tab from the first control of the panel to the last.
 *
 * @returns where it came, and the names of controls that it should have come to and did not
 */
export async function walkWithTab(
	tools: DevTools,
): Promise<{ readonly stops: readonly Stop[]; readonly missed: readonly string[] }> {
	await tools.panel.locator('.status-counts').click();
	await tools.panel.evaluate(focusFirst);
	// There and back: a focus that a script set is not always shown.
	await press(tools, 'Tab', 'Shift+Tab');
	const stops: Stop[] = [];
	for (;;) {
		const stop = await tools.panel.evaluate(lookAtFocus);
		if (stop === null || stops.length > MOST_STOPS) break;
		stops.push(stop);
		await press(tools, 'Tab');
	}
	return { stops, missed: await tools.panel.evaluate(neverFocused) };
}

/** Forgets earlier walks. */
function focusFirst(): void {
	for (const element of document.querySelectorAll('[data-walked]')) element.removeAttribute('data-walked');
	document.querySelector<HTMLElement>('.toolbar button')?.focus();
}

/** `null` when the focus has left the panel, or comes around. */
function lookAtFocus(): { name: string; wrong: string } | null {
	const on = document.activeElement;
	if (!document.hasFocus() || !on || on === document.body || on.hasAttribute('data-walked')) return null;
	on.setAttribute('data-walked', '');
	const title = on.getAttribute('aria-label') ?? on.getAttribute('title') ?? on.textContent;
	const name = `${on.getAttribute('role') ?? on.tagName.toLowerCase()} ${title?.trim().slice(0, 60)}`;
	const box = on.getClientRects()[0];
	if (!box) return { name, wrong: 'has no box' };
	const isPane = on.matches('[role=grid], [role=tabpanel], [role=tree]');
	const outside = box.left < -1 || box.right > innerWidth + 1 || box.top < -1 || box.bottom > innerHeight + 1;
	if (outside && !isPane) return { name, wrong: 'is out of sight' };
	const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
	const y = Math.min(
		Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 1),
		innerHeight - 1,
	);
	// Where a pane begins there may be nothing of its own.
	const hit = document.elementFromPoint(x, y);
	if (!isPane && !on.contains(hit)) {
		return { name, wrong: `lies under ${hit?.tagName} ${hit?.getAttribute('class')}` };
	}
	// The ring of a list is around its head: rows are drawn over one around all of it.
	const ring = on.matches('.filter-field *')
		? on.closest('.filter-field')
		: (on.querySelector(':scope .grid-head') ?? on);
	const { outlineStyle, outlineWidth } = getComputedStyle(ring ?? on);
	const isShown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
	return { name, wrong: isShown ? '' : 'does not show that it has the focus' };
}

function neverFocused(): readonly string[] {
	const controls = document.querySelectorAll<HTMLElement>(
		'button, input, select, textarea, summary, a[href], [tabindex]',
	);
	return [...controls].flatMap(element => {
		const isStop = element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();
		if (!isStop || element.hasAttribute('data-walked')) return [];
		return [
			`${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent}`.slice(
				0,
				80,
			),
		];
	});
}
