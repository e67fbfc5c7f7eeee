import { visible } from '../../../exchange/visible.ts';
import type { Failure, WhyUntestable } from '../../../isolation/session/failure.ts';
import { PAUSE_WORDS } from '../../../isolation/session/unfinished.ts';
import type { MessageKey } from '../../../words/message.ts';
import { useWords } from '../../panel-context.ts';
import type { ProbeEntry } from '../../state/isolating-log.ts';

/** What came of a probe, in words, with the status that says so. */
export function ProbeOutcomeView({ entry, failure }: { entry: ProbeEntry; failure: Failure }) {
	const t = useWords();
	const { judged } = entry;
	const mark = judged?.outcome === 'reproduced' ? '●' : judged?.outcome === 'not-reproduced' ? '○' : '–';
	return (
		<span
			class={`isolate-outcome is-${judged?.outcome ?? entry.state}`}
			title={judged?.why ? t(whyWords(judged.why)) : undefined}
		>
			<span aria-hidden="true">{mark}</span> {t(probeWords(entry))}
			{judged && judged.status > 0 && (
				<span class="isolate-status">
					{judged.status} {judged.code !== failure.code && visible(judged.code, 60)}
				</span>
			)}
		</span>
	);
}

export function probeWords({ judged, state }: ProbeEntry): MessageKey {
	if (state === 'open') return 'isolate_open';
	if (state === 'discarded') return 'isolate_discarded';
	if (state === 'undone') return 'isolate_undone';
	switch (judged?.outcome) {
		case 'reproduced':
			return 'isolate_reproduced';
		case 'not-reproduced':
			return 'isolate_notReproduced';
		default:
			return 'isolate_untestable';
	}
}

function whyWords(why: WhyUntestable): MessageKey {
	switch (why) {
		case 'other-error':
			return 'isolate_whyOther';
		case 'skipped':
			return 'isolate_whySkipped';
		case 'cannot-tell':
			return 'isolate_whyCannotTell';
		default:
			return PAUSE_WORDS[why];
	}
}
