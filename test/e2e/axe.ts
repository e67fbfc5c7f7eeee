import axe from 'axe-core';
import type { Frame } from 'playwright-core';

/** Everything axe knows of WCAG 2.0 to 2.2, levels A and AA, and its best practices; no rule is left out. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

const OPTIONS = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'], iframes: false };

/**
 * Has axe look at what a frame shows now.
 *
 * axe comes in as an expression of the debugger, not by a script tag, which the panel's own policy forbids.
 *
 * @returns a line for each element that breaks a rule: `color-contrast: .chip (why)`
 */
export async function axeFindings(frame: Frame): Promise<readonly string[]> {
	if (!(await frame.evaluate<boolean>('"axe" in window'))) await frame.evaluate(`${axe.source}; 0`);
	return frame.evaluate<string[]>(`axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) =>
		violations.flatMap(({ id, nodes }) =>
			nodes.map(({ any, all, none, target }) =>
				id + ': ' + target.join(' ') + ' (' + [...any, ...all, ...none].map(({ message }) => message).join('; ') + ')')))`);
}
