import { useRef, useState } from 'preact/hooks';
import type { FormField } from '../../../exchange/form.ts';
import { visible } from '../../../exchange/visible.ts';
import { useCount, useWords } from '../../panel-context.ts';
import { CloseIcon } from '../../parts/icons.tsx';
import { InvisibleNote } from './invisible-note.tsx';
import { keepLineBreaks } from './keep-line-breaks.ts';

/** A form with more fields than this is no form that people edit; all of them are sent. */
const MAX_ROWS = 200;
/** A longer value gets more than one line. */
const ONE_LINE = 80;

interface FieldRowsProps {
	readonly legend: string;
	readonly fields: readonly FormField[];
	readonly onChange: (fields: readonly FormField[]) => void;
}

/** Names and values that can be changed, added to and taken away. */
export function FieldRows({ fields, legend, onChange }: FieldRowsProps) {
	const t = useWords();
	const count = useCount();
	const box = useRef<HTMLFieldSetElement>(null);
	const change = (at: number, part: Partial<FormField>) =>
		onChange(fields.map((field, index) => (index === at ? { ...field, ...part } : field)));
	const add = () => {
		onChange([...fields, { name: '', value: '' }]);
		requestAnimationFrame(() => [...inputsIn(box.current)].at(-1)?.focus());
	};
	const remove = (at: number) => {
		onChange(fields.filter((_, index) => index !== at));
		// The button that had the focus is gone with its row.
		box.current?.querySelector<HTMLElement>('.add')?.focus();
	};
	return (
		<fieldset ref={box} class="fields">
			<legend>{legend}</legend>
			{fields.slice(0, MAX_ROWS).map((field, index) => (
				<div key={index} class="field-row">
					<input
						type="text"
						class="field-name"
						spellcheck={false}
						autocomplete="off"
						aria-label={t('resend_name')}
						value={field.name}
						onInput={event => change(index, { name: event.currentTarget.value })}
					/>
					<Value field={field} onInput={value => change(index, { value })} />
					<button
						type="button"
						class="tool"
						title={t('resend_remove', field.name || t('resend_name'))}
						onClick={() => remove(index)}
					>
						<CloseIcon />
					</button>
					<InvisibleNote text={`${field.name} ${field.value}`} />
				</div>
			))}
			{fields.length > MAX_ROWS && <p class="note">{count('resend_more', fields.length - MAX_ROWS)}</p>}
			<button type="button" class="link add" aria-label={t('resend_addTo', legend)} onClick={add}>
				{t('resend_add')}
			</button>
		</fieldset>
	);
}

function Value({ field, onInput }: { field: FormField; onInput: (value: string) => void }) {
	const t = useWords();
	const { name, value } = field;
	// Decided once: another element under the cursor would lose it.
	const [isLong] = useState(value.length > ONE_LINE || value.includes('\n'));
	const label = name === '' ? t('resend_value') : t('resend_valueOf', visible(name, 100));
	return isLong ? (
		<textarea
			class="field-value"
			rows={Math.min(8, Math.ceil(value.length / ONE_LINE) + value.split('\n').length - 1)}
			spellcheck={false}
			aria-label={label}
			value={value}
			onInput={event => onInput(keepLineBreaks(value, event.currentTarget.value))}
		/>
	) : (
		<input
			type="text"
			class="field-value"
			spellcheck={false}
			autocomplete="off"
			aria-label={label}
			value={value}
			onInput={event => onInput(event.currentTarget.value)}
		/>
	);
}

function inputsIn(box: HTMLElement | null): Iterable<HTMLElement> {
	return box?.querySelectorAll<HTMLElement>('.field-name') ?? [];
}
