import type { GridColumn, GridSort } from './grid.tsx';
import { SortIcon } from './icons.tsx';

interface GridHeadProps<Row> {
	readonly columns: readonly GridColumn<Row>[];
	readonly sort: GridSort | null;
	readonly onSort: (sort: GridSort | null) => void;
}

/** The names of the columns. A click sorts up, a second one down, a third puts the rows back as they came. */
export function GridHead<Row>({ columns, onSort, sort }: GridHeadProps<Row>) {
	return (
		<div class="grid-head" role="row" aria-rowindex={1}>
			{columns.map(({ compare, id, label }) => {
				const sorted = sort?.column === id ? sort : null;
				const next = !sorted
					? { column: id, descending: false }
					: sorted.descending
						? null
						: { column: id, descending: true };
				return (
					<span
						key={id}
						role="columnheader"
						class={`cell-${id}`}
						aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'}
					>
						{compare ? (
							<button type="button" class="grid-sort" onClick={() => onSort(next)}>
								<span class="ellipsis">{label}</span>
								{sorted && <SortIcon descending={sorted.descending} />}
							</button>
						) : (
							<span class="ellipsis">{label}</span>
						)}
					</span>
				);
			})}
		</div>
	);
}
