import { useSignal } from '@preact/signals';
import { SNIPPETS } from '../../report/snippets/snippets.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SeverityIcon } from '../parts/icons.tsx';
import type { AskedFor } from '../state/copying.ts';
import { SecretCounts } from './secret-counts.tsx';

/** Asks, each time, whether a request, or a text of it, is to be copied with its secrets, and says which these are. */
export function SecretsDialog() {
	const { copying } = usePanel();
	const asked = copying.asked.value;
	return asked && <Question asked={asked} />;
}

function Question({ asked: { observation, secrets, text } }: { asked: AskedFor }) {
	const t = useWords();
	const { copying } = usePanel();
	const format = useSignal(SNIPPETS[0]);
	const isBinary = text === undefined && observation.exchange.request.body.kind === 'binary';
	return (
		<Dialog
			title={t('copy_secretsTitle')}
			onClose={copying.cancel}
			actions={
				<>
					<button type="button" class="button" onClick={copying.cancel}>
						{t('copy_cancel')}
					</button>
					<button
						type="button"
						class="button button-primary"
						onClick={() => void copying.copyAsked(format.value ?? null)}
					>
						{t('copy_secretsCopy')}
					</button>
				</>
			}
		>
			<p class="outcome">
				<SeverityIcon severity="warning" />
				<span>{t(secrets.length > 0 ? 'copy_secretsWarning' : 'copy_secretsNone')}</span>
			</p>
			<SecretCounts secrets={secrets} />
			{isBinary && <p class="note">{t('copy_secretsBinary')}</p>}
			{text === undefined && (
				<label class="copy-format">
					{t('menu_copyAs')}{' '}
					<select
						value={format.value?.id}
						onChange={({ currentTarget }) => {
							format.value = SNIPPETS.find(({ id }) => id === currentTarget.value);
						}}
					>
						{SNIPPETS.map(({ id, label }) => (
							<option key={id} value={id}>
								{t(label)}
							</option>
						))}
					</select>
				</label>
			)}
		</Dialog>
	);
}
