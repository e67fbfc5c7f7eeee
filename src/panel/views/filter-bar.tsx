import type { MessageKey } from '../../words/message.ts';
import { useShell, useWords } from '../panel-context.ts';
import { FilterField } from '../parts/filter-field.tsx';

/** What people ask for most, one click away. */
const CHIPS: readonly (readonly [term: string, label: MessageKey])[] = [
	['is:write', 'filter_chipWrites'],
	['is:duplicate', 'filter_chipDuplicates'],
	['nonce:stale', 'filter_chipNonces'],
	['is:failed', 'filter_chipFailed'],
];

/** The filter of the lists: a field that completes, chips, and in words what it does. */
export function FilterBar() {
	const t = useWords();
	const { filtering, settings } = useShell();
	const { sentence } = filtering;
	return (
		<search class="filter-bar" aria-label={t('command_filter')}>
			<div class="filter-line">
				<FilterField />
				<fieldset class="chips" aria-label={t('filter_chips')}>
					{CHIPS.map(([term, label]) => (
						<button
							key={term}
							type="button"
							class="chip"
							title={term}
							aria-pressed={filtering.has(term)}
							onClick={() => filtering.toggle(term)}
						>
							{t(label)}
						</button>
					))}
				</fieldset>
				<label class="tool-check">
					<input
						type="checkbox"
						checked={settings.preserveLog.value}
						onChange={event => {
							settings.preserveLog.value = event.currentTarget.checked;
						}}
					/>
					{t('toolbar_preserve')}
				</label>
			</div>
			<p class="filter-sentence" role="status" hidden={sentence.value === ''}>
				{sentence}
			</p>
		</search>
	);
}
