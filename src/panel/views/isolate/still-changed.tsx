import type { SessionState } from '../../../isolation/session/state.ts';
import { unfinished } from '../../../isolation/session/unfinished.ts';
import { useHost, usePanel, useWords } from '../../panel-context.ts';
import { SeverityIcon } from '../../parts/icons.tsx';
import { CopyButton } from '../copy-button.tsx';

/** What is still other than before, and how to put it back without the panel. */
export function StillChanged({ state }: { state: SessionState }) {
	const t = useWords();
	const { say } = useHost();
	const { isolating } = usePanel();
	const rest = unfinished(state);
	if (!rest) return null;
	return (
		<section class="isolate-left" aria-labelledby="isolate-left">
			<SeverityIcon severity="warning" />
			<div>
				<h3 id="isolate-left">{t('isolate_leftTitle')}</h3>
				<ul>
					{rest.changes.map(change => (
						<li key={change.key}>{say(change)}</li>
					))}
				</ul>
				{rest.byHand && (
					<details class="fold">
						<summary>{t('isolate_byHand')}</summary>
						{rest.renames.length > 0 && (
							<ul>
								{rest.renames.map((step, at) => (
									<li key={at}>{say(step)}</li>
								))}
							</ul>
						)}
						{rest.orderUnknown && <p>{t('isolate_orderUnknown')}</p>}
						<HandLine name="WP-CLI" text={rest.byHand.wpCli} />
						<HandLine name="SQL" text={rest.byHand.sql} />
						<p>{t('isolate_sqlNote')}</p>
						<button type="button" class="link" onClick={() => void isolating.searching.order('leave')}>
							{t('isolate_leave')}
						</button>
					</details>
				)}
			</div>
		</section>
	);
}

function HandLine({ name, text }: { name: string; text: string }) {
	return (
		<>
			<p>
				{name} <CopyButton text={text} what={name} />
			</p>
			<pre class="code isolate-code">{text}</pre>
		</>
	);
}
