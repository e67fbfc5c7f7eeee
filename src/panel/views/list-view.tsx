import { useShell } from '../panel-context.ts';
import { Later } from '../parts/later.tsx';
import { Split } from '../parts/split.tsx';
import { ConflictList } from './conflict-list.tsx';
import { EmptyState } from './empty-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RequestList } from './request-list.tsx';

/** A list beside (or, when narrow, above) the detail of what is selected in it. */
export function ListView() {
	const { filtering, navigation, settings } = useShell();
	const selected = navigation.selected.value;
	const isConflicts = navigation.view.value === 'conflicts';
	const list = isConflicts ? filtering.conflicts.value : filtering.rows.value;
	return (
		<div class="list-view">
			<FilterBar />
			<Split
				shareWide={settings.splitWide}
				shareNarrow={settings.splitNarrow}
				first={
					list.length === 0 ? (
						<EmptyState />
					) : isConflicts ? (
						<ConflictList conflicts={filtering.conflicts.value} />
					) : (
						<RequestList rows={filtering.rows.value} />
					)
				}
				second={selected && <Later>{({ Detail }) => <Detail selected={selected} />}</Later>}
			/>
		</div>
	);
}
