import type { Signal } from '@preact/signals';
import { useWords } from '../panel-context.ts';

export const RATE_BUTTON = 'rate-button';

/** Opens and closes the plot above the status bar. */
export function RateButton({ open }: { open: Signal<boolean> }) {
	const t = useWords();
	return (
		<button
			id={RATE_BUTTON}
			type="button"
			class="status-button"
			title={t('rate_title')}
			aria-label={t('rate_title')}
			aria-expanded={open.value}
			aria-controls={open.value ? 'rate-panel' : undefined}
			onClick={() => {
				open.value = !open.value;
			}}
		>
			<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
				<path d="M5 16v-4m5 4V5m5 11v-7" fill="none" stroke="currentColor" stroke-width="2.5" />
			</svg>
			<span class="status-button-text">{t('rate_title')}</span>
		</button>
	);
}
