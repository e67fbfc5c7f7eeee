import { useMemo } from 'preact/hooks';
import { probesToProve } from '../../../isolation/session/proving.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { useCount, useHost, usePanel, useWords } from '../../panel-context.ts';
import { type ProbeEntry, paceOf } from '../../state/isolating-log.ts';
import { formatLength } from './format-length.ts';
import { REPETITION_WORDS } from './preflight.tsx';

/** Offers to try the verdict again until it was seen several times both ways, with what that takes. */
export function ProveHarder({ log, state }: { log: readonly ProbeEntry[]; state: SessionState }) {
	const t = useWords();
	const count = useCount();
	const { language } = useHost();
	const { searching } = usePanel().isolating;
	const probes = useMemo(() => (state.proof?.by === 'hard' ? 0 : probesToProve(state)), [state]);
	if (probes === 0) return null;
	const seconds = (paceOf(log) * probes) / 1000;
	const repetition = state.repeatBy === 'panel' ? state.repeatable?.repetition : undefined;
	const isNoted = repetition === 'may-create' || repetition === 'deletes';
	return (
		<div class="act">
			<button type="button" class="button" onClick={() => void searching.prove('hard')}>
				{t('isolate_proveHarder')}
			</button>
			<span>
				{count('isolate_moreProbes', probes)} · {formatLength(seconds, language)}
				{isNoted && ` · ${t(REPETITION_WORDS[repetition])}`}
			</span>
		</div>
	);
}
