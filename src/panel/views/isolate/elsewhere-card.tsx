import { useMemo } from 'preact/hooks';
import { blueprint } from '../../../isolation/recipes/playground.ts';
import type { Detected } from '../../../isolation/rungs/detect.ts';
import { createRedactor } from '../../../report/redaction/redactor.ts';
import { message } from '../../../words/message.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { saveFile } from '../../save-file.ts';
import type { Candidate } from '../../state/isolating-choice.ts';
import { originsIn, shellProbe } from '../../state/shell-probe.ts';
import { stagingChecklist } from '../../state/staging-checklist.ts';
import { CopyButton } from '../copy-button.tsx';

/** Recipes for a copy of the site, where everything may be switched off. */
export function ElsewhereCard({ candidate, detected }: { candidate: Candidate; detected: Detected }) {
	const t = useWords();
	const { say } = useHost();
	const { collecting, copying, reporting } = usePanel();
	const { finding } = candidate;
	const facts = collecting.facts.value;
	const hideSite = reporting.hideSite.value;
	const copy = () => {
		// A plugin that was made for this site may have its name.
		const hide = createRedactor({ hideSite: hideSite ? originsIn(finding.subject) : [] });
		const nameOf = (file: string) => (hideSite ? hide.value(file) : file);
		return blueprint({
			plugins: detected.plugins.map(plugin => ({ ...plugin, file: nameOf(plugin.file) })),
			active: detected.active.map(nameOf),
			theme: null,
			wordpress: facts?.wordpress ?? null,
			php: facts?.php ?? null,
		});
	};
	const line = useMemo(
		() => shellProbe(finding, detected.active, hideSite),
		[finding, detected.active, hideSite],
	);
	const checklist = useMemo(
		() => stagingChecklist({ finding, detected, facts, hideSite }, say),
		[finding, detected, facts, hideSite, say],
	);
	return (
		<section aria-label={t('isolate_elsewhere')}>
			<p>{t('isolate_elsewhereText')}</p>
			<div class="act">
				<button
					type="button"
					class="button"
					onClick={() =>
						checklist === null
							? copying.tell({ outcome: 'failed', text: [message('copy_leak')] })
							: saveFile('staging-checklist.md', 'text/markdown', checklist)
					}
				>
					{t('isolate_staging')}
				</button>
				<span>
					{t('isolate_stagingText')}{' '}
					{checklist !== null && <CopyButton text={checklist} what={t('isolate_stagingCopy')} />}
				</span>
			</div>
			<div class="act">
				<button
					type="button"
					class="button"
					onClick={() =>
						saveFile('blueprint.json', 'application/json', `${JSON.stringify(copy(), null, '\t')}\n`)
					}
				>
					{t('isolate_blueprint')}
				</button>
				<span>{t('isolate_blueprintText')}</span>
			</div>
			{line && (
				<>
					<p>
						{t('isolate_wpCliText')} <CopyButton text={line} what="WP-CLI" />
					</p>
					<pre class="code isolate-code">{line}</pre>
				</>
			)}
		</section>
	);
}
