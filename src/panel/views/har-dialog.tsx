import { useCount, usePanel, useWords } from '../panel-context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { SeverityIcon } from '../parts/icons.tsx';
import type { AskedHar } from '../state/saving.ts';
import { SecretCounts } from './secret-counts.tsx';

/** Asks, each time, whether a recording is to be saved with its secrets, and says which these are. */
export function HarDialog() {
	const { saving } = usePanel();
	const asked = saving.asked.value;
	return asked && <Question asked={asked} />;
}

function Question({ asked: { observations, secrets } }: { asked: AskedHar }) {
	const t = useWords();
	const count = useCount();
	const { saving } = usePanel();
	return (
		<Dialog
			title={t('share_harTitle')}
			onClose={saving.cancel}
			actions={
				<>
					<button type="button" class="button" onClick={saving.cancel}>
						{t('copy_cancel')}
					</button>
					<button
						type="button"
						class="button button-primary"
						disabled={secrets === null}
						onClick={saving.saveAsked}
					>
						{t('share_harSave')}
					</button>
				</>
			}
		>
			<p>{count('share_harRequests', observations.length)}</p>
			<p class="outcome" role="status">
				{secrets === null ? (
					<span>{t('share_harCounting')}</span>
				) : (
					<>
						<SeverityIcon severity="warning" />
						<span>{t(warningOf(secrets))}</span>
					</>
				)}
			</p>
			{Array.isArray(secrets) && <SecretCounts secrets={secrets} />}
		</Dialog>
	);
}

function warningOf(secrets: NonNullable<AskedHar['secrets']>) {
	if (secrets === 'failed') return 'share_harUncounted';
	return secrets.length > 0 ? 'share_harWarning' : 'share_harNone';
}
