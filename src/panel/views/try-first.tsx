import type { ComponentChildren } from 'preact';
import type { FindingKind } from '../../diagnosis/finding.ts';
import { usePanel, useWords } from '../panel-context.ts';

type Remedy = 'tabs' | 'reload' | 'siteData';

/**
 * What is worth a try for which kind. A remedy is there only where it can change anything: a taken name stays taken however
 * often a page is reloaded.
 */
const REMEDIES: Readonly<Record<FindingKind, readonly Remedy[]>> = {
	'stale-version': ['tabs', 'reload'],
	'already-exists': [],
	'invalid-transition': ['reload'],
	locked: ['tabs', 'reload'],
	'in-use': [],
	'idempotency-conflict': [],
	'cart-changed': ['tabs', 'reload', 'siteData'],
	'lost-update': ['tabs', 'reload'],
	'precondition-failed': ['tabs', 'reload'],
	'duplicate-submission': [],
	'stale-nonce': ['reload', 'siteData'],
	'logged-out': ['reload', 'siteData'],
	'edge-block': ['reload', 'siteData'],
	'garbled-response': [],
	'unclassified-conflict': ['tabs', 'reload', 'siteData'],
};

/** What everybody is told to try, in the order of what it costs, with what each does. */
export function TryFirst({ kind }: { kind: FindingKind }) {
	const t = useWords();
	const remedies = REMEDIES[kind];
	if (remedies.length === 0) return null;
	return (
		<section class="try-first">
			<h3>{t('tryfirst_title')}</h3>
			<ol>
				{remedies.includes('tabs') && (
					<li>
						<b>{t('tryfirst_tabs')}</b>
						<p>{t('tryfirst_tabsDoes')}</p>
					</li>
				)}
				{remedies.includes('reload') && (
					<li>
						<Reload />
						<p>{t('tryfirst_reloadDoes')}</p>
					</li>
				)}
				{remedies.includes('siteData') && (
					<li>
						<b>{t('tryfirst_siteData')}</b>
						<p>
							{t('tryfirst_siteDataDoes')} {t('tryfirst_siteDataHow')}
						</p>
					</li>
				)}
			</ol>
		</section>
	);
}

/** A button for the inspected page; a file that is shown may be of any other. */
function Reload(): ComponentChildren {
	const t = useWords();
	const { host, recording } = usePanel();
	if (recording.file.value) return <b>{t('tryfirst_reload')}</b>;
	return (
		<button type="button" class="button" onClick={() => host.reloadPage({ ignoreCache: true })}>
			{t('tryfirst_reload')}
		</button>
	);
}
