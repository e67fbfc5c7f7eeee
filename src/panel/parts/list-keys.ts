/**
 * Which row a key moves to.
 *
 * @param selected index of the selected row, -1 for none
 * @param page rows a PageUp or PageDown moves
 * @returns `null` when the key does not move or there is nothing to move to
 */
export function indexAfterKey(key: string, selected: number, count: number, page: number): number | null {
	if (count === 0) return null;
	const clamp = (index: number) => Math.min(count - 1, Math.max(0, index));
	switch (key) {
		case 'ArrowDown':
			return clamp(selected + 1);
		case 'ArrowUp':
			return selected < 0 ? count - 1 : clamp(selected - 1);
		case 'PageDown':
			return clamp(selected + page);
		case 'PageUp':
			return clamp(selected - page);
		case 'Home':
			return 0;
		case 'End':
			return count - 1;
		default:
			return null;
	}
}
