import { useId } from 'preact/hooks';
import type { EditableRequest } from '../../../diagnosis/compare/edit-and-resend.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { indentJson, jsonErrorIn } from '../../state/json-text.ts';
import { FieldRows } from './field-rows.tsx';
import { InvisibleNote } from './invisible-note.tsx';
import { keepLineBreaks } from './keep-line-breaks.ts';

const MAX_LINES = 24;
/** A longer text is not laid out anew while somebody types. */
const MAX_FORMATTED = 200_000;

/** The body of a draft: fields of a form, or text. */
export function BodyEditor({ draft: { body, method } }: { draft: EditableRequest }) {
	const t = useWords();
	const { resending } = usePanel();
	const { edit } = resending;
	if (method === 'GET' || method === 'HEAD') {
		return body.kind === 'none' ? null : <p class="note">{t('resend_bodyUnsent', method)}</p>;
	}
	switch (body.kind) {
		case 'none':
			return (
				<button type="button" class="link" onClick={() => edit({ body: { kind: 'text', text: '' } })}>
					{t('resend_addBody')}
				</button>
			);
		case 'form':
			return (
				<FieldRows
					legend={t('resend_form')}
					fields={body.fields}
					onChange={fields => edit({ body: { kind: 'form', fields } })}
				/>
			);
		case 'text':
			return <TextEditor text={body.text} />;
	}
}

function TextEditor({ text }: { text: string }) {
	const t = useWords();
	const id = useId();
	const { resending } = usePanel();
	const set = (next: string) => resending.edit({ body: { kind: 'text', text: next } });
	const isWrong = resending.complaint.value?.field === 'body';
	const canFormat =
		/^\s*[[{]/.test(text) &&
		text.length <= MAX_FORMATTED &&
		!text.includes('\n') &&
		jsonErrorIn(text) === null;
	return (
		<div class="body-editor">
			<label for={id}>{t('resend_body')}</label>
			<textarea
				id={id}
				rows={Math.min(MAX_LINES, text.split('\n').length + 1)}
				spellcheck={false}
				value={text}
				aria-invalid={isWrong}
				aria-describedby={isWrong ? 'resend-complaint' : undefined}
				onInput={event => set(keepLineBreaks(text, event.currentTarget.value))}
			/>
			<InvisibleNote text={text} />
			{canFormat && (
				<button type="button" class="link" onClick={() => set(indentJson(text))}>
					{t('resend_format')}
				</button>
			)}
		</div>
	);
}
