import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Suggestion } from '../../filter/suggest.ts';
import { useShell, useWords } from '../panel-context.ts';
import { afterPaint } from './after-paint.ts';
import { CloseIcon, FilterIcon } from './icons.tsx';

/** A field that completes keys and values as they were seen (WAI-ARIA Authoring Practices, combobox with a list). */
export function FilterField() {
	const t = useWords();
	const { prepare, suggest, text } = useShell().filtering;
	const field = useRef<HTMLInputElement>(null);
	const suggestions = useSignal<readonly Suggestion[]>([]);
	/** -1: none is chosen, Enter leaves the text as it is. */
	const chosen = useSignal(-1);
	/** Takes back a completion that is still to come; `null` when those shown are of what the field holds. */
	const takeBack = useRef<(() => void) | null>(null);

	const settle = () => {
		takeBack.current?.();
		takeBack.current = null;
	};
	const close = () => {
		settle();
		suggestions.value = [];
		chosen.value = -1;
	};
	useEffect(() => settle, []);
	const complete = () => {
		settle();
		const { selectionStart, value } = field.current ?? { selectionStart: 0, value: '' };
		suggestions.value = suggest(value, selectionStart ?? value.length);
		chosen.value = -1;
	};
	// What passes the filter is awaited, how it could go on is not.
	const completeSoon = () => {
		settle();
		takeBack.current = afterPaint(complete);
	};
	const take = ({ caret, insert }: Suggestion) => {
		text.value = insert;
		if (!field.current) return;
		field.current.value = insert;
		field.current.focus();
		field.current.setSelectionRange(caret, caret);
		complete();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		// A key is about what was typed before it.
		if (takeBack.current) complete();
		const count = suggestions.value.length;
		const suggestion = suggestions.value[chosen.value];
		if (event.key === 'ArrowDown' && count > 0) chosen.value = (chosen.value + 1) % count;
		else if (event.key === 'ArrowDown' && field.current?.value === '') complete();
		else if (event.key === 'ArrowUp' && count > 0)
			chosen.value = (Math.max(chosen.value, 0) - 1 + count) % count;
		else if ((event.key === 'Enter' || event.key === 'Tab') && suggestion) take(suggestion);
		else if (event.key === 'Enter') close();
		else if (event.key === 'Escape' && count > 0) close();
		else if (event.key === 'Escape' && text.value !== '') text.value = '';
		else if (event.key === 'Escape') document.querySelector<HTMLElement>('[role=grid]')?.focus();
		else return;
		event.preventDefault();
		event.stopPropagation();
	};

	return (
		<div class="filter-field">
			<FilterIcon />
			<input
				ref={field}
				id="filter"
				type="text"
				role="combobox"
				autocomplete="off"
				spellcheck={false}
				placeholder={t('command_filter')}
				aria-label={t('command_filter')}
				aria-autocomplete="list"
				aria-expanded={suggestions.value.length > 0}
				aria-controls="filter-suggestions"
				aria-activedescendant={chosen.value >= 0 ? `filter-suggestion-${chosen.value}` : undefined}
				value={text}
				onInput={event => {
					text.value = event.currentTarget.value;
					completeSoon();
				}}
				onKeyDown={onKeyDown}
				onFocus={prepare}
				onBlur={close}
			/>
			{text.value !== '' && (
				<button
					type="button"
					class="tool filter-clear"
					title={t('filter_clear')}
					onClick={() => {
						text.value = '';
						field.current?.focus();
					}}
				>
					<CloseIcon />
				</button>
			)}
			<div
				id="filter-suggestions"
				class="suggestions"
				role="listbox"
				aria-label={t('filter_suggestions')}
				hidden={suggestions.value.length === 0}
			>
				{suggestions.value.map((suggestion, index) => (
					<div
						key={suggestion.label}
						id={`filter-suggestion-${index}`}
						class="suggestion"
						role="option"
						aria-selected={index === chosen.value}
						// Before the field loses the focus, which would close the list.
						onPointerDown={event => {
							event.preventDefault();
							if (takeBack.current) complete();
							else take(suggestion);
						}}
					>
						<code>{suggestion.label}</code>
						{suggestion.help && <span class="faint ellipsis">{t(suggestion.help)}</span>}
					</div>
				))}
			</div>
		</div>
	);
}
