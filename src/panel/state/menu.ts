import { type ReadonlySignal, signal } from '@preact/signals';

interface MenuLine {
	readonly label: string;
	/** As shown beside the label: `Ctrl+L`. */
	readonly keys?: string;
	readonly disabled?: boolean;
	readonly checked?: boolean;
}

/** A line that does something. */
export interface MenuAction extends MenuLine {
	readonly run: () => void;
}

/** A line that opens another menu in the place of this one: beside it there is no room in a narrow panel. */
export interface SubMenu extends MenuLine {
	readonly items: () => readonly MenuItem[];
}

/** One line of a menu; `'-'` divides groups. */
export type MenuItem = '-' | MenuAction | SubMenu;

export interface OpenMenu {
	readonly items: readonly MenuItem[];
	/** In CSS pixels of the panel. */
	readonly x: number;
	readonly y: number;
	/** Gets the focus back. */
	readonly opener: HTMLElement | null;
	/** The menu that this one was opened from. */
	readonly parent?: OpenMenu;
}

export interface Menu {
	readonly open: ReadonlySignal<OpenMenu | null>;
	show(items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void;
	/** Opens the menu of a line of the open one. */
	enter(line: SubMenu): void;
	/** Goes back to the menu before, if the open one was opened from another. Answers whether it was. */
	leave(): boolean;
	/** @param refocus false when the focus has gone elsewhere by itself */
	close(refocus?: boolean): void;
}

export function createMenu(): Menu {
	const open = signal<OpenMenu | null>(null);
	return {
		open,
		show(items, { x, y }) {
			const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
			open.value = { items, x, y, opener };
		},
		enter({ items }) {
			const parent = open.value;
			if (parent) open.value = { ...parent, items: items(), parent };
		},
		leave() {
			const parent = open.value?.parent;
			if (parent) open.value = parent;
			return parent !== undefined;
		},
		close(refocus = true) {
			const opener = open.value?.opener;
			open.value = null;
			if (refocus) opener?.focus();
		},
	};
}
