import { type ReadonlySignal, signal } from '@preact/signals';

/** One line of a menu; `'-'` divides groups. */
export type MenuItem =
	| '-'
	| {
			readonly label: string;
			readonly run: () => void;
			/** As shown beside the label: `Ctrl+L`. */
			readonly keys?: string;
			readonly disabled?: boolean;
			readonly checked?: boolean;
	  };

export interface OpenMenu {
	readonly items: readonly MenuItem[];
	/** In CSS pixels of the panel. */
	readonly x: number;
	readonly y: number;
	/** Gets the focus back. */
	readonly opener: HTMLElement | null;
}

export interface Menu {
	readonly open: ReadonlySignal<OpenMenu | null>;
	show(items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void;
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
		close(refocus = true) {
			const opener = open.value?.opener;
			open.value = null;
			if (refocus) opener?.focus();
		},
	};
}
