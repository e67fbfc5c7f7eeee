import { useMemo } from 'preact/hooks';
import { EDITORS_UNSEEN, type EditorSign, editorSigns } from '../../diagnosis/editors.ts';
import type { Finding, FindingKind } from '../../diagnosis/finding.ts';
import { lockedPost } from '../../diagnosis/locked-post.ts';
import { resourceOf } from '../../diagnosis/timeline.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { useSlowRows } from './slow-rows.ts';

/** What a second editor of the same post brings about. */
const KINDS: ReadonlySet<FindingKind> = new Set(['stale-version', 'locked', 'lost-update']);

/** Who else has the post open, as far as the traffic shows; and what no traffic of one tab can show. */
export function EditorSigns({ finding: { kind, subject } }: { finding: Finding }) {
	if (!KINDS.has(kind)) return null;
	// A heartbeat tells of the lock of a post without being about that post by its address.
	const beatOf = lockedPost(subject);
	if (beatOf !== null) return <Signs resource={`heartbeat ${beatOf}`} />;
	return subject.endpoint.resourceId === null ? null : <Signs resource={resourceOf(subject)} />;
}

/** @param resource as in a timeline, with the number of the post at its end */
function Signs({ resource }: { resource: string }) {
	const t = useWords();
	const { say } = useHost();
	const rows = useSlowRows();
	const signs = useMemo(() => editorSigns(rows, resource), [rows, resource]);
	return (
		<section class="editors">
			<h3>{t('tabs_title')}</h3>
			<ul class="evidence">
				{signs.map(sign => (
					<Sign key={`${sign.how} ${sign.holder} ${sign.exchangeIds[0]}`} sign={sign} />
				))}
				<li class="faint">{say(EDITORS_UNSEEN)}</li>
			</ul>
		</section>
	);
}

function Sign({ sign }: { sign: EditorSign }) {
	const t = useWords();
	const { host, navigation, recording } = usePanel();
	const { confidence, exchangeIds, pointer, says } = sign;
	const [exchangeId] = exchangeIds;
	return (
		<li>
			{host.say(says)} <span class="faint">({t(`confidence_${confidence}`)})</span>{' '}
			{exchangeId !== undefined && recording.byId.value.has(exchangeId) && (
				<button type="button" class="link" onClick={() => navigation.showEvidence({ exchangeId, pointer })}>
					{t('evidence_show')}
				</button>
			)}
		</li>
	);
}
