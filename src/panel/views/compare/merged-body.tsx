import { useSignal } from '@preact/signals';
import { useCount, usePanel, useWords } from '../../panel-context.ts';
import { RawText } from '../../parts/raw-text.tsx';

/** A longer body is folded at first. */
const SHORT = 1500;

/** What was sent, brought up to date: to read and to copy. */
export function MergedBody() {
	const t = useWords();
	const count = useCount();
	const { comparing, copying, navigation } = usePanel();
	const copied = useSignal<boolean | null>(null);
	const merged = comparing.merged.value;
	if (!merged) return null;
	const { text, undecided } = merged;
	const copy = async () => {
		copied.value = null;
		const observation = navigation.selected.peek()?.observation;
		if (observation) copied.value = await copying.copyWhole(observation, text);
	};
	return (
		<>
			<details class="fold" open={text.length <= SHORT}>
				<summary>{t('compare_merged')}</summary>
				<p>
					{t('compare_mergedText')} {undecided.length > 0 && count('compare_undecided', undecided.length)}
				</p>
				<RawText text={text} ranges={[]} />
			</details>
			<div class="act">
				<button type="button" class="button" onClick={() => void copy()}>
					{t('compare_copyMerged')}
				</button>
				<span role="status">
					{copied.value !== null && t(copied.value ? 'compare_copied' : 'compare_copyFailed')}
				</span>
			</div>
		</>
	);
}
