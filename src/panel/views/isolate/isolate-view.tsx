import { usePanel } from '../../panel-context.ts';
import { LadderView } from './ladder-view.tsx';
import { LeftNotices } from './left-notices.tsx';
import { PickConflict } from './pick-conflict.tsx';
import { Preflight } from './preflight.tsx';
import { SessionView } from './session-view.tsx';

/** From a conflict to who is behind it, one rung after the other. */
export function IsolateView() {
	const { isolating } = usePanel();
	const chosen = isolating.chosen.value;
	if (isolating.searching.site.value !== null) {
		return (
			<div class="tab-panel isolate">
				<SessionView />
			</div>
		);
	}
	return (
		<div class="tab-panel isolate">
			<LeftNotices />
			{chosen ? (
				<>
					<Preflight candidate={chosen} />
					{isolating.detected.value && <LadderView candidate={chosen} detected={isolating.detected.value} />}
				</>
			) : (
				<PickConflict />
			)}
		</div>
	);
}
