import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { header } from '../../../exchange/headers.ts';
import { visible } from '../../../exchange/visible.ts';
import { formatBytes } from '../../format.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Fact } from '../../parts/fact.tsx';
import { SeverityIcon } from '../../parts/icons.tsx';
import type { Proposal } from '../../state/sending.ts';

/** A longer body is folded at first. */
const SHORT = 2000;
const IF_MATCH = /^if-match$/i;

/** Asks, if something waits for consent, with everything that will be sent. */
export function ConsentDialog() {
	const { sending } = usePanel();
	const proposal = sending.proposal.value;
	useEffect(() => sending.cancel, [sending]);
	return proposal && <Consent proposal={proposal} />;
}

function Consent({ proposal }: { proposal: Proposal }) {
	const t = useWords();
	const { say } = useHost();
	const { sending } = usePanel();
	const { description, request, warnings } = proposal;
	return (
		<Dialog
			title={t('resend_consentTitle')}
			onClose={sending.cancel}
			actions={
				<>
					<button type="button" class="button" onClick={sending.cancel}>
						{t('resend_cancel')}
					</button>
					<button
						type="button"
						class="button button-primary"
						// Nobody has read this between two clicks of one double click.
						onClick={({ detail }) => detail < 2 && sending.agree()}
					>
						{t('resend_send')}
					</button>
				</>
			}
		>
			<div class="consent">
				<p>
					<b>{say(description.effect)}</b> {t('resend_consentOnce')}
				</p>
				{description.creates && <Warning>{t('resend_consentCreates')}</Warning>}
				{warnings.map(warning => (
					<Warning key={warning.key}>{say(warning)}</Warning>
				))}
				<Facts proposal={proposal} />
				{request.body !== null && (
					<details class="fold" open={request.body.length <= SHORT}>
						<summary>{t('resend_showBody')}</summary>
						<pre class="code">{visible(request.body, 20_000)}</pre>
					</details>
				)}
				{description.freshNonce && <p class="note">{t('resend_consentNonce')}</p>}
			</div>
		</Dialog>
	);
}

function Facts({ proposal: { description, request } }: { proposal: Proposal }) {
	const t = useWords();
	const { language } = useHost();
	const condition = header(request.headers, 'if-match');
	const lines = description.headers
		.filter(({ name }) => !IF_MATCH.test(name))
		.map(({ name, value }) =>
			value === null
				? t('resend_secret', visible(name, 100))
				: `${visible(name, 100)}: ${visible(value, 500)}`,
		);
	if (description.freshNonce) lines.push(t('resend_secret', 'X-WP-Nonce'));
	const isOverridden = description.method !== request.method;
	return (
		<table class="facts">
			<tbody>
				<Fact name="resend_method">
					{visible(request.method, 40)}
					{isOverridden && <span class="faint"> {t('request_override', description.method)}</span>}
				</Fact>
				<Fact name="resend_url">{visible(description.url)}</Fact>
				{condition !== undefined && (
					<Fact name="resend_condition">{`If-Match: ${visible(condition, 200)}`}</Fact>
				)}
				<Fact name="resend_headers">
					{lines.length === 0
						? t('resend_noHeaders')
						: lines.map((line, index) => <div key={index}>{line}</div>)}
				</Fact>
				<Fact name="resend_bodySize">
					{request.body === null ? t('resend_noBody') : formatBytes(description.bodyBytes, language)}
				</Fact>
			</tbody>
		</table>
	);
}

function Warning({ children }: { children: ComponentChildren }) {
	return (
		<p class="outcome">
			<SeverityIcon severity="warning" />
			<span>{children}</span>
		</p>
	);
}
