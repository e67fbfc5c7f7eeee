import type { Finding } from '../../diagnosis/finding.ts';
import { visible } from '../../exchange/visible.ts';
import { DUPLICATES, NONCES } from '../../report/formats/word-keys.ts';
import { formatDuration } from '../format.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { Fact } from '../parts/fact.tsx';

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
						<Fact name="duplicate_how">{t(DUPLICATES[duplicate.how])}</Fact>
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
						<Fact name="nonce_state">{t(NONCES[nonce.state])}</Fact>
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
