import { subjectName } from '../../diagnosis/diagnose.ts';
import { usePanel, useWords } from '../panel-context.ts';
import { CloseIcon } from '../parts/icons.tsx';
import { LeftNotices } from './isolate/left-notices.tsx';

/** What the person must know whatever view is open. */
export function Banners() {
	const t = useWords();
	const { host, importing, invalidated, navigation, recording } = usePanel();
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
				{navigation.view.value !== 'isolate' && <LeftNotices />}
				<AttemptBanner />
				<VerifyBanner />
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

function AttemptBanner() {
	const t = useWords();
	const { attempt, host } = usePanel();
	const now = attempt.attempt.value;
	const summary = attempt.summary.value;
	if (!now || !summary) return null;
	return (
		<p class={now.state === 'done' ? 'notice' : 'notice notice-active'}>
			<span>{host.say(summary.text)}</span>
			<button type="button" class="link" onClick={attempt.dismiss}>
				{t(now.state === 'done' ? 'attempt_showAll' : 'banner_cancel')}
			</button>
		</p>
	);
}

function VerifyBanner() {
	const t = useWords();
	const { host, verifying } = usePanel();
	const now = verifying.verification.value;
	if (!now) return null;
	return (
		<p class={`notice notice-${now.verdict}`}>
			<span>
				<b>{t('verify_title', subjectName(now.finding.subject))}</b>{' '}
				{[now.text, ...now.notes].map(host.say).join(' ')}
			</span>
			<button type="button" class="link" onClick={verifying.stop}>
				{t('verify_stop')}
			</button>
		</p>
	);
}
