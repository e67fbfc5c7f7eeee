import { visible } from '../../../exchange/visible.ts';
import { SECRET_CLASSES, type SecretClass } from '../../../report/redaction/secret-classes.ts';
import type { Leak } from '../../../report/redaction/self-scan.ts';
import { formatBytes } from '../../format.ts';
import { useHost, usePanel, useWords, type Words } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import type { Written } from '../../reporting/report-messages.ts';

/** A text this long is already slow to lay out. In UTF-16 units. */
const MAX_SHOWN = 100_000;
/** More places say no more. */
const MAX_LEAKS = 5;

/** Exactly what leaves, and the two ways out. */
export function Preview() {
	const t = useWords();
	const { language, say } = useHost();
	const { reporting } = usePanel();
	const written = reporting.draft.value?.written ?? null;
	const isReady = written?.kind === 'ready' && reporting.isCurrent.value;
	const note = reporting.note.value;
	const keep = [...reporting.keep.value];
	return (
		<div class="report-out">
			<div class="report-bar">
				<span class="report-file ellipsis">
					{written?.kind === 'ready' && (
						<>
							<b>{written.fileName}</b>{' '}
							<span class="faint">{formatBytes(new Blob([written.text]).size, language)}</span>
						</>
					)}
				</span>
				<span class={note?.outcome === 'failed' ? 'report-note is-error' : 'report-note'} role="status">
					{note && say(note.text)}
				</span>
				<button type="button" class="button" aria-disabled={!isReady} onClick={() => void reporting.copy()}>
					{t('share_copy')}
				</button>
				<button type="button" class="button button-primary" aria-disabled={!isReady} onClick={reporting.save}>
					{t('report_save')}
				</button>
			</div>
			{keep.length > 0 && (
				<p class="notice notice-warning" role="status">
					<span>{t('share_keepWarning', keep.map(id => nameOf(id, t)).join(', '))}</span>
				</p>
			)}
			<Text written={written} />
		</div>
	);
}

function Text({ written }: { written: Written | null }) {
	const t = useWords();
	const { language } = useHost();
	if (!written) return <p class="report-wait note">{t('share_writing')}</p>;
	switch (written.kind) {
		case 'failed':
			return <Stop>{t('share_failed')}</Stop>;
		case 'leak':
			return (
				<>
					<Stop>{t('share_leak')}</Stop>
					<Leaks where={written.where} />
				</>
			);
		case 'ready': {
			const { text } = written;
			const size = formatBytes(new Blob([text]).size, language);
			return (
				<section
					class="report-preview"
					// biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard (axe).
					tabIndex={0}
					aria-label={t('share_preview')}
				>
					<pre class="code">{visible(text.slice(0, MAX_SHOWN), MAX_SHOWN)}</pre>
					{text.length > MAX_SHOWN && <p class="note">{t('share_cut', size)}</p>}
				</section>
			);
		}
	}
}

function Stop({ children }: { children: string }) {
	return (
		<p class="report-stop" role="alert">
			<SeverityIcon severity="error" />
			<span>{children}</span>
		</p>
	);
}

function Leaks({ where }: { where: readonly Leak[] }) {
	const t = useWords();
	return (
		<ul class="report-leaks">
			{where.slice(0, MAX_LEAKS).map(({ at, kind, line }) => (
				<li key={`${at} ${kind}`}>{t('share_leakAt', nameOf(kind, t), String(line))}</li>
			))}
		</ul>
	);
}

function nameOf(kind: SecretClass, t: Words): string {
	const words = SECRET_CLASSES.find(({ id }) => id === kind)?.words;
	return words ? t(words) : kind;
}
