import type { ComponentChildren } from 'preact';

interface TabsProps<Id extends string> {
	/** Prefix of the ids: the tab panel is `<name>-panel`. */
	readonly name: string;
	readonly label: string;
	readonly tabs: readonly { readonly id: Id; readonly label: ComponentChildren }[];
	readonly active: Id;
	readonly onSelect: (id: Id) => void;
}

/** A strip of tabs: one tab stop, arrows move (WAI-ARIA Authoring Practices, tabs with automatic activation). */
export function Tabs<Id extends string>({ active, label, name, onSelect, tabs }: TabsProps<Id>) {
	const onKeyDown = (event: KeyboardEvent) => {
		const at = tabs.findIndex(({ id }) => id === active);
		const to = {
			ArrowRight: (at + 1) % tabs.length,
			ArrowLeft: (at - 1 + tabs.length) % tabs.length,
			Home: 0,
			End: tabs.length - 1,
		}[event.key];
		const next = to === undefined ? undefined : tabs[to];
		if (!next) return;
		event.preventDefault();
		onSelect(next.id);
		document.getElementById(tabId(name, next.id))?.focus();
	};
	return (
		<div role="tablist" class="tabs" aria-label={label} onKeyDown={onKeyDown}>
			{tabs.map(({ id, label: text }) => (
				<button
					key={id}
					id={tabId(name, id)}
					type="button"
					role="tab"
					class="tab"
					aria-selected={id === active}
					aria-controls={`${name}-panel`}
					tabIndex={id === active ? 0 : -1}
					onClick={() => onSelect(id)}
				>
					{text}
				</button>
			))}
		</div>
	);
}

export function tabId(name: string, id: string): string {
	return `${name}-tab-${id}`;
}
