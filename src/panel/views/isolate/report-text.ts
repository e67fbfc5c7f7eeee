import { RUNG_WORDS } from '../../../isolation/rungs/ladder.ts';
import type { Verdict } from '../../../isolation/search/problem.ts';
import { othersWords } from '../../../isolation/session/restored-words.ts';
import type { SessionState } from '../../../isolation/session/state.ts';
import { createRedactor } from '../../../report/redaction/redactor.ts';
import { safeWords } from '../../../report/safe-words.ts';
import { message, type Say } from '../../../words/message.ts';
import type { ProbeEntry } from '../../state/isolating-log.ts';
import { probeWords } from './probe-outcome.tsx';

/** What an author needs, as text: the failure, the proof, versions, and every probe. */
export function reportText(
	state: SessionState,
	verdict: Verdict,
	sentences: readonly string[],
	log: readonly ProbeEntry[],
	say: Say,
): string {
	const { failure, rung, snapshot } = state;
	// Names and versions of plugins are what is asked for; the failure is in the words of the site.
	const safe = safeWords(createRedactor());
	const sets = 'sets' in verdict ? verdict.sets : [];
	const guilty = new Set(sets.flatMap(({ members }) => members.flat()));
	const plugins = snapshot?.plugins ?? [];
	const versions = plugins
		.filter(({ file }) => guilty.has(file))
		.map(({ file, name, version }) => `${name} ${version} (${file})`);
	const probes = log
		.filter(({ state }) => state === 'counted')
		.map(entry => {
			const what = say(message('isolate_someOn', String(entry.active.length), String(entry.all.length)));
			const theme = say(message(entry.theme === 'own' ? 'isolate_ownTheme' : 'isolate_otherTheme'));
			const seen = entry.judged ? `${entry.judged.status} ${safe.token(entry.judged.code)}`.trim() : '';
			return `${entry.number}. ${what}, ${theme}: ${say(message(probeWords(entry)))} (${seen})`;
		});
	return [
		`${safe.text(failure.title)} – ${failure.status} ${safe.token(failure.code)}`.trim(),
		...sentences,
		...othersWords(state).map(say),
		...versions,
		say(message(RUNG_WORDS[rung].name)),
		...probes,
	].join('\n');
}
