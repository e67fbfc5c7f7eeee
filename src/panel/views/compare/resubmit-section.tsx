import { header } from '../../../exchange/headers.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { ReplyView } from './reply-view.tsx';
import { SendButton } from './send-button.tsx';

/** A refused write once more, with what would have it refused again put right. */
export function ResubmitSection() {
	const t = useWords();
	const { say } = useHost();
	const { comparing } = usePanel();
	const whyNot = comparing.whyNotAgain.value;
	const hurdle = comparing.hurdle.value;
	const resubmitting = comparing.resubmitting.value;
	const made = comparing.resubmission.value;
	if (!whyNot && !comparing.canResubmit.value) return null;
	const isConditional = made?.kind === 'request' && header(made.request.headers, 'if-match') !== undefined;
	return (
		<section>
			<h3>{t('resend_once')}</h3>
			{whyNot ? (
				<p class="note">{say(whyNot)}</p>
			) : (
				<>
					<p>
						{t(
							isConditional
								? 'resend_onceConditionText'
								: comparing.merged.value
									? 'resend_onceMergedText'
									: 'resend_onceText',
						)}
					</p>
					<div class="act">
						<SendButton
							label="resend_once"
							busyLabel="resend_sending"
							isPrimary
							isBusy={resubmitting.kind === 'running'}
							isHeld={hurdle !== null}
							describedBy="resubmit-hurdle"
							onClick={comparing.resubmit}
						/>
						<span id="resubmit-hurdle">{hurdle && resubmitting.kind !== 'running' && say(hurdle)}</span>
					</div>
					<div role="status">{resubmitting.kind === 'done' && <ReplyView reply={resubmitting.reply} />}</div>
				</>
			)}
		</section>
	);
}
