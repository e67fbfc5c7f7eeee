import { useMemo } from 'preact/hooks';
import { blueprint } from '../../../isolation/recipes/playground.ts';
import type { Detected } from '../../../isolation/rungs/detect.ts';
import { useWords } from '../../panel-context.ts';
import { saveFile } from '../../save-file.ts';
import type { Candidate } from '../../state/isolating-choice.ts';
import { shellProbe } from '../../state/shell-probe.ts';
import { CopyButton } from '../copy-button.tsx';

/** Recipes for a copy of the site, where everything may be switched off. */
export function ElsewhereCard({ candidate, detected }: { candidate: Candidate; detected: Detected }) {
	const t = useWords();
	const plugins = detected.active.map(file => ({ file, name: file, version: '', status: 'active' as const }));
	const copy = blueprint({ plugins, active: detected.active, theme: null, wordpress: null, php: null });
	const line = useMemo(
		() => shellProbe(candidate.finding, detected.active),
		[candidate.finding, detected.active],
	);
	return (
		<section aria-label={t('isolate_elsewhere')}>
			<p>{t('isolate_elsewhereText')}</p>
			<div class="act">
				<button
					type="button"
					class="button"
					onClick={() =>
						saveFile('blueprint.json', 'application/json', `${JSON.stringify(copy, null, '\t')}\n`)
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
