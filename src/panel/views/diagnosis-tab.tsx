import type { Finding } from '../../diagnosis/finding.ts';
import type { Observation } from '../../inspector.ts';
import type { Message, MessageKey } from '../../words/message.ts';
import { useHost, useWords } from '../host-context.ts';
import { SeverityIcon } from './icons.tsx';

export function DiagnosisTab({ observation }: { observation: Observation }) {
	const t = useWords();
	if (observation.findings.length === 0) {
		return (
			<p class="note">
				{t(observation.exchange.response.status === 0 ? 'diagnosis_noAnswer' : 'diagnosis_nothing')}
			</p>
		);
	}
	return observation.findings.map(finding => <FindingView key={finding.id} finding={finding} />);
}

function FindingView({ finding }: { finding: Finding }) {
	const t = useWords();
	const { say } = useHost();
	const { error } = finding.subject;
	return (
		<article class="finding">
			<header class={`banner banner-${finding.severity}`}>
				<SeverityIcon severity={finding.severity} />
				<h2>{say(finding.title)}</h2>
				<span class="banner-side">{t(CONFIDENCE[finding.confidence])}</span>
			</header>
			<p>{say(finding.explanation)}</p>
			{error?.message && <blockquote class="quote">{plainText(error.message)}</blockquote>}
			{finding.version && (
				<table class="facts">
					<tbody>
						<tr>
							<th scope="row">{t('version_sent')}</th>
							<td>{finding.version.sent ?? t('version_unknown')}</td>
						</tr>
						<tr>
							<th scope="row">{t('version_current')}</th>
							<td>{finding.version.current ?? t('version_unknown')}</td>
						</tr>
					</tbody>
				</table>
			)}
			<Section title="section_doNow" messages={[finding.recovery.decision]} />
			<Section title="section_steps" messages={finding.recovery.steps} ordered />
			<Section title="section_avoid" messages={finding.recovery.avoid} />
			<Section title="section_verify" messages={finding.recovery.verify} />
			<Section title="section_evidence" messages={finding.evidence.map(({ text }) => text)} />
			<Section
				title="section_suspects"
				messages={finding.suspects.flatMap(({ evidence }) => evidence.map(({ text }) => text))}
			/>
			<Section title="section_why" messages={[finding.whyThisStatus]} />
			<Section title="section_escalate" messages={finding.recovery.escalate} />
			<Prevention finding={finding} />
		</article>
	);
}

const CONFIDENCE: Readonly<Record<Finding['confidence'], MessageKey>> = {
	certain: 'confidence_certain',
	likely: 'confidence_likely',
	possible: 'confidence_possible',
};

function Section(props: { title: MessageKey; messages: readonly Message[]; ordered?: boolean }) {
	const t = useWords();
	const { say } = useHost();
	if (props.messages.length === 0) return null;
	const List = props.ordered ? 'ol' : 'ul';
	const [only] = props.messages;
	return (
		<section>
			<h3>{t(props.title)}</h3>
			{props.messages.length === 1 && only ? (
				<p>{say(only)}</p>
			) : (
				<List>
					{props.messages.map(message => (
						<li key={message.key}>{say(message)}</li>
					))}
				</List>
			)}
		</section>
	);
}

/** Advice for two people, who seldom are one. */
function Prevention({ finding }: { finding: Finding }) {
	const t = useWords();
	const { say } = useHost();
	const { author, owner } = finding.recovery.prevention;
	return (
		<section>
			<h3>{t('section_prevention')}</h3>
			<p>
				<b>{t('prevention_owner')}:</b> {owner.map(say).join(' ')}
			</p>
			<p>
				<b>{t('prevention_author')}:</b> {author.map(say).join(' ')}
			</p>
		</section>
	);
}

/** More than this of a server's message is no message. */
const MAX_MESSAGE = 2000;

/** WordPress sends HTML in messages (`&#8217;`, links). The text of it, as text; a parsed document runs no script. */
function plainText(html: string): string {
	return new DOMParser().parseFromString(html.slice(0, MAX_MESSAGE), 'text/html').body.textContent ?? '';
}
