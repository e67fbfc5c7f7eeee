import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useHost, useWords } from '../panel-context.ts';

/** So long it says what became of it. In milliseconds. */
const SAID_FOR = 2000;

/** Copies a text and says so for a moment. `what` names it for those who do not see what stands beside. */
export function CopyButton({ text, what }: { text: string; what: string }) {
	const t = useWords();
	const host = useHost();
	const outcome = useSignal<'copied' | 'failed' | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	useEffect(() => () => clearTimeout(timer.current), []);
	const copy = async () => {
		const copied = await host.copyText(text);
		outcome.value = copied ? 'copied' : 'failed';
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			outcome.value = null;
		}, SAID_FOR);
	};
	return (
		<>
			<button type="button" class="link copy" aria-label={t('ids_copyOf', what)} onClick={() => void copy()}>
				{t('ids_copy')}
			</button>
			<span class="copy-outcome" role="status">
				{outcome.value && t(outcome.value === 'copied' ? 'ids_copied' : 'ids_copyFailed')}
			</span>
		</>
	);
}
