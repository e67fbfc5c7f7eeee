import type { ComponentChildren } from 'preact';
import type { Finding } from '../../diagnosis/finding.ts';
import { componentKey } from '../../wordpress/component.ts';
import type { Message, MessageKey } from '../../words/message.ts';
import { useHost, usePanel, useWords } from '../panel-context.ts';
import { SeverityIcon } from '../parts/icons.tsx';
import { plainText } from '../parts/plain-text.ts';
import type { Selected } from '../state/navigation.ts';
import { CacheLayers } from './cache-layers.tsx';
import { EditorSigns } from './editor-signs.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { FindingFacts } from './finding-facts.tsx';
import { NextStep } from './next-step.tsx';
import { suspectName } from './suspect-name.ts';
import { TryFirst } from './try-first.tsx';

/** What happened, what to do now, what not to do, how to check, and why. */
export function DiagnosisTab({ selected: { finding, observation } }: { selected: Selected }) {
	const t = useWords();
	const { navigation } = usePanel();
	if (!finding) {
		return (
			<p class="note">
				{t(observation.exchange.response.status === 0 ? 'diagnosis_noAnswer' : 'diagnosis_nothing')}
			</p>
		);
	}
	const others = observation.findings.filter(({ id }) => id !== finding.id);
	return (
		<>
			<FindingView finding={finding} />
			{others.length > 0 && (
				<section>
					<h3>{t('section_alsoHere')}</h3>
					<ul class="links">
						{others.map(other => (
							<li key={other.id}>
								<FindingLink
									finding={other}
									onClick={() => navigation.select(observation.exchange.id, other.id)}
								/>
							</li>
						))}
					</ul>
				</section>
			)}
		</>
	);
}

function FindingLink({ finding, onClick }: { finding: Finding; onClick: () => void }) {
	const { say } = useHost();
	return (
		<button type="button" class="link" onClick={onClick}>
			{say(finding.title)}
		</button>
	);
}

function FindingView({ finding }: { finding: Finding }) {
	const t = useWords();
	const { say } = useHost();
	const { verifying } = usePanel();
	const { error } = finding.subject;
	const { author, owner } = finding.recovery.prevention;
	return (
		<article class="finding">
			<header class={`banner banner-${finding.severity}`}>
				<SeverityIcon severity={finding.severity} />
				<h2>{say(finding.title)}</h2>
				<span class="banner-side">{t(`confidence_${finding.confidence}`)}</span>
			</header>
			<p>{say(finding.explanation)}</p>
			{error?.message && <blockquote class="quote">{plainText(error.message)}</blockquote>}
			<FindingFacts finding={finding} />
			<SuspectLine finding={finding} />
			<div class="do-now">
				<h3>{t('section_doNow')}</h3>
				<p>{say(finding.recovery.decision)}</p>
				<Steps messages={finding.recovery.steps} />
				<NextStep finding={finding} />
			</div>
			<CacheLayers finding={finding} />
			<EditorSigns finding={finding} />
			<TryFirst kind={finding.kind} />
			<Section title="section_avoid" messages={finding.recovery.avoid} />
			<Section title="section_verify" messages={finding.recovery.verify}>
				<button type="button" class="button" onClick={() => verifying.start(finding)}>
					{t('verify_start')}
				</button>
			</Section>
			<section>
				<h3>{t('section_evidence')}</h3>
				<EvidenceList evidence={finding.evidence} />
			</section>
			<Section title="section_why" messages={[finding.whyThisStatus]} />
			<Section title="section_escalate" messages={finding.recovery.escalate} />
			<section>
				<h3>{t('section_prevention')}</h3>
				<p>
					<b>{t('prevention_owner')}:</b> {owner.map(say).join(' ')}
				</p>
				<p>
					<b>{t('prevention_author')}:</b> {author.map(say).join(' ')}
				</p>
			</section>
		</article>
	);
}

/** Who, at a glance; the Suspects tab has the evidence. */
function SuspectLine({ finding }: { finding: Finding }) {
	const t = useWords();
	const { navigation } = usePanel();
	if (finding.suspects.length === 0) return null;
	return (
		<p>
			{t('section_suspects')}:{' '}
			{finding.suspects.slice(0, 3).map((suspect, index) => (
				<span key={componentKey(suspect)}>
					{index > 0 && ', '}
					<b>{suspectName(suspect, t)}</b> ({suspect.roles.map(role => t(`role_${role}`)).join(', ')})
				</span>
			))}{' '}
			<button
				type="button"
				class="link"
				onClick={() => {
					navigation.tab.value = 'suspects';
				}}
			>
				{t('suspects_show')}
			</button>
		</p>
	);
}

function Steps({ messages }: { messages: readonly Message[] }) {
	const { say } = useHost();
	return (
		<ol>
			{messages.map(message => (
				<li key={message.key}>{say(message)}</li>
			))}
		</ol>
	);
}

function Section(props: { title: MessageKey; messages: readonly Message[]; children?: ComponentChildren }) {
	const { children, messages, title } = props;
	const t = useWords();
	const { say } = useHost();
	if (messages.length === 0) return null;
	return (
		<section>
			<h3>{t(title)}</h3>
			{messages.length === 1 ? (
				<p>{messages.map(say)}</p>
			) : (
				<ul>
					{messages.map(message => (
						<li key={message.key}>{say(message)}</li>
					))}
				</ul>
			)}
			{children}
		</section>
	);
}
