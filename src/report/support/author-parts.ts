import { message } from '../../words/message.ts';
import { type Block, list, literal, paragraph, words } from '../formats/blocks.ts';
import { factTable } from '../formats/overview.ts';
import { dueAnswer, problemDetails, REASONS } from './problem-details.ts';
import { ask, named } from './questions.ts';
import type { Subject } from './subject.ts';

/** Status, code, pointer and version: what a client needs to act on. */
export function shouldAnswer({ finding, say }: Subject): readonly Block[] {
	const answer = dueAnswer(finding);
	if (!answer) return [paragraph(words(say(message('support_notTheEndpoint'))))];
	const isVersioned = finding.version !== undefined || finding.kind === 'lost-update';
	return factTable(
		[
			named('column_status', say, words(String(answer.status))),
			named('report_errorCode', say, literal(answer.code)),
			named(
				'support_pointer',
				say,
				answer.pointer === null ? ask('support_gapPointer', say) : literal(answer.pointer),
			),
			...(isVersioned
				? [
						named(
							'version_current',
							say,
							answer.current === null ? ask('support_gapCurrent', say) : literal(answer.current),
						),
					]
				: []),
		],
		say,
	);
}

/** The same, written out. */
export function example({ finding, say }: Subject): readonly Block[] {
	const answer = dueAnswer(finding);
	if (!answer) return [];
	const gaps = {
		pointer: `‹${say(message('support_gapPointer'))}›`,
		current: `‹${say(message('support_gapCurrent'))}›`,
	};
	const details = problemDetails(finding, answer, gaps, say);
	const text = `HTTP/1.1 ${answer.status} ${REASONS[answer.status] ?? ''}\nContent-Type: application/problem+json\n\n${JSON.stringify(details, null, 2)}`;
	return [paragraph(words(say(message('support_exampleHint')))), { kind: 'code', language: 'http', text }];
}

/** What the diagnosis says to authors, and why the status. */
export function advice({ finding }: Subject): readonly Block[] {
	const { author } = finding.recovery.prevention;
	return [
		...list(author.map(text => [words(text)])),
		...(finding.whyThisStatus === '' ? [] : [paragraph(words(finding.whyThisStatus))]),
	];
}
