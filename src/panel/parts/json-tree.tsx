import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { visible } from '../../exchange/visible.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { PAGE, type TreeRow, type TreeState, treeRows } from './tree-rows.ts';

interface JsonTreeProps {
	readonly value: unknown;
	readonly label: string;
	/** JSON Pointers of the values that evidence rests on. */
	readonly marked: readonly string[];
}

/** Deeper nesting is not moved further to the right. */
const MAX_INDENT = 40;
const MAX_STRING = 1000;

/** A parsed JSON value that opens and closes, with the keys of a tree (WAI-ARIA Authoring Practices). */
export function JsonTree({ label, marked, value }: JsonTreeProps) {
	const t = useWords();
	const { copying, menu, navigation } = usePanel();
	const state = useSignal<TreeState>({ toggled: new Set(), shown: new Map() });
	const current = useSignal('');
	const tree = useRef<HTMLDivElement>(null);
	const rows = treeRows(value, state.value, marked);
	const at = Math.max(
		0,
		rows.findIndex(({ more, pointer }) => more === 0 && pointer === current.value),
	);
	// Not by pointer: a site's words are in it, as long as it likes.
	const idOf = (index: number) => `tree-row-${index}`;
	const keyOf = ({ more, pointer }: TreeRow) => `${more > 0 ? 'more' : ''}${pointer}`;

	useLayoutEffect(() => {
		if (marked.length > 0) tree.current?.querySelector('.is-evidence')?.scrollIntoView({ block: 'nearest' });
	}, [marked.join()]);

	const toggle = ({ pointer }: TreeRow) => {
		const toggled = new Set(state.value.toggled);
		if (!toggled.delete(pointer)) toggled.add(pointer);
		state.value = { ...state.value, toggled };
	};
	const showMore = ({ pointer }: TreeRow) => {
		const { shown } = state.value;
		state.value = {
			...state.value,
			shown: new Map(shown).set(pointer, (shown.get(pointer) ?? PAGE) + PAGE),
		};
	};
	const goTo = (row: TreeRow | undefined) => {
		if (!row) return;
		current.value = row.pointer;
		document.getElementById(idOf(rows.indexOf(row)))?.scrollIntoView({ block: 'nearest' });
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const row = rows[at];
		const values = rows.filter(({ more }) => more === 0);
		const place = row ? values.indexOf(row) : 0;
		if (!row || event.ctrlKey || event.metaKey) return;
		if (event.key === 'ArrowDown') goTo(values[place + 1]);
		else if (event.key === 'ArrowUp') goTo(values[place - 1]);
		else if (event.key === 'Home') goTo(values[0]);
		else if (event.key === 'End') goTo(values.at(-1));
		else if (event.key === 'ArrowRight' && row.open !== null)
			row.open ? goTo(values[place + 1]) : toggle(row);
		else if (event.key === 'ArrowLeft') {
			const parent = values.slice(0, place).findLast(({ level }) => level < row.level);
			row.open ? toggle(row) : goTo(parent);
		} else if ((event.key === 'Enter' || event.key === ' ') && row.open !== null) toggle(row);
		else return;
		event.preventDefault();
	};
	/** Redacted, as all that leaves: by what the request it belongs to gives away. */
	const copy = (text: string) => void copying.copyCell(navigation.selected.peek()?.observation ?? null, text);
	const onMenu = (row: TreeRow, event: MouseEvent) => {
		event.preventDefault();
		menu.show(
			[
				{ label: t('tree_copyValue'), run: () => copy(textOf(row.value)) },
				{ label: t('tree_copyPath'), run: () => copy(row.pointer) },
			],
			{ x: event.clientX, y: event.clientY },
		);
	};

	return (
		<div
			ref={tree}
			class="code tree"
			role="tree"
			aria-label={label}
			tabIndex={0}
			aria-activedescendant={idOf(at)}
			onKeyDown={onKeyDown}
		>
			{rows.map((row, index) =>
				row.more > 0 ? (
					<div key={keyOf(row)} role="none" style={indent(row.level)}>
						<button type="button" class="link" onClick={() => showMore(row)}>
							{t('json_more', String(row.more))}
						</button>
					</div>
				) : (
					<div
						key={keyOf(row)}
						id={idOf(index)}
						class={marked.includes(row.pointer) ? 'tree-row is-evidence' : 'tree-row'}
						role="treeitem"
						aria-level={row.level}
						aria-expanded={row.open ?? undefined}
						aria-selected={index === at}
						style={indent(row.level)}
						onClick={() => {
							current.value = row.pointer;
							if (row.open !== null) toggle(row);
						}}
						onContextMenu={event => onMenu(row, event)}
					>
						<span
							class={row.open === null ? 'tree-arrow' : `tree-arrow ${row.open ? 'is-open' : 'is-closed'}`}
						/>
						{row.name !== null && <span class="json-name">{visible(row.name, 200)}: </span>}
						<JsonValue value={row.value} />
					</div>
				),
			)}
		</div>
	);
}

function JsonValue({ value }: { value: unknown }) {
	if (typeof value !== 'object' || value === null) {
		const kind = value === null ? 'keyword' : typeof value;
		return <span class={`json-${kind}`}>{visible(JSON.stringify(value) ?? '', MAX_STRING)}</span>;
	}
	const size = Object.keys(value).length;
	return <span class="faint">{Array.isArray(value) ? `[${size}]` : `{${size}}`}</span>;
}

function indent(level: number) {
	return { paddingInlineStart: `${Math.min(level - 1, MAX_INDENT) * 12}px` };
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value, null, '\t') ?? '');
}
