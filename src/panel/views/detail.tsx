import type { MessageKey } from '../../words/message.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { BackIcon, CloseIcon } from '../parts/icons.tsx';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { type Selected, TABS, type TabId } from '../state/navigation.ts';
import { CompareTab } from './compare/compare-tab.tsx';
import { DiagnosisTab } from './diagnosis-tab.tsx';
import { RequestTab } from './request-tab.tsx';
import { ResponseTab } from './response-tab.tsx';
import { SuspectsTab } from './suspects-tab.tsx';
import { TimelineTab } from './timeline-tab.tsx';

const VIEWS = {
	diagnosis: { label: 'tab_diagnosis', View: DiagnosisTab },
	compare: { label: 'tab_compare', View: CompareTab },
	request: { label: 'tab_request', View: RequestTab },
	response: { label: 'tab_response', View: ResponseTab },
	timeline: { label: 'tab_timeline', View: TimelineTab },
	suspects: { label: 'tab_suspects', View: SuspectsTab },
} as const satisfies Record<TabId, { label: MessageKey; View: unknown }>;

/** What one request was, what came back, and what that means. */
export function Detail({ selected }: { selected: Selected }) {
	const t = useWords();
	const { navigation } = usePanel();
	const active = navigation.tab.value;
	const { View } = VIEWS[active];
	const close = () => {
		navigation.deselect();
		document.querySelector<HTMLElement>('[role=grid]')?.focus();
	};
	return (
		<section
			class="detail"
			aria-label={t('detail_label')}
			onKeyDown={event => {
				if (event.key !== 'Escape') return;
				event.stopPropagation(); // it would open the drawer of DevTools as well
				close();
			}}
		>
			<h2 class="unseen">{t('detail_label')}</h2>
			<div class="tab-strip">
				<button type="button" class="tool" title={t('detail_close')} onClick={close}>
					<CloseIcon />
				</button>
				{navigation.canGoBack.value && (
					<button type="button" class="tool" title={t('detail_back')} onClick={navigation.back}>
						<BackIcon />
					</button>
				)}
				<Tabs
					name="detail"
					label={t('detail_label')}
					tabs={TABS.map(id => ({ id, label: t(VIEWS[id].label) }))}
					active={active}
					onSelect={id => {
						navigation.tab.value = id;
					}}
				/>
			</div>
			<div
				id="detail-panel"
				class="tab-panel"
				role="tabpanel"
				aria-labelledby={tabId('detail', active)}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard (axe).
				tabIndex={0}
			>
				{/* What a tab remembers (open nodes, an edit) belongs to one request. */}
				<View key={selected.observation.exchange.id} selected={selected} />
			</div>
		</section>
	);
}
