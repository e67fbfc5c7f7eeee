import { usePanel } from '../panel-context.ts';
import { Split } from '../parts/split.tsx';
import { ConflictList } from './conflict-list.tsx';
import { Detail } from './detail.tsx';
import { EmptyState } from './empty-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RequestList } from './request-list.tsx';

/** A list beside (or, when narrow, above) the detail of what is selected in it. */
export function ListView() {
	const { filtering, navigation, settings } = usePanel();
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
				second={selected && <Detail selected={selected} />}
			/>
		</div>
	);
}
