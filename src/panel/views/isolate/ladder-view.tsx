import type { ComponentChildren } from 'preact';
import type { Detected } from '../../../isolation/rungs/detect.ts';
import { LADDER, RUNG_WORDS, type Rung } from '../../../isolation/rungs/ladder.ts';
import { PAUSE_WORDS } from '../../../isolation/session/unfinished.ts';
import { usePanel, useWords } from '../../panel-context.ts';
import type { Candidate } from '../../state/isolating-choice.ts';
import { ElsewhereCard } from './elsewhere-card.tsx';
import { PlanCard } from './plan-card.tsx';

/** The ways there are on this site, the mildest first, each with who is affected, what is written, how it is undone. */
export function LadderView({ candidate, detected }: { candidate: Candidate; detected: Detected }) {
	const t = useWords();
	const { isolating } = usePanel();
	return (
		<section>
			<header class="isolate-head">
				<h3 id="isolate-ladder">{t('isolate_ladder')}</h3>
				<button type="button" class="link" onClick={() => void isolating.look()}>
					{t('isolate_lookAgain')}
				</button>
			</header>
			{detected.trouble && <p class="note">{t(PAUSE_WORDS[detected.trouble])}</p>}
			{detected.masked && <p class="note">{t('isolate_masked')}</p>}
			<div class="isolate-ladder" role="radiogroup" aria-labelledby="isolate-ladder">
				{LADDER.map(rung => (
					<RungRow key={rung} rung={rung}>
						{rung === 'elsewhere' ? (
							<ElsewhereCard candidate={candidate} detected={detected} />
						) : (
							<PlanCard candidate={candidate} />
						)}
					</RungRow>
				))}
			</div>
		</section>
	);
}

interface RungRowProps {
	readonly rung: Rung;
	/** What to do next, where this one is chosen. */
	readonly children: ComponentChildren;
}

function RungRow({ children, rung }: RungRowProps) {
	const t = useWords();
	const { isolating } = usePanel();
	const lack = isolating.lackOf(rung);
	const { affects, name, theme, undo, writes } = RUNG_WORDS[rung];
	const isChosen = isolating.rung.value === rung;
	return (
		<div class={`isolate-rung${isChosen ? ' is-chosen' : ''}${lack ? ' is-lacking' : ''}`}>
			<label>
				<input
					type="radio"
					name="isolate-rung"
					checked={isChosen}
					disabled={lack !== null}
					onChange={() => isolating.chooseRung(rung)}
				/>
				<b>{t(name)}</b>
			</label>
			{lack ? (
				<p>{t(lack)}</p>
			) : (
				<dl class="isolate-three">
					{(
						[
							['isolate_affects', affects],
							['isolate_writes', writes],
							['isolate_undo', undo],
						] as const
					).map(([label, fact]) => (
						<div key={label}>
							<dt>{t(label)}</dt>
							<dd>{t(fact)}</dd>
						</div>
					))}
				</dl>
			)}
			{!lack && theme && <p class="note">{t(theme)}</p>}
			{isChosen && <div class="isolate-next">{children}</div>}
		</div>
	);
}
