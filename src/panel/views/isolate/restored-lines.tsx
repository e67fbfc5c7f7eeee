import { restoredWords } from '../../../isolation/session/restored-words.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { useHost } from '../../panel-context.ts';

/** What putting back came to. */
export function RestoredLines({ state }: { state: SessionState }) {
	const { say } = useHost();
	const { more, whole } = restoredWords(state);
	return (
		<>
			{whole && <p class="isolate-whole">{say(whole)}</p>}
			{more.map(sentence => (
				<p key={sentence.key}>{say(sentence)}</p>
			))}
		</>
	);
}
