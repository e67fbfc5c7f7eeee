import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { GridHead } from './grid-head.tsx';
import { indexAfterKey } from './list-keys.ts';
import { useVirtualList } from './use-virtual-list.ts';

/** DevTools' compact row and grid head, in CSS pixels; tokens.css says the same. */
const ROW_HEIGHT = 21;
const HEAD_HEIGHT = 27;
/** Within this many pixels of the end the list follows new rows, as the Network panel does. */
const STICKY_PIXELS = 5;

export interface GridColumn<Row> {
	/** Also the class of its cells, `cell-<id>`: the style sheet says how wide, and when there is no room for it. */
	readonly id: string;
	readonly label: string;
	readonly cell: (row: Row) => ComponentChildren;
	/** Puts two rows in order; a column without cannot be sorted by. */
	readonly compare?: (a: Row, b: Row) => number;
}

export interface GridSort {
	readonly column: string;
	readonly descending: boolean;
}

/** Where a menu is asked for. */
export interface GridPlace {
	/** In CSS pixels of the panel. */
	readonly x: number;
	readonly y: number;
	/** Text of the cell under the pointer. */
	readonly cell?: string;
}

interface GridProps<Row> {
	/** Class of the grid; its columns' widths are in the style sheet under it. */
	readonly name: string;
	readonly label: string;
	readonly columns: readonly GridColumn<Row>[];
	readonly rows: readonly Row[];
	readonly keyOf: (row: Row) => string;
	readonly classOf?: (row: Row) => string;
	readonly selectedKey: string | null;
	readonly sort: GridSort | null;
	/** New rows come at the end: stay there if the person was there. */
	readonly followsEnd: boolean;
	readonly onSort: (sort: GridSort | null) => void;
	readonly onSelect: (row: Row) => void;
	/** Enter, or a double click. */
	readonly onOpen: (row: Row) => void;
	/** Escape. Answers whether there was anything to close. */
	readonly onClose: () => boolean;
	readonly onMenu: (row: Row, at: GridPlace) => void;
}

/** DevTools' data grid: the grid itself has the focus and the keys, and names its current row. */
export function Grid<Row>(props: GridProps<Row>) {
	const { columns, keyOf, rows, selectedKey } = props;
	const scroller = useRef<HTMLDivElement>(null);
	/** Where the pointer went down. Another row may be there when it goes up, for rows come while somebody clicks. */
	const pressed = useRef<Row | null>(null);
	// A screen reader's click has no pointer, and says so by its count of none.
	const meant = ({ detail }: MouseEvent, row: Row) => (detail > 0 ? (pressed.current ?? row) : row);
	const atEnd = useRef(true);
	const drawnCount = useRef(0);
	const toEnd = props.followsEnd && atEnd.current && rows.length !== drawnCount.current;
	drawnCount.current = rows.length;
	const list = useVirtualList(scroller, rows.length, ROW_HEIGHT, HEAD_HEIGHT, toEnd);
	// Looked for once, not on each step of scrolling: there may be 100,000 rows.
	const selectedIndex = useMemo(
		() => (selectedKey === null ? -1 : rows.findIndex(row => keyOf(row) === selectedKey)),
		[rows, selectedKey],
	);
	const selectedRow = rows[selectedIndex];
	// Not by key: a site's words are in it, as long as it likes, and a space ends an id.
	const rowId = (index: number) => `${props.name}-row-${index}`;
	const isSelectedShown = list.items.some(({ index }) => index === selectedIndex);

	useLayoutEffect(() => {
		if (props.followsEnd && atEnd.current && rows.length > 0) list.scrollToIndex(rows.length - 1);
	}, [rows.length, props.followsEnd]);
	useLayoutEffect(() => {
		if (selectedIndex >= 0) list.scrollToIndex(selectedIndex);
	}, [selectedKey]);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'Escape') {
			// An Escape that nobody takes opens the drawer of DevTools.
			if (props.onClose()) event.stopPropagation();
			return;
		}
		if (event.target !== event.currentTarget) return; // a column's head has keys of its own
		if (selectedRow !== undefined) {
			if (event.key === 'Enter' || event.key === ' ') {
				event.preventDefault();
				return props.onOpen(selectedRow);
			}
			if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
				event.preventDefault();
				return props.onMenu(selectedRow, belowRow(rowId(selectedIndex)));
			}
		}
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const next = indexAfterKey(event.key, selectedIndex, rows.length, pageSize(scroller.current));
		const row = next === null ? undefined : rows[next];
		if (row === undefined) return;
		event.preventDefault();
		props.onSelect(row);
	};

	return (
		<div
			class={`grid grid-${props.name}`}
			ref={scroller}
			role="grid"
			tabIndex={0}
			aria-label={props.label}
			aria-rowcount={rows.length + 1}
			aria-colcount={columns.length}
			aria-activedescendant={isSelectedShown ? rowId(selectedIndex) : undefined}
			onKeyDown={onKeyDown}
			onScroll={({ currentTarget: at }) => {
				atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight <= STICKY_PIXELS;
			}}
		>
			<div class="grid-space" role="presentation" style={{ height: `${list.totalSize}px` }}>
				<GridHead columns={columns} sort={props.sort} onSort={props.onSort} />
				{list.items.map(({ index, slot, start }) => {
					const row = rows[index];
					if (row === undefined) return null;
					return (
						<div
							key={slot}
							id={rowId(index)}
							class={`grid-row ${index % 2 === 0 ? '' : 'is-striped'} ${props.classOf?.(row) ?? ''}`}
							role="row"
							aria-rowindex={index + 2}
							aria-selected={index === selectedIndex}
							style={{ transform: `translateY(${start}px)` }}
							onPointerDown={() => {
								pressed.current = row;
							}}
							onClick={event => props.onSelect(meant(event, row))}
							onDblClick={event => props.onOpen(meant(event, row))}
							onContextMenu={event => {
								event.preventDefault();
								props.onSelect(row);
								props.onMenu(row, { x: event.clientX, y: event.clientY, cell: cellText(event) });
							}}
						>
							{columns.map(({ cell, id }) => (
								<span key={id} role="gridcell" class={`cell-${id}`}>
									{cell(row)}
								</span>
							))}
						</div>
					);
				})}
			</div>
		</div>
	);
}

function cellText({ target }: Event): string {
	const cell = target instanceof Element ? target.closest('[role=gridcell]') : null;
	return cell?.textContent?.trim() ?? '';
}

function pageSize(scroller: HTMLElement | null): number {
	return Math.max(1, Math.floor(((scroller?.clientHeight ?? 0) - HEAD_HEIGHT) / ROW_HEIGHT) - 1);
}

function belowRow(id: string): GridPlace {
	const box = document.getElementById(id)?.getBoundingClientRect();
	return { x: (box?.left ?? 0) + 24, y: box?.bottom ?? 0 };
}

/** Rows as a person sorted them; without a sort, as they came. */
export function sortRows<Row>(
	rows: readonly Row[],
	columns: readonly GridColumn<Row>[],
	sort: GridSort | null,
): readonly Row[] {
	const compare = sort && columns.find(({ id }) => id === sort.column)?.compare;
	if (!compare) return rows;
	return [...rows].sort(sort.descending ? (a, b) => compare(b, a) : compare);
}
