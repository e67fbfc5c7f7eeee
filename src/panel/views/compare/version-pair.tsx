import { visible } from '../../../exchange/visible.ts';
import type { MessageKey } from '../../../words/message.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import { type VersionSide, versionSides } from '../../state/version-sides.ts';

/** The version tokens side by side, and where each stands. */
export function VersionPair() {
	const t = useWords();
	const { comparing } = usePanel();
	const finding = comparing.finding.value;
	const sides = versionSides(finding, comparing.base.value, comparing.theirs.value);
	if (!sides) return null;
	const isOver = finding?.kind === 'lost-update';
	return (
		<section>
			<h3>{t('compare_versions')}</h3>
			<dl class="versions">
				<Side label={isOver ? 'compare_versionLoaded' : 'compare_versionSent'} side={sides.sent} />
				<Side label={isOver ? 'compare_versionOver' : 'compare_versionServer'} side={sides.current} />
				{sides.now && <Side label="compare_versionNow" side={sides.now} />}
			</dl>
		</section>
	);
}

function Side({ label, side: { name, place, value } }: { label: MessageKey; side: VersionSide }) {
	const t = useWords();
	const { navigation } = usePanel();
	return (
		<div class="version">
			<dt>{t(label)}</dt>
			<dd>
				<span class="json-name">{visible(name, 100)}: </span>
				{value === null ? <span class="faint">{t('version_unknown')}</span> : <b>{visible(value, 300)}</b>}
				{place && (
					<button
						type="button"
						class="link version-place"
						aria-label={`${t('compare_showPlace')}: ${visible(name, 100)}`}
						onClick={() => navigation.showEvidence(place)}
					>
						{t('compare_showPlace')}
					</button>
				)}
			</dd>
		</div>
	);
}
