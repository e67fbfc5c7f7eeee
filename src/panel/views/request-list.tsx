import { useEffect, useRef } from 'preact/hooks';
import type { Observation } from '../../inspector.ts';
import { useWords } from '../host-context.ts';
import { indexAfterKey } from '../list-keys.ts';
import type { PanelStore } from '../store.ts';
import { useVirtualList } from '../use-virtual-list.ts';
import { RequestRow } from './request-row.tsx';

/** DevTools' compact row, in CSS pixels; `--row-height` in tokens.css is the same. */
const ROW_HEIGHT = 21;
/** Within this many pixels of the end the list follows new rows, as the Network panel does. */
const STICKY_PIXELS = 5;

export function RequestList({ store, compact }: { store: PanelStore; compact: boolean }) {
	const t = useWords();
	const scroller = useRef<HTMLDivElement>(null);
	const atEnd = useRef(true);
	const rows = store.rows.value;
	const selectedId = store.selectedId.value;
	const list = useVirtualList(scroller, rows.length, ROW_HEIGHT);
	const selectedIndex = rows.findIndex(row => row.exchange.id === selectedId);

	useEffect(() => {
		if (atEnd.current && rows.length > 0) list.scrollToIndex(rows.length - 1);
	}, [rows.length]);

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key === 'Escape') return store.select(null);
		const next = indexAfterKey(event.key, selectedIndex, rows.length, pageSize(scroller.current));
		const row = next === null ? undefined : rows[next];
		if (next === null || !row) return;
		event.preventDefault();
		store.select(row.exchange.id);
		list.scrollToIndex(next);
	};

	return (
		<div class={compact ? 'list list-compact' : 'list'}>
			<div class="list-head" aria-hidden="true">
				<span>{t('column_name')}</span>
				<span>{t('column_method')}</span>
				<span>{t('column_status')}</span>
				<span>{t('column_verdict')}</span>
				<span class="cell-number">{t('column_time')}</span>
			</div>
			<div
				class="list-body"
				ref={scroller}
				role="listbox"
				tabIndex={0}
				aria-label={t('list_label')}
				aria-activedescendant={selectedIndex >= 0 ? rowId(rows[selectedIndex]) : undefined}
				onKeyDown={onKeyDown}
				onScroll={({ currentTarget: at }) => {
					atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight <= STICKY_PIXELS;
				}}
			>
				<div class="list-space" style={{ height: `${list.totalSize}px` }}>
					{list.items.map(({ index, start }) => {
						const row = rows[index];
						return (
							row && (
								<RequestRow
									key={row.exchange.id}
									id={rowId(row)}
									observation={row}
									top={start}
									position={index + 1}
									total={rows.length}
									selected={row.exchange.id === selectedId}
									onSelect={() => store.select(row.exchange.id)}
								/>
							)
						);
					})}
				</div>
			</div>
		</div>
	);
}

function rowId(row: Observation | undefined): string {
	return `request-${row?.exchange.id}`;
}

function pageSize(scroller: HTMLElement | null): number {
	return Math.max(1, Math.floor((scroller?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
}
