import type { Side } from '../../../diagnosis/compare/merge.ts';
import type { FieldComparison } from '../../../diagnosis/compare/three-way.ts';
import type { MessageKey } from '../../../words/message.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { pathName } from './path-name.ts';

const SIDES: readonly (readonly [Side, MessageKey])[] = [
	['mine', 'compare_takeMine'],
	['theirs', 'compare_takeTheirs'],
];

/** Whose value of a field the merged body takes. */
export function MergeChoice({ row: { path, shownOnly } }: { row: FieldComparison }) {
	const t = useWords();
	const { comparing } = usePanel();
	// Without their side there is nothing to choose from.
	if (!comparing.merged.value) return null;
	const chosen = comparing.choices.value.get(path);
	return (
		<fieldset class="choice">
			<legend class="unseen">{t('compare_take', pathName(path) || t('compare_wholeBody'))}</legend>
			{SIDES.map(([side, label]) => (
				<label key={side}>
					<input
						type="radio"
						name={`take ${path}`}
						checked={chosen === side}
						disabled={side === 'theirs' && shownOnly}
						onChange={() => comparing.choose(path, side)}
					/>
					{t(label)}
				</label>
			))}
			{shownOnly && <p class="note">{t('compare_shownOnly')}</p>}
		</fieldset>
	);
}
