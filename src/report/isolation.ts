import { explain } from '../isolation/search/explain.ts';
import type { Verdict } from '../isolation/search/problem.ts';
import { search } from '../isolation/search/search.ts';
import { searchInput } from '../isolation/session/components.ts';
import type { SessionState } from '../isolation/session/state.ts';
import type { Say } from '../words/message.ts';
import type { ReportCulprits, ReportIsolation } from './report.ts';
import type { SafeWords } from './safe-words.ts';

/** What isolation proved, for a report; `null` while it has no verdict. Everything from the site is redacted. */
export function reportIsolation(state: SessionState, say: Say, safe: SafeWords): ReportIsolation | null {
	const input = searchInput(state);
	const next = input && search(input).next;
	if (!input || next?.kind !== 'verdict') return null;
	const { failure, probes, rung } = state;
	return {
		failure: {
			title: safe.token(failure.title),
			status: failure.status,
			code: safe.token(failure.code),
		},
		rung,
		verdict: next.verdict.kind,
		explanation: explain(input).map(each => say(safe.message(each))),
		culprits: culpritsOf(next.verdict, state, safe),
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
