import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SNIPPETS } from '../../report/snippets/snippets.ts';
import { formatNumber } from '../format.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SeverityIcon } from '../parts/icons.tsx';
import type { AskedFor } from '../state/copying.ts';

/** Asks, each time, whether a request is to be copied with its secrets, and says which these are. */
export function SecretsDialog() {
	const { copying } = usePanel();
	const asked = copying.asked.value;
	return asked && <Question asked={asked} />;
}

function Question({ asked: { observation, secrets } }: { asked: AskedFor }) {
	const t = useWords();
	const { language } = useHost();
	const { copying, dialog } = usePanel();
	const format = useSignal(SNIPPETS[0]);
	// The keys of the panel mean nothing as long as it is open.
	useEffect(() => {
		dialog.value = 'secrets';
		return () => {
			dialog.value = null;
		};
	}, [dialog]);
	const isBinary = observation.exchange.request.body.kind === 'binary';
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
						onClick={() => format.value && void copying.copyAsked(format.value)}
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
			{secrets.length > 0 && (
				<table class="facts">
					<tbody>
						{secrets.map(({ count, words }) => (
							<tr key={words}>
								<th scope="row">{t(words)}</th>
								<td>{formatNumber(count, language)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
			{isBinary && <p class="note">{t('copy_secretsBinary')}</p>}
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
		</Dialog>
	);
}
