import type { ComponentChildren } from 'preact';
import type { Finding, NonceStory } from '../../diagnosis/finding.ts';
import { visible } from '../../exchange/visible.ts';
import type { MessageKey } from '../../words/message.ts';
import { formatDuration } from '../format.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';

/** The facts of a kind: both versions, the twin of a duplicate, the fate of a nonce, what is there already. */
export function FindingFacts({ finding }: { finding: Finding }) {
	const t = useWords();
	const { language } = useHost();
	const { navigation } = usePanel();
	const { duplicate, existing, nonce, version } = finding;
	if (!duplicate && !existing && !nonce && !version) return null;
	return (
		<table class="facts">
			<tbody>
				{version && (
					<>
						<Fact name="version_sent">{visible(version.sent ?? t('version_unknown'), 300)}</Fact>
						<Fact name="version_current">{visible(version.current ?? t('version_unknown'), 300)}</Fact>
					</>
				)}
				{duplicate && (
					<>
						<Fact name="duplicate_how">{t(HOW[duplicate.how])}</Fact>
						<Fact name="duplicate_gap">{formatDuration(duplicate.gapMs, language)}</Fact>
						<Fact name="duplicate_first">
							<button type="button" class="link" onClick={() => navigation.jumpTo(duplicate.of, 'request')}>
								{t('duplicate_open')}
							</button>
						</Fact>
					</>
				)}
				{nonce && (
					<>
						<Fact name="nonce_state">{t(NONCE[nonce.state])}</Fact>
						{nonce.carrier !== '' && <Fact name="nonce_carrier">{visible(nonce.carrier, 200)}</Fact>}
						{nonce.cachedBy !== null && <Fact name="nonce_cachedBy">{visible(nonce.cachedBy, 300)}</Fact>}
					</>
				)}
				{existing && (
					<Fact name="existing_id">
						{visible(existing.id, 200)}
						{existing.link !== null && existing.link !== existing.id && <> {visible(existing.link, 500)}</>}
					</Fact>
				)}
			</tbody>
		</table>
	);
}

function Fact({ children, name }: { name: MessageKey; children: ComponentChildren }) {
	const t = useWords();
	return (
		<tr>
			<th scope="row">{t(name)}</th>
			<td>{children}</td>
		</tr>
	);
}

const HOW = {
	'double-submit': 'duplicate_doubleSubmit',
	'two-senders': 'duplicate_twoSenders',
	'automatic-retry': 'duplicate_automaticRetry',
	'replay-after-success': 'duplicate_replay',
} as const;

const NONCE: Readonly<Record<NonceStory['state'], MessageKey>> = {
	expired: 'nonce_expired',
	superseded: 'nonce_superseded',
	cached: 'nonce_cached',
	'other-session': 'nonce_otherSession',
	missing: 'nonce_missing',
	rejected: 'nonce_rejected',
};
