import { useLayoutEffect, useRef } from 'preact/hooks';
import { useShell } from '../panel-context.ts';
import type { MenuItem, OpenMenu } from '../state/menu.ts';

/** The menu that is open, if any. */
export function MenuView() {
	const { menu } = useShell();
	const open = menu.open.value;
	return open && <MenuBox open={open} />;
}

function MenuBox({ open }: { open: OpenMenu }) {
	const { menu } = useShell();
	const box = useRef<HTMLDivElement>(null);

	useLayoutEffect(() => {
		const element = box.current;
		if (!element) return;
		// Kept inside of the panel: a menu of a page is cut at its frame.
		const { height, width } = element.getBoundingClientRect();
		element.style.left = `${Math.max(4, Math.min(open.x, innerWidth - width - 4))}px`;
		element.style.top = `${Math.max(4, Math.min(open.y, innerHeight - height - 4))}px`;
		(element.querySelector<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])') ?? element).focus();
	}, [open]);

	const choose = (item: Exclude<MenuItem, '-'>) => {
		if (item.disabled) return;
		if ('items' in item) return menu.enter(item);
		menu.close();
		item.run();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const items = [...(box.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
		const at = items.indexOf(document.activeElement as HTMLElement);
		const to = {
			ArrowDown: (at + 1) % items.length,
			ArrowUp: (at - 1 + items.length) % items.length,
			Home: 0,
			End: items.length - 1,
		}[event.key];
		if (event.key === 'Tab') menu.close();
		else if (event.key === 'Escape') menu.leave() || menu.close();
		else if (event.key === 'ArrowLeft') menu.leave();
		else if (event.key === 'ArrowRight') {
			if (items[at]?.getAttribute('aria-haspopup') === 'menu') items[at].click();
		} else if (to !== undefined) items[to]?.focus();
		else if (event.key.length === 1) {
			const letter = event.key.toLowerCase();
			[...items.slice(at + 1), ...items.slice(0, at + 1)]
				.find(item => item.textContent?.trim().toLowerCase().startsWith(letter))
				?.focus();
			return;
		} else return;
		event.preventDefault();
		event.stopPropagation();
	};

	return (
		<>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the menu closes it; keys have Escape. */}
			<div
				class="menu-backdrop"
				onPointerDown={() => menu.close()}
				onContextMenu={event => {
					event.preventDefault();
					menu.close();
				}}
			/>
			<div ref={box} class="menu" role="menu" tabIndex={-1} onKeyDown={onKeyDown}>
				{open.items.map((item, index) =>
					item === '-' ? (
						<hr key={index} class="menu-divider" />
					) : (
						<button
							key={index}
							type="button"
							class="menu-item"
							role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
							aria-checked={item.checked}
							aria-disabled={item.disabled ?? false}
							aria-haspopup={'items' in item ? 'menu' : undefined}
							tabIndex={-1}
							onClick={() => choose(item)}
						>
							<span class="menu-check">{item.checked ? '✓' : ''}</span>
							<span class="menu-label">{item.label}</span>
							{item.keys && <kbd class="menu-keys">{item.keys}</kbd>}
							{'items' in item && (
								<span class="menu-more" aria-hidden="true">
									›
								</span>
							)}
						</button>
					),
				)}
			</div>
		</>
	);
}
