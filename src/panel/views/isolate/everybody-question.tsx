import { useSignal } from '@preact/signals';
import { visible } from '../../../exchange/visible.ts';
import { useCount, useWords } from '../../panel-context.ts';
import { CopyButton } from '../copy-button.tsx';
import { AskCard, type AskProps, namesIn } from './ask-card.tsx';

const ORDER_COMMAND = 'wp option get active_plugins --format=json';

/** Consent to changing the live site, typed: nobody types a host by mistake. */
export function EverybodyQuestion({ question: { answer, asks }, state }: AskProps<'everybody'>) {
	const t = useWords();
	const count = useCount();
	const typed = useSignal('');
	const order = useSignal('');
	const isRight = typed.value.trim() === asks.host;
	const nameOf = namesIn(state);
	const agree = () => {
		if (!isRight) return;
		const pasted = order.value.trim();
		answer({ typed: typed.value, ...(pasted === '' ? {} : { order: pasted }) });
	};
	return (
		<AskCard
			title={t('isolate_askEverybody', asks.host)}
			actions={
				<>
					<button
						type="button"
						class="button button-danger"
						aria-disabled={!isRight}
						aria-describedby="isolate-typed"
						onClick={agree}
					>
						{t('isolate_agreeEverybody')}
					</button>
					<button type="button" class="button" onClick={() => answer('stop')}>
						{t('isolate_notNow')}
					</button>
				</>
			}
		>
			<p>{t('isolation_writesEverybody')}</p>
			<p>{t('isolation_undoEverybody')}</p>
			<details class="fold">
				<summary>{count('isolate_switched', asks.switched.length)}</summary>
				<p>{visible(asks.switched.map(nameOf).join(', '), 5000)}</p>
			</details>
			{!asks.orderKnown && (
				<details class="fold">
					<summary>{t('isolate_order')}</summary>
					<p>
						{t('isolate_orderText')} <CopyButton text={ORDER_COMMAND} what="WP-CLI" />
					</p>
					<pre class="code isolate-code">{ORDER_COMMAND}</pre>
					<label class="isolate-field">
						<span>{t('isolate_orderPaste')}</span>
						<textarea
							rows={2}
							value={order.value}
							onInput={({ currentTarget }) => {
								order.value = currentTarget.value;
							}}
						/>
					</label>
				</details>
			)}
			<label class="isolate-field" id="isolate-typed">
				<span>{t('isolate_typeHost', asks.host)}</span>
				<input
					type="text"
					autocomplete="off"
					spellcheck={false}
					value={typed.value}
					onInput={({ currentTarget }) => {
						typed.value = currentTarget.value;
					}}
					onKeyDown={({ key }) => key === 'Enter' && agree()}
				/>
			</label>
		</AskCard>
	);
}
