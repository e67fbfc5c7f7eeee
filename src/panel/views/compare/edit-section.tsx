import { useEffect, useRef, useState } from 'preact/hooks';
import type { EditableRequest } from '../../../diagnosis/compare/edit-and-resend.ts';
import { visible } from '../../../exchange/visible.ts';
import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import { BodyEditor } from './body-editor.tsx';
import { FieldRows } from './field-rows.tsx';
import { SendButton } from './send-button.tsx';
import { TryList } from './try-list.tsx';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Edits a copy of the request and sends it. Unfolded where somebody has begun to.
 *
 * @param isOpen whether it is unfolded at first in any case
 */
export function EditSection({ isOpen }: { isOpen: boolean }) {
	const t = useWords();
	const { say } = useHost();
	const { resending } = usePanel();
	const fold = useRef<HTMLDetailsElement>(null);
	// Decided once, or it would close under the hand that undoes the last change.
	const [isUnfolded] = useState(
		isOpen || resending.changes.value.length > 0 || resending.tries.value.length > 0,
	);
	const draft = resending.draft.value;
	const isAsked = resending.isAsked.value;
	useEffect(() => {
		if (!isAsked || !fold.current) return;
		resending.isAsked.value = false;
		fold.current.open = true;
		scrollToTop(fold.current);
		fold.current.querySelector('summary')?.focus({ preventScroll: true });
	}, [isAsked, draft]);
	if (!draft) return null;
	return (
		<details ref={fold} class="fold section-fold" open={isUnfolded}>
			<summary>{t('resend_title')}</summary>
			{draft.kind === 'impossible' ? (
				<p class="note">{say(draft.reason)}</p>
			) : (
				<>
					<p>{t('resend_text')}</p>
					<Editor draft={draft.request} />
				</>
			)}
			<TryList />
		</details>
	);
}

/** Scrolls the tab alone: `scrollIntoView` goes on to the frames around, and DevTools would move in its window. */
function scrollToTop(element: HTMLElement): void {
	const scroller = element.closest('.tab-panel');
	if (!scroller) return;
	scroller.scrollTop += element.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
}

function Editor({ draft }: { draft: EditableRequest }) {
	const t = useWords();
	const { say } = useHost();
	const { resending } = usePanel();
	const { edit } = resending;
	const complaint = resending.complaint.value;
	const isUrlWrong = complaint?.field === 'url';
	const methods = METHODS.includes(draft.method) ? METHODS : [draft.method, ...METHODS];
	return (
		<div class="editor">
			<div class="request-fields">
				<label class="of-method">
					<span>{t('resend_method')}</span>
					<select value={draft.method} onChange={event => edit({ method: event.currentTarget.value })}>
						{methods.map(method => (
							<option key={method} value={method}>
								{visible(method, 40)}
							</option>
						))}
					</select>
				</label>
				<label class="of-url">
					<span>{t('resend_url')}</span>
					<input
						type="text"
						spellcheck={false}
						autocomplete="off"
						value={draft.url}
						aria-invalid={isUrlWrong}
						aria-describedby={isUrlWrong ? 'resend-complaint' : undefined}
						onInput={event => edit({ url: event.currentTarget.value })}
					/>
				</label>
			</div>
			<FieldRows
				legend={t('resend_query')}
				fields={draft.query}
				onChange={fields => edit({ query: fields })}
			/>
			<FieldRows
				legend={t('resend_headers')}
				fields={draft.headers}
				onChange={fields => edit({ headers: fields })}
			/>
			<label class="check">
				<input
					type="checkbox"
					checked={draft.freshNonce}
					onChange={event => edit({ freshNonce: event.currentTarget.checked })}
				/>
				{t('resend_nonce')}
			</label>
			<BodyEditor draft={draft} />
			<p id="resend-complaint" role="status" class="complaint">
				{complaint && say(complaint.message)}
			</p>
			<SendRow />
		</div>
	);
}

function SendRow() {
	const t = useWords();
	const count = useCount();
	const { resending } = usePanel();
	const changes = resending.changes.value.length;
	return (
		<div class="act">
			<SendButton
				label="resend_send"
				busyLabel="resend_sending"
				isPrimary
				isBusy={resending.isRunning.value}
				isHeld={resending.complaint.value !== null}
				describedBy="resend-complaint"
				onClick={resending.send}
			/>
			<span>{changes === 0 ? t('resend_unchanged') : count('resend_changes', changes)}</span>
			{changes > 0 && (
				<button type="button" class="link" onClick={resending.reset}>
					{t('resend_reset')}
				</button>
			)}
		</div>
	);
}
