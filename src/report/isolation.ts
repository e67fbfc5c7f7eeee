import { explain } from '../isolation/search/explain.ts';
import type { Verdict } from '../isolation/search/problem.ts';
import { searchInput } from '../isolation/session/components.ts';
import { standing } from '../isolation/session/proving.ts';
import { othersWords } from '../isolation/session/restored-words.ts';
import type { SessionState } from '../isolation/session/state.ts';
import type { Message, Say } from '../words/message.ts';
import type { ReportCulprits, ReportIsolation } from './report.ts';
import type { SafeWords } from './safe-words.ts';

/** What a session has proved, as it is: from the same search as the Isolate view. */
export interface Proof {
	readonly state: SessionState;
	readonly verdict: Verdict;
	readonly sentences: readonly Message[];
}

/** `null` while there is no verdict. It analyses the whole search, which may take a while. */
export function proofOf(state: SessionState): Proof | null {
	const told = standing(state);
	const input = told && searchInput(told.state);
	// What a harder proof that is under way has shaken is nobody's to tell.
	if (!told || !input || (told.refuted && state.ended !== 'verdict')) return null;
	const sentences = [...explain(input), ...othersWords(told.state)];
	return { state: told.state, verdict: told.verdict, sentences };
}

/** A proof for a report. Everything from the site is redacted. */
export function reportIsolation(
	{ sentences, state, verdict }: Proof,
	say: Say,
	safe: SafeWords,
): ReportIsolation {
	const { failure, probes, rung } = state;
	return {
		failure: {
			title: safe.token(failure.title),
			status: failure.status,
			code: safe.token(failure.code),
		},
		rung,
		verdict: verdict.kind,
		explanation: sentences.map(each => say(safe.message(each))),
		culprits: culpritsOf(verdict, state, safe),
		probes: probes.length,
	};
}

function culpritsOf(
	verdict: Verdict,
	{ snapshot }: SessionState,
	safe: SafeWords,
): readonly ReportCulprits[] {
	if (!('sets' in verdict)) return [];
	const plugins = new Map(snapshot?.plugins.map(plugin => [plugin.file, plugin]));
	return verdict.sets.map(({ alone, confidence, members, without }) => ({
		members: members.flat().map(id => {
			const { name = id, version = null } = plugins.get(id) ?? {};
			return {
				id: safe.token(id),
				name: safe.text(name),
				version: version === null ? null : safe.token(version),
			};
		}),
		alone,
		without,
		confidence,
	}));
}
