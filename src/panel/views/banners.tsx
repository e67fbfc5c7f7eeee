import { useShell, useWords } from '../panel-context.ts';
import { CloseIcon } from '../parts/icons.tsx';

/** What the person must know whatever view is open. */
export function Banners() {
	const t = useWords();
	const shell = useShell();
	const { host, importing, invalidated, isBroken, navigation, recording } = shell;
	const rest = shell.rest.value;
	const file = recording.file.value;
	const progress = importing.progress.value;
	const note = importing.note.value;
	return (
		<div class="banners">
			<div role="status">
				{invalidated.value && (
					<p class="notice notice-warning">
						<b>{t('banner_updatedTitle')}</b> {t('banner_updatedText')}
					</p>
				)}
				{isBroken.value && !invalidated.value && <p class="notice notice-warning">{t('later_failed')}</p>}
				{rest && navigation.view.value !== 'isolate' && <rest.LeftNotices />}
				{rest && <rest.AttemptBanner />}
				{rest && <rest.VerifyBanner />}
				{file && (
					<p class="notice">
						<span class="ellipsis">{t('banner_file', file.name)}</span>
						<button type="button" class="link" onClick={recording.showLive}>
							{t('banner_live')}
						</button>
					</p>
				)}
				{note && (
					<p class="notice">
						<span>{host.say(note)}</span>
						<button type="button" class="tool" title={t('banner_dismiss')} onClick={importing.dismiss}>
							<CloseIcon />
						</button>
					</p>
				)}
			</div>
			{progress && (
				<div class="notice">
					<span class="ellipsis">{t('banner_opening', progress.name)}</span>
					<progress aria-label={t('banner_opening', progress.name)} value={progress.fraction} />
					<button type="button" class="link" onClick={importing.cancel}>
						{t('banner_cancel')}
					</button>
				</div>
			)}
		</div>
	);
}
