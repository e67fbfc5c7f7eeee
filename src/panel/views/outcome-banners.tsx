import { subjectName } from '../../diagnosis/subject-name.ts';
import { usePanel, useWords } from '../panel-context.ts';

/** How an attempt goes, and how it went. */
export function AttemptBanner() {
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

/** Whether what was done about a conflict helped. */
export function VerifyBanner() {
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
