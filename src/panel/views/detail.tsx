import { useSignal } from '@preact/signals';
import type { Observation } from '../../inspector.ts';
import type { MessageKey } from '../../words/message.ts';
import { useWords } from '../host-context.ts';
import { DiagnosisTab } from './diagnosis-tab.tsx';
import { CloseIcon } from './icons.tsx';
import { RequestTab } from './request-tab.tsx';
import { ResponseTab } from './response-tab.tsx';

const TABS = [
	{ id: 'diagnosis', label: 'tab_diagnosis', View: DiagnosisTab },
	{ id: 'request', label: 'tab_request', View: RequestTab },
	{ id: 'response', label: 'tab_response', View: ResponseTab },
] as const satisfies readonly { id: string; label: MessageKey; View: unknown }[];

/** What one request was, what came back, and what that means. */
export function Detail({ observation, onClose }: { observation: Observation; onClose: () => void }) {
	const t = useWords();
	const active = useSignal<(typeof TABS)[number]['id']>('diagnosis');
	const tab = TABS.find(({ id }) => id === active.value) ?? TABS[0];

	const onKeyDown = (event: KeyboardEvent) => {
		const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
		const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
		if (step === 0 || !next) return;
		active.value = next.id;
		document.getElementById(`tab-${next.id}`)?.focus();
	};

	return (
		<section
			class="detail"
			aria-label={t('detail_label')}
			onKeyDown={event => event.key === 'Escape' && onClose()}
		>
			<div class="tab-strip">
				<button type="button" class="tool" title={t('detail_close')} onClick={onClose}>
					<CloseIcon />
				</button>
				<div role="tablist" class="tabs" onKeyDown={onKeyDown}>
					{TABS.map(({ id, label }) => (
						<button
							key={id}
							id={`tab-${id}`}
							type="button"
							role="tab"
							class="tab"
							aria-selected={id === tab.id}
							aria-controls="tab-panel"
							tabIndex={id === tab.id ? 0 : -1}
							onClick={() => {
								active.value = id;
							}}
						>
							{t(label)}
						</button>
					))}
				</div>
			</div>
			<div id="tab-panel" class="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab.id}`}>
				<tab.View observation={observation} />
			</div>
		</section>
	);
}
