import type { Finding, FindingKind } from '../../diagnosis/finding.ts';
import type { MessageKey } from '../../words/message.ts';
import { usePanel, useWords } from '../panel-context.ts';
import type { Navigation } from '../state/navigation.ts';

interface Step {
	readonly says: MessageKey;
	go(navigation: Navigation): void;
}

const COMPARE: Step = {
	says: 'next_compare',
	go({ tab }) {
		tab.value = 'compare';
	},
};

const ISOLATE: Step = {
	says: 'next_isolate',
	go({ view }) {
		view.value = 'isolate';
	},
};

/** Where the panel itself helps with what is to be done; for the other kinds the steps are all there is. */
const STEPS: Partial<Record<FindingKind, Step>> = {
	'stale-version': COMPARE,
	'lost-update': COMPARE,
	'precondition-failed': COMPARE,
	'cart-changed': COMPARE,
	'duplicate-submission': { ...COMPARE, says: 'next_compareSubmissions' },
	'unclassified-conflict': ISOLATE,
	'garbled-response': ISOLATE,
};

/** A button to the tab or view in which the advice of a finding can be followed. */
export function NextStep({ finding }: { finding: Finding }) {
	const t = useWords();
	const { navigation } = usePanel();
	const step = STEPS[finding.kind];
	if (!step) return null;
	return (
		<button type="button" class="button" onClick={() => step.go(navigation)}>
			{t(step.says)}
		</button>
	);
}
