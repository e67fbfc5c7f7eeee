import { componentsFromInitiator } from '../wordpress/component.ts';
import type { WordPressExchange } from '../wordpress/wordpress-exchange.ts';
import { message } from '../words/message.ts';
import type { Suspect } from './finding.ts';

/** A script in the stack is a caller: it took part, which is not yet guilt. Core's own part says even less. */
const CALLER_WEIGHT = 0.5;
const CORE_CALLER_WEIGHT = 0.1;

/** Who may be behind an exchange, most suspected first. */
export function suspectsOf({ exchange }: WordPressExchange): readonly Suspect[] {
	return componentsFromInitiator(exchange.initiator).map(component => ({
		...component,
		weight: component.type === 'core' ? CORE_CALLER_WEIGHT : CALLER_WEIGHT,
		evidence: [
			{
				rule: 'script-in-stack',
				text: message('evidence_scriptInStack', component.slug),
				exchangeId: exchange.id,
				pointer: 'initiator.stack',
			},
		],
	}));
}
