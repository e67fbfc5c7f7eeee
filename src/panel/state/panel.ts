import { createReportWriter } from '../reporting/report-writer.ts';
import { type AttemptState, createAttempt } from './attempt.ts';
import { type Collecting, createCollecting } from './collecting.ts';
import { type Comparing, createComparing } from './comparing.ts';
import { type Copying, createCopying } from './copying.ts';
import { createIsolating, type Isolating } from './isolating.ts';
import { createReporting, materialOf, type Reporting } from './report.ts';
import { createResending, type Resending } from './resending.ts';
import { createSaving, type Saving } from './saving.ts';
import { createSending, type Sending } from './sending.ts';
import type { Shell } from './shell.ts';
import { createVerifying, type Verifying } from './verifying.ts';

/** Everything the views show. Views read signals and call these functions; they decide nothing themselves. */
export interface Panel extends Shell {
	readonly copying: Copying;
	readonly attempt: AttemptState;
	readonly verifying: Verifying;
	readonly sending: Sending;
	readonly comparing: Comparing;
	readonly resending: Resending;
	readonly collecting: Collecting;
	readonly reporting: Reporting;
	readonly saving: Saving;
	readonly isolating: Isolating;
}

/** Adds to the first view what the others need. */
export function createPanel(shell: Shell): Panel {
	const { filtering, host, navigation, recording } = shell;
	const attempt = createAttempt(recording, ({ first }) => {
		filtering.only.value = new Set(attempt.attempt.value?.exchangeIds);
		navigation.view.value = first ? 'conflicts' : 'requests';
		navigation.tab.value = 'diagnosis';
		if (first) navigation.select(first.subject.exchange.id, first.id);
	});
	const endAttempt = () => {
		attempt.dismiss();
		filtering.only.value = null;
	};
	recording.file.subscribe(endAttempt);
	recording.onForgotten(() => {
		if (attempt.attempt.value?.state === 'done') endAttempt();
	});
	const sending = createSending(host.page, recording);
	const copying = createCopying(host);
	const collecting = createCollecting(host.page, recording);
	const writer = createReportWriter(host.say, host.language);
	const isolating = createIsolating({
		page: host.page,
		storage: host.isolations,
		recording,
		navigation,
		now: Date.now,
		wait: waitFor,
		owner: crypto.randomUUID(),
	});
	const { session } = isolating.searching;
	return {
		...shell,
		copying,
		attempt: { ...attempt, dismiss: endAttempt },
		verifying: createVerifying(recording),
		sending,
		comparing: createComparing(navigation, recording, sending),
		resending: createResending(navigation, recording, sending),
		collecting,
		reporting: createReporting({ host, recording, collecting, isolation: session, writer, now: Date.now }),
		saving: createSaving({
			material: () => materialOf(recording, collecting, session.peek()),
			writer,
			tell: copying.tell,
			now: Date.now,
		}),
		isolating,
	};
}

/** Waits so many milliseconds, or until the signal fires. */
function waitFor(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise(resolve => {
		const timer = setTimeout(resolve, ms);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
