import { visible } from '../../../exchange/visible.ts';
import type { MessageKey } from '../../../words/message.ts';
import { formatDuration } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import { plainText } from '../../parts/plain-text.ts';
import { type Answered, READ_FAILURES, type Reply, WRITE_FAILURES } from '../../state/reply.ts';
import { originOf } from '../../state/server-state.ts';
import { AcceptedIcon } from './state-icon.tsx';

/** What came back, and the way to it in the recording. */
export function ReplyView({ reply }: { reply: Reply }) {
	const t = useWords();
	const { navigation, sending } = usePanel();
	if (reply.kind === 'failed') {
		const isRead = reply.request.method === 'GET' || reply.request.method === 'HEAD';
		return (
			<p class="outcome">
				<SeverityIcon severity="error" />
				<span>{t((isRead ? READ_FAILURES : WRITE_FAILURES)[reply.reason], originOf(reply.request))}</span>
			</p>
		);
	}
	const id = sending.recordedAs(reply);
	return (
		<p class="outcome">
			{reply.verdict === 'accepted' ? (
				<AcceptedIcon />
			) : (
				<SeverityIcon severity={reply.verdict === 'refused' ? 'error' : 'warning'} />
			)}
			<span>
				<ReplyText reply={reply} />{' '}
				{id !== null && (
					<button type="button" class="link" onClick={() => navigation.jumpTo(id, 'response')}>
						{t('resend_openReply')}
					</button>
				)}
			</span>
		</p>
	);
}

const WORDS: Readonly<Record<Answered['verdict'], MessageKey>> = {
	accepted: 'resend_accepted',
	refused: 'resend_refused',
	unclear: 'resend_unclear',
};

function ReplyText({ reply: { durationMs, error, status, verdict } }: { reply: Answered }) {
	const t = useWords();
	const { language } = useHost();
	return (
		<>
			{t(WORDS[verdict], String(status), formatDuration(durationMs, language))}
			{error && error.code !== '' && <code class="error-code"> {visible(error.code, 200)}</code>}
			{error && error.message !== '' && (
				<>
					{' '}
					<q>{plainText(error.message)}</q>
				</>
			)}
		</>
	);
}
